import { useMutation } from "@tanstack/react-query";
import { Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/client.ts";
import { type BulkChangeProps, BulkDialog } from "./BulkDialog.tsx";
import { useBulkChange } from "./useBulkChange.ts";

export function KeyTargetDialog(props: BulkChangeProps) {
  return <MarkDialog {...props} mark="keyTarget" />;
}

export function GoldDialog(props: BulkChangeProps) {
  return <MarkDialog {...props} mark="gold" />;
}

/** Sets a mark on customers, or takes it off. */
function MarkDialog({ mark, ...props }: BulkChangeProps & { mark: "keyTarget" | "gold" }) {
  const { t } = useTranslation();
  const [on, setOn] = useState(true);
  const { selection, onClose } = props;
  const after = useBulkChange(props, (count) => t("ledger.bulk.marked", { count }));
  const markKeyTarget = useMutation(api.bulk.markKeyTarget.mutationOptions(after));
  const markGold = useMutation(api.bulk.markGold.mutationOptions(after));
  const change = mark === "gold" ? markGold : markKeyTarget;
  return (
    <BulkDialog
      title={t(`ledger.bulk.${mark}Title`)}
      selection={selection}
      pending={change.isPending}
      onConfirm={() => change.mutate({ selection, on })}
      onClose={onClose}
    >
      <Radio.Group
        vertical
        aria-label={t(`ledger.bulk.${mark}Title`)}
        value={on}
        options={[
          { value: true, label: t(`ledger.bulk.${mark}On`) },
          { value: false, label: t(`ledger.bulk.${mark}Off`) },
        ]}
        onChange={({ target }) => setOn(target.value)}
      />
    </BulkDialog>
  );
}
