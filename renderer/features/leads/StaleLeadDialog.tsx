import { useTranslation } from "react-i18next";
import { type LeadFields, type LeadForEdit, leadFieldsSchema } from "../../../shared/contract/leads.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { MergeDialog, type MergeRow } from "../../ui/MergeDialog.tsx";

interface StaleLeadDialogProps {
  /** as the form opened it */
  base: LeadFields;
  theirs: LeadForEdit;
  mine: LeadFields;
  saving: boolean;
  onSave: (fields: LeadFields) => void;
  onCancel: () => void;
}

/** The channel and whoever stands behind it are chosen together. */
const behindChannel = ["partnerId", "referrerId"] as const;

/** What somebody else saved in the meantime beside what was typed; saves the chosen fields onto their version. */
export function StaleLeadDialog({ base, theirs, mine, saving, onSave, onCancel }: StaleLeadDialogProps) {
  const { t } = useTranslation();
  const present: LeadFields = leadFieldsSchema.parse(theirs);
  const names = leadFieldsSchema.keyof().options.filter((name) => !behindChannel.some((one) => one === name));
  const differs = (name: keyof LeadFields) =>
    present[name] !== mine[name] || (name === "channel" && behindChannel.some((one) => present[one] !== mine[one]));
  const rows = names.filter(differs).map(
    (name): MergeRow => ({
      path: name,
      label: t(`leads.field.${name}`),
      base: base[name],
      theirs: present[name],
      mine: mine[name],
    }),
  );
  const show = (path: string, value: unknown): string => {
    if (value === null || value === "") return t("common.state.none");
    if (path === "needFen") return t("common.money.yuan", { amount: formatFen(Number(value)) });
    if (path === "channel") return t(`common.leadChannel.${value as LeadFields["channel"]}`);
    return String(value);
  };
  return (
    <MergeDialog
      editor={theirs.updatedByName}
      rows={rows}
      show={show}
      saving={saving}
      onSave={(choices) => {
        const taken = names.filter((name) => choices[name] === "mine");
        const whole = taken.includes("channel") ? [...taken, ...behindChannel] : taken;
        onSave({ ...present, ...Object.fromEntries(whole.map((name) => [name, mine[name]])) });
      }}
      onCancel={onCancel}
    />
  );
}
