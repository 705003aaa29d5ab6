import { Alert, Button, Flex, Input, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useStep } from "./useStep.ts";

interface CheckingProps {
  rating: Rating;
  /** whoever looks has approved it already, and may still return it */
  approved: boolean;
}

/** The checker's decision on a proposal: to approve it, from a day if need be, or to return it with a reason. */
export function Checking({ rating: { id, version }, approved }: CheckingProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [note, setNote] = useState("");
  const [effectiveFrom, setEffectiveFrom] = useState<string | null>(null);
  const outcome = ({ status, waitsFor, effectiveFrom: from, approvals, approvalsNeeded }: Rating) => {
    if (status === "effective") return t("ratings.approved");
    if (status === "approved") return t(`ratings.waits.${waitsFor ?? "day"}`, { date: from ?? today });
    return t("ratings.waitsForApprovals", { count: approvalsNeeded - approvals.length });
  };
  const approve = useStep(api.ratings.approve.mutationOptions(), outcome, () => setNote(""));
  const giveBack = useStep(api.ratings.return.mutationOptions(), () => t("ratings.returned"));
  return (
    <Flex vertical gap="small" className="panel">
      {approved && <Alert type="success" showIcon title={t("ratings.approvedByYou")} />}
      <Typography.Text strong>
        <label htmlFor="decision">{t("ratings.decisionNote")}</label>
      </Typography.Text>
      <Input.TextArea
        id="decision"
        maxLength={500}
        autoSize={{ minRows: 2 }}
        placeholder={t("ratings.decisionHint")}
        value={note}
        onChange={({ target }) => setNote(target.value.replace(/[\r\n]+/g, " "))}
      />
      {!approved && (
        <Flex vertical gap={2}>
          <label htmlFor="effective-from">{t("ratings.effectiveFrom")}</label>
          <DayInput
            id="effective-from"
            min={today}
            placeholder={t("ratings.effectiveAtOnce")}
            value={effectiveFrom}
            onChange={setEffectiveFrom}
          />
        </Flex>
      )}
      <Flex gap="small">
        {!approved && (
          <Button
            type="primary"
            loading={approve.isPending}
            onClick={() => approve.mutate({ id, version, note, effectiveFrom })}
          >
            {t("ratings.approve")}
          </Button>
        )}
        <Button
          danger
          disabled={note.trim() === ""}
          loading={giveBack.isPending}
          onClick={() => giveBack.mutate({ id, version, note })}
        >
          {t("ratings.return")}
        </Button>
      </Flex>
    </Flex>
  );
}
