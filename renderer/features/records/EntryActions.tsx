import { DeleteOutlined, EditOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import type { List } from "../../../shared/domain/records.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";

interface EntryActionsProps {
  list: List;
  id: number;
  version: number;
  /** what the entry is called, for those who hear the buttons */
  name: string;
  onEdit: () => void;
}

/** Buttons to change an entry and to take it out of the record; what was taken out can be put back at once. */
export function EntryActions({ list, id, version, name, onEdit }: EntryActionsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayWrite = useAllowed("records.changeEntry");
  const restore = useMutation(
    api.records.restoreEntry.mutationOptions({
      onSuccess: async () => {
        void message.success(t("records.restored"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  const remove = useMutation(
    api.records.removeEntry.mutationOptions({
      onSuccess: async (removed) => {
        const key = `${list}-${id}`;
        void message.success({
          key,
          duration: 8,
          content: (
            <>
              {t("records.removed")}
              <Button
                type="link"
                size="small"
                onClick={() => {
                  message.destroy(key);
                  restore.mutate({ list, ...removed });
                }}
              >
                {t("records.undo")}
              </Button>
            </>
          ),
        });
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  if (!mayWrite) return null;
  return (
    <Flex>
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={t("records.edit", { name })}
        onClick={onEdit}
      />
      <Popconfirm
        title={t("records.removeTitle")}
        okText={t("records.remove")}
        onConfirm={() => remove.mutateAsync({ list, id, version }).catch(() => {})}
      >
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${t("records.remove")} ${name}`} />
      </Popconfirm>
    </Flex>
  );
}
