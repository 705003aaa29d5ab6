import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type LeadStage, movesFrom } from "../../../shared/domain/leads.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { LeadFacts } from "./LeadFacts.tsx";
import { LeadHistory } from "./LeadHistory.tsx";
import { LeadNotes } from "./LeadNotes.tsx";
import { StageTag } from "./LeadsTable.tsx";
import { UnlinkDialog } from "./UnlinkDialog.tsx";
import { useLeadMoves } from "./useLeadMoves.tsx";
import "./leads.css";

const route = getRouteApi("/leads/$id");

/** One lead: what is known of it, where it stands, what was said and what happened. */
export function LeadPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  const mayChange = useAllowed("leads.update");
  const lead = useQuery(api.leads.get.queryOptions({ input: { id } }));
  const { move, dialog } = useLeadMoves();
  const [unlinking, setUnlinking] = useState(false);
  return (
    <QueryState query={lead}>
      {(data) => {
        const standing = mayChange && data.erasedOn === null;
        const moves = standing ? movesFrom(data.stage) : [];
        const linked = data.stage !== "new" && data.stage !== "contacted" && data.stage !== "lost";
        return (
          <Page
            path={[
              <Link key="leads" to="/leads" search={{}}>
                {t("leads.title")}
              </Link>,
            ]}
            title={
              <>
                {data.name || t("leads.erasedName")} <StageTag stage={data.stage} />
              </>
            }
            actions={
              <>
                {standing && linked && <Button onClick={() => setUnlinking(true)}>{t("leads.unlink.action")}</Button>}
                {moves.length > 0 && (
                  <Dropdown
                    trigger={["click"]}
                    menu={{
                      items: moves.map((key) => ({
                        key,
                        label: t("leads.moveTo", { stage: t(`common.leadStage.${key}`) }),
                      })),
                      onClick: ({ key }) => move(data, key as LeadStage),
                    }}
                  >
                    <Button>{t("leads.move")}</Button>
                  </Dropdown>
                )}
                {moves.includes("customer") && (
                  <Button onClick={() => move(data, "customer")}>{t("leads.link.action")}</Button>
                )}
                {standing && (
                  <Button type="primary" onClick={() => navigate({ to: "/leads/$id/edit", params: { id } })}>
                    {t("common.actions.edit")}
                  </Button>
                )}
              </>
            }
          >
            {data.erasedOn && <Alert type="info" showIcon title={t("leads.erasedHint", { day: data.erasedOn })} />}
            {data.lost && !data.erasedOn && (
              <Alert
                type="warning"
                showIcon
                title={t("leads.lostHint", { day: data.lost.on, kind: t(`common.lostKind.${data.lost.kind}`) })}
                description={data.lost.note}
              />
            )}
            <LeadFacts lead={data} />
            <div className="two-columns">
              <LeadNotes lead={data} />
              <LeadHistory lead={data} />
            </div>
            {dialog}
            {unlinking && <UnlinkDialog lead={data} onClose={() => setUnlinking(false)} />}
          </Page>
        );
      }}
    </QueryState>
  );
}
