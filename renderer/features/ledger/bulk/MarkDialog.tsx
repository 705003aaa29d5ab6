import { useMutation } from "@tanstack/react-query";
import { Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/client.ts";
import { type BulkChangeProps, BulkDialog } from "./BulkDialog.tsx";
import { useBulkChange } from "./useBulkChange.ts";

/** Sets the mark of key marketing customers, or takes it off. */
export function KeyTargetDialog(props: BulkChangeProps) {
  const { t } = useTranslation();
  const [on, setOn] = useState(true);
  const { selection, onClose } = props;
  const after = useBulkChange(props, (count) => t("ledger.bulk.marked", { count }));
  const mark = useMutation(api.bulk.markKeyTarget.mutationOptions(after));
  return (
    <BulkDialog
      title={t("ledger.bulk.keyTargetTitle")}
      selection={selection}
      pending={mark.isPending}
      onConfirm={() => mark.mutate({ selection, on })}
      onClose={onClose}
    >
      <Radio.Group
        vertical
        aria-label={t("ledger.bulk.keyTargetTitle")}
        value={on}
        options={[
          { value: true, label: t("ledger.bulk.keyTargetOn") },
          { value: false, label: t("ledger.bulk.keyTargetOff") },
        ]}
        onChange={({ target }) => setOn(target.value)}
      />
    </BulkDialog>
  );
}
