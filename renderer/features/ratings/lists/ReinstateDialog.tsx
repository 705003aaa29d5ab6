import { useMutation } from "@tanstack/react-query";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { SuspendedRow } from "../../../../shared/contract/ratingLists.ts";
import { api } from "../../../app/client.ts";
import { type Reason, ReasonDialog } from "../../../ui/ReasonDialog.tsx";
import { everything, useDialogChange } from "../../../ui/useDialogChange.ts";

/** Puts a suspended rating in force again, for a reason. */
export function ReinstateDialog({ row, onClose }: { row: SuspendedRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>();
  const reinstate = useMutation(
    api.ratings.reinstate.mutationOptions(useDialogChange(everything, onClose, t("ratingLists.reinstated"), form)),
  );
  const { ratingId: id, version } = row;
  return (
    <ReasonDialog
      form={form}
      title={t("ratingLists.reinstateTitle", { name: row.customerName })}
      label={t("ratingLists.reinstateReason")}
      ok={t("ratingLists.reinstate")}
      max={300}
      placeholder={t("ratingLists.reinstateHint")}
      pending={reinstate.isPending}
      onGiven={(reason) => reinstate.mutate({ id, version, reason })}
      onClose={onClose}
    />
  );
}
