import { type Customer, type CustomerFields, pickCustomerFields } from "../../../shared/contract/customers.ts";
import { MergeDialog, type MergeRow } from "../../ui/MergeDialog.tsx";
import { useRecordText } from "../../ui/useRecordText.ts";

interface StaleCustomerDialogProps {
  /** as the form opened it */
  base: CustomerFields;
  theirs: Customer;
  mine: CustomerFields;
  saving: boolean;
  onSave: (fields: CustomerFields) => void;
  onCancel: () => void;
}

/** What somebody else saved in the meantime beside what was typed; saves the chosen fields onto their version. */
export function StaleCustomerDialog({ base, theirs, mine, saving, onSave, onCancel }: StaleCustomerDialogProps) {
  const { label, value } = useRecordText();
  const present = pickCustomerFields(theirs);
  const names = Object.keys(present) as (keyof CustomerFields)[];
  const rows = names
    .filter((name) => present[name] !== mine[name])
    .map(
      (name): MergeRow => ({
        path: name,
        label: label(name),
        base: base[name],
        theirs: present[name],
        mine: mine[name],
      }),
    );
  return (
    <MergeDialog
      editor={theirs.updatedByName}
      rows={rows}
      show={value}
      saving={saving}
      onSave={(choices) => {
        const own = rows.filter(({ path }) => choices[path] === "mine").map(({ path, mine: typed }) => [path, typed]);
        onSave({ ...present, ...Object.fromEntries(own) });
      }}
      onCancel={onCancel}
    />
  );
}
