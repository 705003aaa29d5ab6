import { InboxOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Spin, Typography, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { api, client } from "../../app/client.ts";
import { errorMessage } from "../../app/refusals.ts";
import { useLanguage } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { ImportHistory } from "./ImportHistory.tsx";

export function NewImportPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = useLanguage();
  const upload = useMutation(
    api.imports.upload.mutationOptions({
      onSuccess: ({ id }) => navigate({ to: "/imports/$id", params: { id } }),
    }),
  );
  const template = useDownload(() => client.imports.template({ language }));
  return (
    <Page
      title={t("imports.title")}
      actions={
        <Button loading={template.isPending} onClick={() => template.mutate()}>
          {t("imports.downloadTemplate")}
        </Button>
      }
    >
      {upload.isError && <Alert type="error" showIcon title={errorMessage(upload.error, t)} />}
      <Alert type="info" showIcon title={t("imports.advice")} />
      <Spin spinning={upload.isPending} description={t("imports.reading")}>
        <Upload.Dragger
          accept=".xlsx,.csv,.txt"
          showUploadList={false}
          disabled={upload.isPending}
          beforeUpload={(file) => {
            upload.mutate({ file });
            return false;
          }}
        >
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
          <Typography.Title level={5}>{t("imports.pickTitle")}</Typography.Title>
          <Typography.Text type="secondary">{t("imports.pickHint")}</Typography.Text>
        </Upload.Dragger>
      </Spin>
      <ImportHistory />
    </Page>
  );
}
