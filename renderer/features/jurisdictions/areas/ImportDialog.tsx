import { InboxOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex, Modal, Spin, Typography, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/client.ts";
import { refusalOf } from "../../../app/refusals.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import { ImportPreview } from "./ImportPreview.tsx";

/** A file of statistical codes: chosen, looked at, and only then written. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation(api.areas.previewImport.mutationOptions({ onError: (error) => fail(error) }));
  const write = useMutation(
    api.areas.import.mutationOptions({
      onSuccess: async (counts) => {
        void message.success(t("jurisdictions.imported", counts));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => {
        fail(error);
        if (file && refusalOf(error)?.reason === "areasChangedMeanwhile") preview.mutate({ file });
      },
    }),
  );
  const found = preview.data;
  const writes = found ? found.added.length + found.renamed.length : 0;
  const look = (chosen: File) => {
    setFile(chosen);
    preview.mutate({ file: chosen });
  };
  return (
    <Modal
      open
      width={860}
      title={t("areas.import.title")}
      okText={t("areas.import.confirm")}
      okButtonProps={{ disabled: writes === 0 }}
      confirmLoading={write.isPending}
      onOk={() => file && found && write.mutate({ file, seen: found.seen })}
      onCancel={onClose}
    >
      <Spin spinning={preview.isPending}>
        {found && file ? (
          <>
            <Flex justify="space-between" align="center">
              <Typography.Text strong>{file.name}</Typography.Text>
              <Button size="small" onClick={() => preview.reset()}>
                {t("areas.import.other")}
              </Button>
            </Flex>
            <ImportPreview preview={found} />
          </>
        ) : (
          <Upload.Dragger
            accept=".xlsx,.csv,.txt"
            showUploadList={false}
            disabled={preview.isPending}
            beforeUpload={(chosen) => {
              look(chosen);
              return false;
            }}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined />
            </p>
            <Typography.Title level={5}>{t("areas.import.choose")}</Typography.Title>
            <Typography.Text type="secondary">{t("areas.import.hint")}</Typography.Text>
          </Upload.Dragger>
        )}
      </Spin>
    </Modal>
  );
}
