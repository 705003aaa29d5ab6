import { useMutation } from "@tanstack/react-query";
import { Form, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Visit } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { type Reason, ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { everything, useDialogChange } from "../../ui/useDialogChange.ts";

/** Takes a visit out, with a reason. */
export function RemoveVisit({ visit: { id, version }, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>();
  const remove = useMutation(
    api.visits.remove.mutationOptions(useDialogChange(everything, onClose, t("visits.removed"), form)),
  );
  return (
    <ReasonDialog
      form={form}
      title={t("visits.removeTitle")}
      label={t("visits.removeReason")}
      ok={t("visits.remove")}
      max={200}
      danger
      pending={remove.isPending}
      onGiven={(reason) => remove.mutate({ id, version, reason })}
      onClose={onClose}
    >
      <Typography.Paragraph>{t("visits.removeHint")}</Typography.Paragraph>
    </ReasonDialog>
  );
}
