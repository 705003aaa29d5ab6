import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Diligence } from "../../../shared/contract/diligence.ts";
import { api } from "../../app/client.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { StatusTag } from "./StatusTag.tsx";

interface DiligenceHeadProps {
  diligence: Diligence;
  secondId: number | null;
  editable: boolean;
  onSecond: (id: number | null) => void;
}

/** Whose due diligence it is, how it stands, and who investigates. */
export function DiligenceHead({ diligence, secondId, editable, onSecond }: DiligenceHeadProps) {
  const { t } = useTranslation();
  const { customerId, customerName, fileNumber, lead, second, supersedes, decidedBy, decisionNote } = diligence;
  const colleagues = useQuery(api.diligence.colleagues.queryOptions({ enabled: editable }));
  const others = (colleagues.data ?? []).filter(({ id }) => id !== lead.id);
  const known = second && !others.some(({ id }) => id === second.id) ? [second, ...others] : others;
  return (
    <>
      <FactsTable
        column={4}
        rows={[
          [
            t("diligence.customer"),
            <Link key="customer" to="/customers/$id" params={{ id: customerId }} search={{ tab: "diligence" }}>
              {customerName} {fileNumber}
            </Link>,
          ],
          [t("diligence.statusTitle"), <StatusTag key="status" row={diligence} />],
          [t("diligence.lead"), lead.name],
          [
            t("diligence.second"),
            editable ? (
              <Select<number | null>
                key="second"
                aria-label={t("diligence.second")}
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                placeholder={t("diligence.noSecond")}
                style={{ width: 150 }}
                value={secondId}
                options={known.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => onSecond(id ?? null)}
              />
            ) : (
              (second?.name ?? t("diligence.noSecond"))
            ),
          ],
          ...(supersedes
            ? [
                [
                  t("diligence.begunOn"),
                  <span key="begun">
                    {diligence.begunOn} (
                    <Link
                      to="/customers/$id/diligence/$diligenceId"
                      params={{ id: customerId, diligenceId: supersedes.id }}
                    >
                      {t("diligence.supersedes", { number: supersedes.number })}
                    </Link>
                    )
                  </span>,
                ] as const,
              ]
            : []),
        ]}
      />
      {decidedBy && (diligence.status === "returned" || diligence.status === "draft") && (
        <Alert
          type="warning"
          showIcon
          title={t("diligence.returnedBy", { name: decidedBy.name, note: decisionNote })}
        />
      )}
    </>
  );
}
