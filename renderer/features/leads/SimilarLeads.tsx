import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Flex, Form } from "antd";
import { useTranslation } from "react-i18next";
import type { LeadFields } from "../../../shared/contract/leads.ts";
import { normalisePhone } from "../../../shared/domain/phone.ts";
import { api } from "../../app/client.ts";
import { useDebounced } from "../../ui/useDebounced.ts";

/** Under the form: who is registered or noted already and may be the lead being typed, with whose they are. */
export function SimilarLeads({ ownId }: { ownId: number | null }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<LeadFields>();
  const name = useDebounced((Form.useWatch("name", form) ?? "").trim());
  const phone = useDebounced(normalisePhone(Form.useWatch("phone", form) ?? ""));
  const areaId = Form.useWatch("areaId", form) ?? null;
  const similar = useQuery(
    api.leads.findSimilar.queryOptions({
      input: { name: name.slice(0, 60), phone: phone.slice(0, 30), areaId, exceptId: ownId },
      enabled: phone !== "" || (name !== "" && areaId !== null),
    }),
  );
  const { customers = [], leads = [] } = similar.data ?? {};
  if (customers.length + leads.length === 0) return null;
  return (
    <Flex vertical gap="small" role="status" style={{ marginBottom: 16 }}>
      {customers.map(({ reason, fileNumber, marketerName, customer }) => (
        <Alert
          key={fileNumber}
          type="warning"
          showIcon
          title={
            <>
              {t(`leads.similar.customer.${reason === "phone" ? "phone" : "name"}`)}{" "}
              {customer ? (
                <>
                  <Link to="/customers/$id" params={{ id: customer.id }}>
                    {customer.name}
                  </Link>{" "}
                  {[fileNumber, customer.areaName, customer.phoneMasked, marketerName].filter(Boolean).join(" · ")}
                </>
              ) : (
                t("leads.similar.elsewhere", { marketer: marketerName ?? t("customers.unassigned"), what: fileNumber })
              )}
            </>
          }
        />
      ))}
      {leads.map(({ reason, ownerName, stage, lead }, place) => (
        <Alert
          // biome-ignore lint/suspicious/noArrayIndexKey: of leads elsewhere nothing else is known
          key={place}
          type="warning"
          showIcon
          title={
            <>
              {t(`leads.similar.lead.${reason}`)}{" "}
              {lead ? (
                <>
                  <Link to="/leads/$id" params={{ id: lead.id }}>
                    {lead.name}
                  </Link>{" "}
                  {[lead.areaName, lead.phoneMasked, t(`common.leadStage.${stage}`), ownerName]
                    .filter(Boolean)
                    .join(" · ")}
                </>
              ) : (
                t("leads.similar.elsewhere", {
                  marketer: ownerName ?? t("customers.unassigned"),
                  what: t(`common.leadStage.${stage}`),
                })
              )}
            </>
          }
        />
      ))}
    </Flex>
  );
}
