import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { goldReviewDays } from "../../../shared/contract/gold.ts";
import type { Reminders } from "../../../shared/contract/reminders.ts";
import { agreementWarningDays } from "../../../shared/domain/partners.ts";
import { BrokenTrailLine } from "../audit/TrailFindings.tsx";
import { InterruptedBinders } from "../binders/InterruptedBinders.tsx";
import { LeaveLines } from "../covers/LeaveLines.tsx";
import { OpenDepartures } from "../departures/OpenDepartures.tsx";
import { WaitingHandovers } from "../handovers/WaitingHandovers.tsx";
import { InterruptedImports } from "../imports/InterruptedImports.tsx";

/** What is to be seen to beside one's lists, the gravest first; nothing where there is nothing. */
export function ReminderLines({ reminders }: { reminders: Reminders }) {
  const { handoversOfBranch, ...own } = reminders;
  return (
    <>
      <BrokenTrailLine breaks={own.trailBreaks} />
      <InterruptedImports imports={own.imports} />
      <InterruptedBinders binders={own.binders} />
      <WaitingHandovers handovers={own.handovers} />
      <HandoversOfBranch {...handoversOfBranch} />
      <LeaveLines leave={own.leave} />
      <OpenDepartures departures={own.departures} />
      <MarketingLines {...own} />
    </>
  );
}

function HandoversOfBranch({ count, oldestDays }: Reminders["handoversOfBranch"]) {
  const { t } = useTranslation();
  return (
    <CountLine count={count} title={t("handovers.waiting.branch", { count, days: oldestDays })}>
      <Link to="/handovers" search={{ open: true }}>
        {t("handovers.waiting.look")}
      </Link>
    </CountLine>
  );
}

type Marketing = Pick<Reminders, "goldReviews" | "openRounds" | "leadsLate" | "agreements">;

function MarketingLines({ goldReviews, openRounds, leadsLate, agreements: { expiring, expired } }: Marketing) {
  const { t } = useTranslation();
  const agreements = { expiring, expired, days: agreementWarningDays };
  return (
    <>
      <CountLine count={goldReviews} title={t("gold.dueLine", { count: goldReviews, days: goldReviewDays })}>
        <Link to="/gold" search={{ tab: "reviews" }}>
          {t("gold.dueOpen")}
        </Link>
      </CountLine>
      <CountLine count={openRounds} title={t("rounds.dueLine", { count: openRounds })}>
        <Link to="/visits" search={{ tab: "rounds" }}>
          {t("rounds.dueOpen")}
        </Link>
      </CountLine>
      <CountLine count={leadsLate} title={t("leads.dueLine", { count: leadsLate })}>
        <Link to="/leads" search={{ view: "table", due: "late" }}>
          {t("leads.dueOpen")}
        </Link>
      </CountLine>
      <CountLine count={expiring + expired} title={t("partners.dueLine", agreements)}>
        <Link to="/partners" search={{ show: "expiring" }}>
          {t("partners.dueOpen")}
        </Link>
      </CountLine>
    </>
  );
}

/** So many of something, with the way to their list; nothing where there is none of it. */
function CountLine({ count, title, children }: { count: number; title: string; children: ReactNode }) {
  return count > 0 && <Alert type="warning" showIcon title={title} action={children} />;
}
