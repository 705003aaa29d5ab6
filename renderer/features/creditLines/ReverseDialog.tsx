import { useMutation } from "@tanstack/react-query";
import { Form, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { CreditLine, LineMovementRow } from "../../../shared/contract/creditLines.ts";
import { effectOf } from "../../../shared/domain/creditLine.ts";
import { api } from "../../app/client.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { Money } from "../../ui/Money.tsx";
import { type Reason, ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { everything, useDialogChange } from "../../ui/useDialogChange.ts";
import { reversalTitle } from "./reversalTitle.ts";

interface ReverseDialogProps {
  line: CreditLine;
  movement: LineMovementRow;
  onClose: () => void;
}

/** Taking an entry back: what it was, what the balance becomes, and why. */
export function ReverseDialog({ line, movement, onClose }: ReverseDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>();
  const reverse = useMutation(
    api.creditLines.reverse.mutationOptions(useDialogChange(everything, onClose, t("creditLines.reversed"), form)),
  );
  return (
    <ReasonDialog
      form={form}
      title={reversalTitle(movement, t)}
      label={t("creditLines.reverseReason")}
      ok={t("creditLines.reverse")}
      max={200}
      danger
      pending={reverse.isPending}
      onGiven={(reason) => reverse.mutate({ id: movement.id, reason })}
      onClose={onClose}
    >
      <FactsTable
        plain
        column={1}
        rows={[
          [t("creditLines.amount"), <Money key="amount" fen={movement.amountFen} />],
          [t("creditLines.balance"), <Money key="balance" fen={line.balanceFen} />],
          [t("creditLines.balanceAfter"), <Money key="after" fen={line.balanceFen - effectOf(movement)} />],
        ]}
      />
      <Typography.Paragraph style={{ marginTop: 12 }}>{t("creditLines.reverseHint")}</Typography.Paragraph>
    </ReasonDialog>
  );
}
