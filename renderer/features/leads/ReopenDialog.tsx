import { useMutation } from "@tanstack/react-query";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { type Reason, ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useDialogChange } from "../../ui/useDialogChange.ts";

interface ReopenDialogProps {
  lead: Pick<LeadRow, "id" | "version" | "name">;
  onClose: () => void;
}

/** Takes a lost lead up again, where it stood before. */
export function ReopenDialog({ lead: { id, version, name }, onClose }: ReopenDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>();
  const reopen = useMutation(
    api.leads.reopen.mutationOptions(useDialogChange(api.leads.key(), onClose, t("leads.reopen.done", { name }), form)),
  );
  return (
    <ReasonDialog
      form={form}
      title={t("leads.reopen.title", { name })}
      label={t("leads.reopen.note")}
      ok={t("leads.reopen.ok")}
      max={300}
      optional
      pending={reopen.isPending}
      onGiven={(note) => reopen.mutate({ id, version, note })}
      onClose={onClose}
    />
  );
}
