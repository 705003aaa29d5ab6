import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { ChangedField, CustomerChange } from "../../../shared/contract/history.ts";
import { pathsTogether } from "../../../shared/contract/recordPath.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { useRecordText } from "../../ui/useRecordText.ts";

/** A field as it is and as it would be; null where there is nothing. */
interface Outlook {
  path: string;
  now: unknown;
  next: unknown;
}

/** Undoing a change and restoring what was before it, each after showing what would happen. */
export function useSetBack(customerId: number, change: CustomerChange) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const { label, value } = useRecordText();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const options = (done: string) => ({
    onSuccess: async () => {
      void message.success(done);
      await queryClient.invalidateQueries();
    },
    onError: (error: unknown) => fail(error),
  });
  const undoLast = useMutation(api.history.undoLast.mutationOptions(options(t("history.undone"))));
  const restoreValue = useMutation(api.history.restore.mutationOptions(options(t("history.restored"))));
  const entry = { customerId, entryId: change.id };

  const table = (rows: Outlook[]) => (
    <>
      <Typography.Paragraph>{t("history.undoHint")}</Typography.Paragraph>
      <Table<Outlook>
        size="small"
        rowKey="path"
        pagination={false}
        scroll={{ y: 320 }}
        dataSource={rows}
        columns={[
          { title: t("history.field"), dataIndex: "path", width: 180, render: label },
          { title: t("history.now"), key: "now", render: (_, { path, now }) => value(path, now) },
          { title: t("history.becomes"), key: "next", render: (_, { path, next }) => value(path, next) },
        ]}
      />
    </>
  );

  const ask = (title: string, okText: string, outlook: Outlook[], work: () => Promise<unknown>) =>
    void modal.confirm({
      title,
      icon: null,
      width: 640,
      okText,
      content: table(outlook),
      // What is refused is told as everywhere, and the question closes.
      onOk: () => work().catch(() => {}),
    });

  const wholeChange = () =>
    change.fields.map((field): Outlook => ({ path: field.path, now: field.after ?? null, next: field.before ?? null }));

  return {
    undo: () => ask(t("history.undoTitle"), t("history.undo"), wholeChange(), () => undoLast.mutateAsync(entry)),
    putBack: (path: string) =>
      ask(t("history.putBackTitle"), t("history.putBack"), wholeChange(), () =>
        restoreValue.mutateAsync({ ...entry, path }),
      ),
    restore: ({ path }: ChangedField) => {
      const together = pathsTogether(
        path,
        change.fields.map((field) => field.path),
      );
      const outlook = change.fields
        .filter((field) => field.path === path || together.includes(field.path))
        .map((field): Outlook => ({ path: field.path, now: field.present ?? field.before, next: field.before }));
      ask(t("history.restoreTitle"), t("history.restore"), outlook, () => restoreValue.mutateAsync({ ...entry, path }));
    },
  };
}
