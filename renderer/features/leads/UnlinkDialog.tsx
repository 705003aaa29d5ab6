import { useMutation } from "@tanstack/react-query";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { type Reason, ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useDialogChange } from "../../ui/useDialogChange.ts";

interface UnlinkDialogProps {
  lead: Pick<LeadRow, "id" | "version" | "name">;
  onClose: () => void;
}

/** Takes back that a lead has become a customer, who stays in the ledger. */
export function UnlinkDialog({ lead: { id, version, name }, onClose }: UnlinkDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Reason>();
  const unlink = useMutation(
    api.leads.unlink.mutationOptions(useDialogChange(api.leads.key(), onClose, t("leads.unlink.done", { name }), form)),
  );
  return (
    <ReasonDialog
      form={form}
      title={t("leads.unlink.title", { name })}
      label={t("leads.unlink.note")}
      ok={t("leads.unlink.ok")}
      max={300}
      pending={unlink.isPending}
      onGiven={(note) => unlink.mutate({ id, version, note })}
      onClose={onClose}
    >
      <p>{t("leads.unlink.hint")}</p>
    </ReasonDialog>
  );
}
