import { useNavigate } from "@tanstack/react-router";
import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import type { closings } from "../../../shared/contract/departures.ts";

export interface Outcome {
  name: string;
  day: string;
  planId: number | null;
  handovers: number;
  closed: boolean;
  closing: (typeof closings)[number];
}

/** Said after a departure was confirmed, with the ways onwards. */
export function Done({ outcome: { name, day, planId, handovers, closed, closing } }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const said = closing === "account" ? "departures.doneClosed" : "departures.doneRole";
  return (
    <Result
      status="success"
      title={t("departures.done", { name })}
      subTitle={closed ? t(said, { count: handovers }) : t("departures.doneAhead", { date: day, count: handovers })}
      extra={[
        planId !== null && (
          <Button key="plan" onClick={() => navigate({ to: "/jurisdictions/plans/$id", params: { id: planId } })}>
            {t("departures.toPlan")}
          </Button>
        ),
        <Button key="users" type="primary" onClick={() => navigate({ to: "/users" })}>
          {t("departures.toUsers")}
        </Button>,
      ]}
    />
  );
}
