import { useMutation } from "@tanstack/react-query";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { Partner } from "../../../shared/contract/partners.ts";
import { api } from "../../app/client.ts";
import { type Reason, ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useDialogChange } from "../../ui/useDialogChange.ts";

interface EndDialogProps {
  partner: Partner;
  onClose: () => void;
}

/** Ends the work with a partner; whom they sent, and their agreements, stay to be read. */
export function EndDialog({ partner: { id, version, name }, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>();
  const end = useMutation(
    api.partners.end.mutationOptions(
      useDialogChange(api.partners.key(), onClose, t("partners.end.done", { name }), form),
    ),
  );
  return (
    <ReasonDialog
      form={form}
      title={t("partners.end.title", { name })}
      label={t("partners.end.reason")}
      ok={t("partners.end.ok")}
      max={300}
      pending={end.isPending}
      onGiven={(reason) => end.mutate({ id, version, reason })}
      onClose={onClose}
    />
  );
}
