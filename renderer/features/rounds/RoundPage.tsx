import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Flex, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { villageText } from "../../../shared/i18n/dayListText.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { AddProspect } from "./AddProspect.tsx";
import { CloseRound, ReopenRound } from "./CloseRound.tsx";
import { DoorTable } from "./DoorTable.tsx";
import { RoundProgress } from "./RoundProgress.tsx";
import "./rounds.css";

const route = getRouteApi("/visits/rounds/$id");

/** A round, door by door; every mark is kept the moment it is made. */
export function RoundPage() {
  const { id } = route.useParams();
  const round = useQuery(api.rounds.get.queryOptions({ input: { id } }));
  return <QueryState query={round}>{(data) => <Doors of={data} />}</QueryState>;
}

function Doors({ of: { round, doors } }: { of: Outputs["rounds"]["get"] }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const navigate = useNavigate();
  const mayWalk = useAllowed("rounds.mark");
  const [on, setOn] = useState(today);
  const [closing, setClosing] = useState(false);
  const { areaName: name, townshipName, closedOn, counts, purpose, marketerName, begunOn } = round;
  const walks = mayWalk && closedOn === null;
  return (
    <Page
      path={[
        <Link key="rounds" to="/visits" search={{ tab: "rounds" }}>
          {t("visits.page.tab.rounds")}
        </Link>,
      ]}
      title={
        <>
          {villageText({ name, townshipName }, t)} {closedOn !== null && <Tag>{t("rounds.closed")}</Tag>}
        </>
      }
      actions={
        <>
          <Button onClick={() => navigate({ to: "/visits/rounds/$id/print", params: { id: round.id } })}>
            {t("rounds.paper.print")}
          </Button>
          {walks && <Button onClick={() => setClosing(true)}>{t("rounds.close")}</Button>}
          {mayWalk && closedOn !== null && <ReopenRound round={round} />}
        </>
      }
    >
      <div className="panel">
        <Flex gap="large" align="center" wrap>
          <div className="round-progress">
            <RoundProgress counts={counts} />
          </div>
          <span>
            {purpose} · {marketerName} · {t("rounds.begunOn")} {begunOn}
          </span>
          {walks && (
            <Flex gap="small" align="center">
              <span aria-hidden>{t("rounds.on")}</span>
              <DayInput
                aria-label={t("rounds.on")}
                value={on}
                max={today}
                allowClear={false}
                onChange={(day) => day && setOn(day)}
              />
            </Flex>
          )}
        </Flex>
        {round.note && <div className="prose">{round.note}</div>}
      </div>
      {walks && <AddProspect roundId={round.id} on={on} />}
      <DoorTable round={round} doors={doors} on={on} walks={walks} />
      {closing && <CloseRound round={round} onClose={() => setClosing(false)} />}
    </Page>
  );
}
