import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Alert, Button, Descriptions, Empty, Flex, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agreement, Partner } from "../../../shared/contract/partners.ts";
import { agreementWarningDays } from "../../../shared/domain/partners.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDialogChange } from "../../ui/useDialogChange.ts";
import { AgreementDialog } from "./AgreementDialog.tsx";
import { EndDialog } from "./EndDialog.tsx";
import { PartnerDialog } from "./PartnerDialog.tsx";
import { StateTag } from "./StateTag.tsx";
import "./partners.css";

const route = getRouteApi("/partners/$id");

/** One partner: who they are, all agreements with them, and the way to whom they sent. */
export function PartnerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const mayWrite = useAllowed("partners.update");
  const partner = useQuery(api.partners.get.queryOptions({ input: { id } }));
  const [dialog, setDialog] = useState<"edit" | "end" | null>(null);
  const close = () => setDialog(null);
  return (
    <QueryState query={partner}>
      {(data) => (
        <Page
          path={[
            <Link key="partners" to="/partners" search={{}}>
              {t("partners.title")}
            </Link>,
          ]}
          title={
            <>
              {data.name} <StateTag {...data} />
            </>
          }
          actions={
            mayWrite && (
              <>
                {data.endedOn === null ? (
                  <Button onClick={() => setDialog("end")}>{t("partners.end.action")}</Button>
                ) : (
                  <Resume partner={data} />
                )}
                <Button type="primary" onClick={() => setDialog("edit")}>
                  {t("common.actions.edit")}
                </Button>
              </>
            )
          }
        >
          <Standing partner={data} />
          <Facts partner={data} />
          <Agreements partner={data} mayWrite={mayWrite && data.endedOn === null} />
          {dialog === "edit" && <PartnerDialog partner={data} onClose={close} />}
          {dialog === "end" && <EndDialog partner={data} onClose={close} />}
        </Page>
      )}
    </QueryState>
  );
}

function Resume({ partner: { id, version, name } }: { partner: Partner }) {
  const { t } = useTranslation();
  const resume = useMutation(
    api.partners.resume.mutationOptions(useDialogChange(api.partners.key(), () => {}, t("partners.resumed", { name }))),
  );
  return (
    <Button loading={resume.isPending} onClick={() => resume.mutate({ id, version })}>
      {t("partners.resume")}
    </Button>
  );
}

/** What is to be done about the agreement, if anything. */
function Standing({ partner: { state, endedOn, endReason } }: { partner: Partner }) {
  const { t } = useTranslation();
  if (endedOn !== null) return <Alert type="info" showIcon title={t("partners.endedFor", { reason: endReason })} />;
  if (state === "expiring")
    return <Alert type="warning" showIcon title={t("partners.expiringHint", { days: agreementWarningDays })} />;
  return state === "expired" ? <Alert type="error" showIcon title={t("partners.expiredHint")} /> : null;
}

function Facts({ partner }: { partner: Partner }) {
  const { t } = useTranslation();
  const fields = ["creditCode", "address", "contactName", "contactPhone", "note"] as const;
  return (
    <Descriptions
      className="panel"
      size="small"
      column={3}
      items={[
        { key: "kind", label: t("partners.field.kind"), children: t(`common.partnerKind.${partner.kind}`) },
        ...fields.map((name) => ({
          key: name,
          label: t(`partners.field.${name}`),
          children: partner[name] || t("common.state.none"),
        })),
        {
          key: "leads",
          label: t("partners.leads"),
          children: (
            <Link to="/leads" search={{ view: "table", partnerId: partner.id }}>
              {t("partners.openLeads")}
            </Link>
          ),
        },
      ]}
    />
  );
}

function Agreements({ partner: { id, agreements }, mayWrite }: { partner: Partner; mayWrite: boolean }) {
  const { t } = useTranslation();
  /** null: a new one; undefined: no dialog */
  const [edited, setEdited] = useState<Agreement | null | undefined>(undefined);
  return (
    <section className="panel" aria-label={t("partners.agreements")}>
      <Flex justify="space-between" align="start">
        <Typography.Title level={5}>{t("partners.agreements")}</Typography.Title>
        {mayWrite && <Button onClick={() => setEdited(null)}>{t("partners.addAgreement")}</Button>}
      </Flex>
      {agreements.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("partners.noAgreement")} />
      ) : (
        <Table<Agreement>
          size="small"
          rowKey="id"
          dataSource={agreements}
          pagination={false}
          columns={[
            { title: t("partners.field.number"), dataIndex: "number" },
            { title: t("partners.field.fromDate"), dataIndex: "fromDate", className: "nowrap" },
            { title: t("partners.field.untilDate"), dataIndex: "untilDate", className: "nowrap" },
            {
              title: t("partners.field.depositRate"),
              key: "rate",
              align: "right",
              render: (_, { depositRate }) =>
                depositRate === null ? t("common.state.none") : t("leads.share", { share: depositRate / 100 }),
            },
            {
              title: t("partners.field.terms"),
              key: "terms",
              render: (_, { terms }) => <div className="agreement-terms">{terms}</div>,
            },
            ...(mayWrite
              ? [
                  {
                    key: "action",
                    render: (_: unknown, agreement: Agreement) => (
                      <Button
                        type="link"
                        size="small"
                        aria-label={`${t("common.actions.edit")} ${agreement.number}`}
                        onClick={() => setEdited(agreement)}
                      >
                        {t("common.actions.edit")}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {edited !== undefined && (
        <AgreementDialog partnerId={id} agreement={edited} onClose={() => setEdited(undefined)} />
      )}
    </section>
  );
}
