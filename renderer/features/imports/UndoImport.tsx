import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Modal, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";

/** What undoing an import would take back and what it would leave, before it does. */
export function UndoImport({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const undo = useMutation(
    api.imports.undo.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries({ queryKey: api.imports.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  // What is being undone can no longer be previewed: the core would refuse.
  const preview = useQuery({
    ...api.imports.previewUndo.queryOptions({ input: { id } }),
    gcTime: 0,
    enabled: !undo.isPending,
  });
  const back = preview.data ? preview.data.retire + preview.data.restore : 0;
  return (
    <Modal
      open
      title={t("imports.undo.title")}
      okText={t("imports.undo.confirm")}
      cancelText={t("common.actions.cancel")}
      okButtonProps={{ danger: true, disabled: back === 0, loading: undo.isPending }}
      onOk={() => undo.mutate({ id })}
      onCancel={onClose}
    >
      <Typography.Paragraph>{t("imports.undo.explain")}</Typography.Paragraph>
      <QueryState query={preview}>
        {({ retire, restore, kept }) => (
          <>
            <FactsTable
              column={1}
              rows={[
                [t("imports.undo.retire"), retire],
                [t("imports.undo.restore"), restore],
                [t("imports.undo.kept"), kept.reduce((total, { count }) => total + count, 0)],
              ]}
            />
            {kept.length > 0 && (
              <Table
                size="small"
                rowKey="reason"
                showHeader={false}
                pagination={false}
                dataSource={kept}
                columns={[
                  { key: "reason", render: (_, { reason }) => t(`imports.keptReason.${reason}`) },
                  { dataIndex: "count", align: "right" },
                ]}
              />
            )}
            {back === 0 && <Typography.Text type="secondary">{t("imports.undo.nothing")}</Typography.Text>}
          </>
        )}
      </QueryState>
    </Modal>
  );
}
