import { App, Button, Flex, Input, Modal, Progress, Typography } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RenewalRow } from "../../../../shared/contract/renewal.ts";
import type { Scorecard } from "../../../../shared/contract/scorecards.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import { gradeMoves } from "../../../../shared/domain/renewal.ts";
import { LeaveGuard } from "../../../ui/LeaveGuard.tsx";
import { RenewalTable } from "./RenewalTable.tsx";
import { type Renewal, useRenewals } from "./useRenewals.ts";

interface RenewalBoardProps {
  rows: readonly RenewalRow[];
  scorecards: readonly Scorecard[];
  /** under the table */
  children: ReactNode;
}

/** The rows of a village with what is asked of each, and proposing the ticked ones. */
export function RenewalBoard({ rows, scorecards, children }: RenewalBoardProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { renewals, change, propose, progress, dirty } = useRenewals(rows, scorecards);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [evidence, setEvidence] = useState("");
  const [confirming, setConfirming] = useState(false);
  const chosen = renewals.filter(({ row, ready }) => ready && ticked.includes(row.ratingId));
  const left = renewals.filter(({ row, ready, done }) => !ready && row.open === null && !done?.proposedId);
  const proposeChosen = async () => {
    setConfirming(false);
    const outcome = await propose(chosen, evidence);
    setTicked([]);
    const refused = outcome.filter(({ refusal }) => refusal !== null).length;
    const done = outcome.length - refused;
    if (refused > 0) void message.warning(t("ratingLists.renewal.partly", { done, refused }), 6);
    else if (done > 0) void message.success(t("ratingLists.renewal.done", { count: done }));
  };
  return (
    <Flex vertical gap="small">
      <LeaveGuard dirty={dirty} />
      <Flex gap="small" align="center">
        <label htmlFor="renewal-evidence" style={{ whiteSpace: "nowrap" }}>
          {t("ratingLists.renewal.evidence")}
        </label>
        <Input
          id="renewal-evidence"
          placeholder={t("ratingLists.renewal.evidenceHint")}
          maxLength={2000}
          value={evidence}
          onChange={({ target }) => setEvidence(target.value)}
        />
        <Button
          type="primary"
          disabled={chosen.length === 0}
          loading={progress !== null}
          onClick={() => setConfirming(true)}
        >
          {t("ratingLists.renewal.propose", { count: chosen.length })}
        </Button>
      </Flex>
      {progress && <Progress percent={Math.round((progress.sent / progress.of) * 100)} />}
      <RenewalTable renewals={renewals} ticked={ticked} onTick={setTicked} onChange={change} />
      {children}
      {confirming && (
        <Confirm
          chosen={chosen}
          left={left.length}
          onConfirm={() => void proposeChosen()}
          onClose={() => setConfirming(false)}
        />
      )}
    </Flex>
  );
}

interface ConfirmProps {
  chosen: readonly Renewal[];
  /** rows that are not complete */
  left: number;
  onConfirm: () => void;
  onClose: () => void;
}

function Confirm({ chosen, left, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation();
  const count = chosen.length;
  const moves = gradeMoves(chosen.map(({ row, result }) => ({ from: row.last.grade, to: result?.grade ?? "C" })));
  const sumFen = chosen.reduce((sum, { result }) => sum + (result?.line.lineFen ?? 0), 0);
  const names = chosen.map(({ row }) => row.customerName);
  return (
    <Modal
      open
      title={t("ratingLists.renewal.confirmTitle", { count })}
      okText={t("ratingLists.renewal.confirm", { count })}
      onOk={onConfirm}
      onCancel={onClose}
    >
      <Typography.Paragraph ellipsis={{ rows: 3, expandable: true }}>
        {names.join(t("common.separator"))}
      </Typography.Paragraph>
      <p>{t("ratingLists.renewal.confirmSum", { amount: t("common.money.yuan", { amount: formatFen(sumFen) }) })}</p>
      <p>{t("ratingLists.renewal.confirmGrades", moves)}</p>
      {left > 0 && <p>{t("ratingLists.renewal.confirmLeft", { count: left })}</p>}
    </Modal>
  );
}
