import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Alert, Button, Flex, Steps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Holdings } from "../../../shared/contract/departures.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { Done, type Outcome } from "./Done.tsx";
import { FinalStep } from "./FinalStep.tsx";
import { HeldThings } from "./HeldThings.tsx";
import { SharesStep } from "./SharesStep.tsx";
import { type Choices, missingReceivers, noChoices } from "./shares.ts";

const route = getRouteApi("/users/$id/departure");

/** What somebody who leaves holds, who gets it, and the whole before it happens. */
export function DeparturePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { today } = useSession();
  const [day, setDay] = useState(today);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const holdings = useQuery(api.departures.holdings.queryOptions({ input: { id, day }, enabled: outcome === null }));
  if (outcome) return <Done outcome={outcome} />;
  return (
    <Page
      path={[
        <Link key="users" to="/users">
          {t("app.nav.users")}
        </Link>,
      ]}
      title={holdings.data ? t("departures.title", { name: holdings.data.user.name }) : t("departures.action")}
    >
      <Flex gap="small" align="center">
        <label htmlFor="departure-day">{t("departures.day")}</label>
        <DayInput
          id="departure-day"
          allowClear={false}
          min={today}
          value={day}
          onChange={(picked) => picked && setDay(picked)}
        />
        <span className="secondary">{t("departures.dayHint")}</span>
      </Flex>
      <QueryState query={holdings}>
        {(held) => <Wizard key={held.day} holdings={held} onDone={setOutcome} />}
      </QueryState>
    </Page>
  );
}

function Wizard({ holdings, onDone }: { holdings: Holdings; onDone: (outcome: Outcome) => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const [choices, setChoices] = useState<Choices>(noChoices);
  const missing = missingReceivers(holdings, choices);
  const steps = (["holdings", "shares", "confirm"] as const).map((key) => ({ title: t(`departures.steps.${key}`) }));
  if (holdings.nothing)
    return (
      <>
        <Alert type="success" showIcon title={t("departures.nothing", { name: holdings.user.name })} />
        <FinalStep holdings={holdings} choices={choices} onDone={onDone} />
      </>
    );
  return (
    <>
      <Steps size="small" current={step} items={steps} />
      {step === 0 && <HeldThings holdings={holdings} />}
      {step === 1 && <SharesStep holdings={holdings} choices={choices} onChange={setChoices} />}
      {step === 2 ? (
        <FinalStep holdings={holdings} choices={choices} onDone={onDone} onBack={() => setStep(1)} />
      ) : (
        <Flex gap="small" align="center">
          {step === 1 && <Button onClick={() => setStep(0)}>{t("departures.previous")}</Button>}
          <Button type="primary" disabled={step === 1 && missing > 0} onClick={() => setStep(step + 1)}>
            {t("departures.next")}
          </Button>
          {step === 1 && missing > 0 && (
            <span className="secondary">{t("departures.missing", { count: missing })}</span>
          )}
        </Flex>
      )}
    </>
  );
}
