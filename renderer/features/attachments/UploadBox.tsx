import { CloseOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Alert, Button, Flex, Select, Spin, Typography, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type AttachmentCategory,
  attachmentCategories,
  maxAttachmentMegabytes,
} from "../../../shared/domain/attachment.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { type Upload as UploadState, useUploads } from "./useUploads.ts";

/** Offered in the dialog that picks files; what is dropped or pasted is judged by its content. */
const offered = { format: ".jpg,.jpeg,.png,.pdf", filter: "native" } as const;

/** Adds files by click, drop and paste; category and day hold for all that are added next. */
export function UploadBox({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { uploads, add, dismiss } = useUploads(customerId);
  const [category, setCategory] = useState<AttachmentCategory>("photo");
  const [takenOn, setTakenOn] = useState<string | null>(null);
  return (
    <div className="attachments-upload">
      <Flex gap="small" align="center" wrap>
        <Typography.Text type="secondary">{t("attachments.newOnes")}</Typography.Text>
        <Select
          aria-label={t("attachments.newCategory")}
          style={{ width: 170 }}
          value={category}
          onChange={setCategory}
          options={attachmentCategories.map((value) => ({ value, label: t(`attachments.categories.${value}`) }))}
        />
        <DayInput
          aria-label={t("attachments.takenOn")}
          placeholder={t("attachments.takenOn")}
          style={{ width: 190 }}
          max={today}
          value={takenOn}
          onChange={setTakenOn}
        />
      </Flex>
      <Upload.Dragger
        multiple
        pastable
        accept={offered}
        showUploadList={false}
        beforeUpload={(file) => {
          add(file, { category, caption: "", takenOn });
          return false;
        }}
      >
        <Flex gap="middle" align="center" justify="center">
          <PaperClipOutlined className="attachments-clip" />
          <div className="attachments-invitation">
            <Typography.Text strong>{t("attachments.pickTitle")}</Typography.Text>
            <Typography.Text type="secondary">
              {t("attachments.pickHint", { megabytes: maxAttachmentMegabytes })}
            </Typography.Text>
          </div>
        </Flex>
      </Upload.Dragger>
      <Flex vertical gap={4} aria-live="polite">
        {uploads.map((upload) => (
          <UploadLine key={upload.key} upload={upload} onDismiss={() => dismiss(upload.key)} />
        ))}
      </Flex>
      <LeaveGuard dirty={uploads.some(({ state }) => state !== "failed")} />
    </div>
  );
}

function UploadLine({ upload: { name, state, problem }, onDismiss }: { upload: UploadState; onDismiss: () => void }) {
  const { t } = useTranslation();
  if (state === "failed")
    return (
      <Alert
        type="error"
        showIcon
        title={problem}
        action={
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t("attachments.dismiss")}
            onClick={onDismiss}
          />
        }
      />
    );
  return (
    <Flex gap="small" align="center" className="attachments-sending">
      <Spin size="small" spinning={state === "sending"} />
      <Typography.Text ellipsis>{name}</Typography.Text>
      <Typography.Text type="secondary">{t(`attachments.states.${state}`)}</Typography.Text>
    </Flex>
  );
}
