import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Checkbox, Flex, Form, Modal, Progress, Radio, Typography } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerSelection } from "../../../shared/contract/customers.ts";
import {
  type ExportColumn,
  type ExportFormat,
  exportColumns,
  exportFormats,
} from "../../../shared/domain/exportColumns.ts";
import { exportHeading } from "../../../shared/i18n/exportHeading.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useLanguage } from "../../i18n/index.ts";
import { saveFile } from "../../ui/saveFile.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { type ExportProgress, pullExport } from "./pullExport.ts";

interface ExportDialogProps {
  selection: CustomerSelection;
  onClose: () => void;
}

/** Customers as an Excel workbook or a .csv file: which columns, masked or not, then the making of it. */
export function ExportDialog({ selection, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const language = useLanguage();
  const count = useSelectionCount(selection);
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const [revealed, setRevealed] = useState(false);
  const [columns, setColumns] = useState<readonly ExportColumn[]>(exportColumns);
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);
  const run = useMutation({
    mutationFn: () => {
      running.current = new AbortController();
      const request = { selection, format, columns: [...columns], language };
      return pullExport(request, revealed, { signal: running.current.signal, onProgress: setProgress });
    },
    onSuccess: (made) => {
      if (!made) return;
      saveFile(made.file);
      void message.success(t("exports.done", { count: made.count, file: made.file.name }), 6);
      onClose();
    },
    onError: (error) => fail(error),
    onSettled: () => setProgress(null),
  });
  const close = () => {
    running.current.abort();
    onClose();
  };
  return (
    <Modal
      open
      centered
      width={760}
      title={t("exports.title")}
      okText={t("exports.start")}
      okButtonProps={{ disabled: columns.length === 0 || count === 0 }}
      confirmLoading={run.isPending}
      mask={{ closable: !run.isPending }}
      onOk={() => run.mutate()}
      onCancel={close}
    >
      {run.isPending ? (
        <Writing progress={progress} />
      ) : (
        <Form layout="vertical">
          <Typography.Paragraph strong>
            {count === undefined ? t("common.state.loading") : t("exports.count", { count })}
          </Typography.Paragraph>
          <div className="export-choices">
            <FormatChoice format={format} onChange={setFormat} />
            <NumbersChoice revealed={revealed} onChange={setRevealed} />
          </div>
          <ColumnsChoice columns={columns} onChange={setColumns} />
          <Alert type="warning" showIcon title={t("exports.recorded")} />
        </Form>
      )}
    </Modal>
  );
}

/** How many customers a selection holds; undefined until it is known. */
function useSelectionCount(selection: CustomerSelection): number | undefined {
  const byFilter = selection.by === "filter";
  const found = useQuery(
    api.customers.count.queryOptions({ input: byFilter ? selection.filter : {}, enabled: byFilter }),
  );
  if (!byFilter) return selection.ids.length;
  return found.data && Math.max(0, found.data.count - selection.except.length);
}

function Writing({ progress }: { progress: ExportProgress | null }) {
  const { t } = useTranslation();
  const { done, total } = progress ?? { done: 0, total: 0 };
  return (
    <Flex vertical gap="small" role="status">
      <Typography.Text>{t("exports.writing")}</Typography.Text>
      <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} status="active" />
      <Typography.Text type="secondary">{t("exports.progress", { done, total })}</Typography.Text>
    </Flex>
  );
}

function FormatChoice({ format, onChange }: { format: ExportFormat; onChange: (format: ExportFormat) => void }) {
  const { t } = useTranslation();
  return (
    <Form.Item label={t("exports.format")} extra={t(`exports.formatHint.${format}`)}>
      <Radio.Group
        aria-label={t("exports.format")}
        value={format}
        options={exportFormats.map((value) => ({ value, label: t(`exports.formats.${value}`) }))}
        onChange={({ target }) => onChange(target.value)}
      />
    </Form.Item>
  );
}

function NumbersChoice({ revealed, onChange }: { revealed: boolean; onChange: (revealed: boolean) => void }) {
  const { t } = useTranslation();
  const mayReveal = useAllowed("exports.startRevealed");
  const hint = revealed ? "exports.revealedHint" : mayReveal ? null : "exports.maskedHint";
  return (
    <Form.Item label={t("exports.numbers")} extra={hint && t(hint)}>
      {mayReveal ? (
        <Radio.Group
          aria-label={t("exports.numbers")}
          value={revealed}
          options={[
            { value: false, label: t("exports.masked") },
            { value: true, label: t("exports.revealed") },
          ]}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        t("exports.masked")
      )}
    </Form.Item>
  );
}

interface ColumnsChoiceProps {
  columns: readonly ExportColumn[];
  onChange: (columns: readonly ExportColumn[]) => void;
}

function ColumnsChoice({ columns, onChange }: ColumnsChoiceProps) {
  const { t } = useTranslation();
  const every = columns.length === exportColumns.length;
  return (
    <Form.Item>
      <Flex gap="large">
        {t("exports.columns")}
        <Checkbox
          checked={every}
          indeterminate={!every && columns.length > 0}
          onChange={({ target }) => onChange(target.checked ? exportColumns : [])}
        >
          {t("exports.allColumns")}
        </Checkbox>
      </Flex>
      <Checkbox.Group
        aria-label={t("exports.columns")}
        className="export-columns"
        value={[...columns]}
        options={exportColumns.map((value) => ({ value, label: exportHeading(value, t) }))}
        onChange={onChange}
      />
    </Form.Item>
  );
}
