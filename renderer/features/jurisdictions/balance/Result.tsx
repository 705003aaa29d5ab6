import { Alert, Flex, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import type { BalanceProposalView } from "../../../../shared/contract/balance.ts";
import type { UnmovedMeasure } from "../../../../shared/domain/balanceBoard.ts";
import { LoadsBeforeAfter } from "./LoadsBeforeAfter.tsx";
import { StepsTable } from "./StepsTable.tsx";
import { Summary } from "./Summary.tsx";
import { unmetSentences } from "./text.ts";

interface ResultProps {
  proposal: BalanceProposalView;
  unmovedOf: UnmovedMeasure;
  /** whether the settings are others by now */
  outdated: boolean;
}

/** A proposal: its measure, its steps, the loads it leads to, and what it could not do. */
export function Result({ proposal, unmovedOf, outdated }: ResultProps) {
  const { t } = useTranslation();
  const unmet = unmetSentences(proposal.unmet, t);
  return (
    <Flex vertical gap="small">
      {outdated && <Alert type="warning" showIcon title={t("balance.outdated")} />}
      <Summary proposal={proposal} unmovedOf={unmovedOf} />
      {proposal.steps.length === 0 && <Alert type="info" showIcon title={t("balance.nothing")} />}
      <Tabs
        size="small"
        items={[
          {
            key: "steps",
            label: t("balance.steps", { count: proposal.steps.length }),
            children: <StepsTable steps={proposal.steps} />,
            disabled: proposal.steps.length === 0,
          },
          { key: "loads", label: t("balance.loads"), children: <LoadsBeforeAfter proposal={proposal} /> },
          {
            key: "unmet",
            label: t("balance.unmetTitle", { count: unmet.length }),
            children: unmet.length === 0 ? t("balance.allMet") : <Sentences sentences={unmet} />,
          },
        ].filter(({ disabled }) => !disabled)}
      />
    </Flex>
  );
}

function Sentences({ sentences }: { sentences: string[] }) {
  return (
    <ul className="balancing-unmet">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
