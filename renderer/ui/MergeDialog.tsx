import { Alert, Modal, Radio, Table, Typography } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

/** A field that two people changed at the same time. */
export interface MergeRow {
  path: string;
  label: string;
  /** as it was when I began to type */
  base: unknown;
  /** as it is in the ledger now */
  theirs: unknown;
  /** as I typed it */
  mine: unknown;
}

export type MergeChoice = "theirs" | "mine";

/** Whoever alone changed a field wins it; where both did, somebody must choose. */
export function presetChoice({ base, theirs, mine }: MergeRow): MergeChoice | undefined {
  if (Object.is(mine, base)) return "theirs";
  return Object.is(theirs, base) ? "mine" : undefined;
}

interface MergeDialogProps {
  /** who saved in between */
  editor: string;
  /** the fields on which the two differ */
  rows: readonly MergeRow[];
  show: (path: string, value: unknown) => ReactNode;
  saving: boolean;
  onSave: (choices: Readonly<Record<string, MergeChoice>>) => void;
  /** back to the form; what was typed is still there */
  onCancel: () => void;
}

/** Shows both versions of what a stale save met, field by field, and saves the chosen ones. */
export function MergeDialog({ editor, rows, show, saving, onSave, onCancel }: MergeDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Readonly<Record<string, MergeChoice>>>({});
  const choiceOf = (row: MergeRow) => chosen[row.path] ?? presetChoice(row);
  const open = rows.filter((row) => choiceOf(row) === undefined);
  const option = (row: MergeRow, choice: MergeChoice, name: string) => (
    <Radio
      name={`merge-${row.path}`}
      checked={choiceOf(row) === choice}
      onChange={() => setChosen((others) => ({ ...others, [row.path]: choice }))}
      aria-label={t("history.mergeChoice", { field: row.label, side: name })}
    >
      {show(row.path, row[choice])}
    </Radio>
  );
  return (
    <Modal
      open
      width={880}
      title={t("history.mergeTitle")}
      okText={t("history.mergeSave")}
      okButtonProps={{ disabled: open.length > 0 }}
      confirmLoading={saving}
      onOk={() =>
        onSave(
          Object.fromEntries(
            rows.flatMap((row) => {
              const choice = choiceOf(row);
              return choice ? [[row.path, choice] as const] : [];
            }),
          ),
        )
      }
      cancelText={t("history.mergeBack")}
      onCancel={onCancel}
      mask={{ closable: false }}
    >
      <Typography.Paragraph>
        {rows.length > 0 ? t("history.mergeHint", { name: editor }) : t("history.mergeSame", { name: editor })}
      </Typography.Paragraph>
      <Table<MergeRow>
        size="small"
        rowKey="path"
        dataSource={rows as MergeRow[]}
        pagination={false}
        scroll={{ y: 360 }}
        columns={[
          { title: t("history.field"), dataIndex: "label", width: 150 },
          { title: t("history.base"), key: "base", render: (_, { path, base }) => show(path, base) },
          {
            title: t("history.theirs"),
            key: "theirs",
            render: (_, row) => option(row, "theirs", t("history.theirs")),
          },
          { title: t("history.mine"), key: "mine", render: (_, row) => option(row, "mine", t("history.mine")) },
        ]}
      />
      {open.length > 0 && (
        <Alert
          style={{ marginTop: 12 }}
          type="warning"
          showIcon
          title={t("history.mergeOpen", { fields: open.map(({ label }) => label).join(t("common.listSeparator")) })}
        />
      )}
    </Modal>
  );
}
