import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, App, Checkbox, Flex, Form, InputNumber, Modal, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerSelection } from "../../../shared/contract/customers.ts";
import { type BinderOptions, binderSplits, pagesOfVolume } from "../../../shared/domain/binder.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { api } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { languageOptions } from "../../ui/LanguageMenu.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { useFailure } from "../../ui/useFailure.ts";

interface BinderDialogProps {
  selection: CustomerSelection;
  onClose: () => void;
}

const usualFiles = 40;

/** Customer files in volumes to be bound: how they are split, what comes of it, then the making of it. */
export function BinderDialog({ selection, onClose }: BinderDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const fail = useFailure();
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [options, setOptions] = useState<BinderOptions>({
    ...{ split: "village", filesPerVolume: null, mostPages: pagesOfVolume.usual, duplex: true },
  });
  const input = { selection, options: useDebounced(options, 300) };
  const preview = useQuery(api.binders.preview.queryOptions({ input, gcTime: 0 }));
  const capabilities = useQuery(api.documents.capabilities.queryOptions());
  const start = useMutation(
    api.binders.start.mutationOptions({
      onSuccess: ({ id }) => {
        void message.success(t("binders.begun"));
        void navigate({ to: "/binders/$id", params: { id } });
      },
      onError: (error) => fail(error),
    }),
  );
  const makesPdf = capabilities.data?.pdf === true;
  return (
    <Modal
      open
      width={640}
      style={{ top: 40 }}
      title={t("binders.title")}
      okText={t("binders.start")}
      okButtonProps={{ disabled: !makesPdf || !preview.data }}
      confirmLoading={start.isPending}
      onOk={() => start.mutate({ selection, options, language })}
      onCancel={onClose}
    >
      <OptionsForm options={options} onChange={setOptions} language={language} onLanguage={setLanguage} />
      <Flex vertical gap="small">
        <QueryState query={preview}>
          {(found) => <Alert type="info" title={t("binders.estimate", found)} role="status" />}
        </QueryState>
        {capabilities.data && !makesPdf ? (
          <Alert type="warning" showIcon title={t("refusals.pdfUnavailable")} />
        ) : (
          <Alert type="warning" showIcon title={t("binders.background")} />
        )}
      </Flex>
    </Modal>
  );
}

interface OptionsFormProps {
  options: BinderOptions;
  onChange: (options: BinderOptions) => void;
  language: Language;
  onLanguage: (language: Language) => void;
}

function OptionsForm({ options, onChange, language, onLanguage }: OptionsFormProps) {
  const { t } = useTranslation();
  const { split, filesPerVolume, mostPages, duplex } = options;
  return (
    <Form layout="vertical">
      <Form.Item label={t("binders.split")}>
        <Radio.Group
          aria-label={t("binders.split")}
          value={split}
          options={binderSplits.map((value) => ({ value, label: t(`binders.splits.${value}`) }))}
          onChange={({ target }) =>
            onChange({ ...options, split: target.value, filesPerVolume: target.value === "files" ? usualFiles : null })
          }
        />
      </Form.Item>
      <Flex gap="large">
        {split === "files" && (
          <Form.Item label={t("binders.filesPerVolume")}>
            <InputNumber
              aria-label={t("binders.filesPerVolume")}
              min={1}
              max={500}
              precision={0}
              value={filesPerVolume}
              onChange={(files) => files !== null && onChange({ ...options, filesPerVolume: files })}
            />
          </Form.Item>
        )}
        <Form.Item label={t("binders.mostPages")} extra={t("binders.mostPagesHint")} style={{ flex: 1 }}>
          <InputNumber
            aria-label={t("binders.mostPages")}
            min={pagesOfVolume.least}
            max={pagesOfVolume.most}
            precision={0}
            value={mostPages}
            onChange={(pages) => pages !== null && onChange({ ...options, mostPages: pages })}
          />
        </Form.Item>
        <Form.Item label={t("binders.language")}>
          <Select
            aria-label={t("binders.language")}
            value={language}
            options={languageOptions}
            onChange={onLanguage}
            style={{ width: 140 }}
          />
        </Form.Item>
      </Flex>
      <Form.Item extra={t("binders.duplexHint")}>
        <Checkbox checked={duplex} onChange={({ target }) => onChange({ ...options, duplex: target.checked })}>
          {t("binders.duplex")}
        </Checkbox>
      </Form.Item>
    </Form>
  );
}
