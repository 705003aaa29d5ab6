import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Form, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerSelection } from "../../../shared/contract/customers.ts";
import { mostFiles } from "../../../shared/contract/documents.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { languageOptions } from "../../ui/LanguageMenu.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { BinderDialog } from "../binders/BinderDialog.tsx";
import { PaperFrame } from "./PaperFrame.tsx";
import { PrintDialog } from "./PrintDialog.tsx";

interface PrintFilesDialogProps {
  selection: CustomerSelection;
  onClose: () => void;
}

/** The files of many customers as one PDF; where this PC cannot make one, through the print dialog. */
export function PrintFilesDialog({ selection, onClose }: PrintFilesDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [choosing, setChoosing] = useState(false);
  const request = { document: { kind: "customerFiles" as const, selection }, language, copy: false };
  const preview = useQuery(api.bulk.preview.queryOptions({ input: { selection }, gcTime: 0 }));
  const capabilities = useQuery(api.documents.capabilities.queryOptions());
  const pdf = useMutation({
    mutationFn: () => client.documents.pdf(request),
    onSuccess: ({ file }) => {
      saveFile(file);
      void message.success(t("documents.severalSaved", { name: file.name }), 6);
      onClose();
    },
    onError: (error) => fail(error),
  });
  const pages = useMutation({
    mutationFn: async () => {
      const page = await client.documents.page(request);
      await client.documents.printed(request);
      return page;
    },
    onError: (error) => fail(error),
  });
  const [binding, setBinding] = useState(false);
  const count = preview.data?.count ?? 0;
  const printable = count > 0 && count <= mostFiles;
  const makesPdf = capabilities.data?.pdf === true;
  const prints = capabilities.data?.printer === true;
  const pending = pdf.isPending || pages.isPending;
  if (binding) return <BinderDialog selection={selection} onClose={onClose} />;
  return (
    <Modal
      open
      title={t("documents.printSeveral")}
      okText={t(makesPdf ? "documents.downloadPdf" : "documents.printDialog")}
      okButtonProps={{ disabled: !printable || !capabilities.data }}
      confirmLoading={pending}
      cancelButtonProps={{ disabled: pending }}
      closable={!pending}
      mask={{ closable: false }}
      keyboard={!pending}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          <CancelBtn />
          {prints && (
            <Button disabled={!printable || pending} onClick={() => setChoosing(true)}>
              {t("documents.printDialog")}
            </Button>
          )}
          <OkBtn />
        </>
      )}
      onOk={() => (makesPdf ? pdf : pages).mutate()}
      onCancel={onClose}
    >
      <QueryState query={preview}>
        {({ sample }) => <Which count={count} names={sample.map(({ name }) => name)} onBind={() => setBinding(true)} />}
      </QueryState>
      {printable && (
        <Form layout="vertical" disabled={pending}>
          <Form.Item label={t("documents.language")} style={{ width: 160 }}>
            <Select
              aria-label={t("documents.language")}
              value={language}
              options={languageOptions}
              onChange={setLanguage}
            />
          </Form.Item>
        </Form>
      )}
      <div aria-live="polite">{pending && <Alert type="info" showIcon title={t("documents.making", { count })} />}</div>
      {capabilities.data && !makesPdf && printable && <Alert type="info" showIcon title={t("documents.noPdf")} />}
      {pages.data && <PaperFrame {...pages.data} printOnly />}
      {choosing && (
        <PrintDialog request={request} name={t("documents.selected", { count })} onClose={() => setChoosing(false)} />
      )}
    </Modal>
  );
}

interface WhichProps {
  count: number;
  names: readonly string[];
  onBind: () => void;
}

/** Who is printed; where they are too many for one document, the way to a binder. */
function Which({ count, names, onBind }: WhichProps): ReactNode {
  const { t } = useTranslation();
  if (count === 0) return <Alert type="warning" showIcon title={t("refusals.selectionEmpty")} />;
  if (count > mostFiles)
    return (
      <Alert
        type="warning"
        showIcon
        title={t("documents.selected", { count })}
        description={refusalText({ reason: "documentsTooMany", params: { limit: mostFiles } }, t)}
        action={<Button onClick={onBind}>{t("binders.print")}</Button>}
      />
    );
  const listed = names.join(t("common.separator"));
  return (
    <p>
      {count > names.length
        ? t("documents.willPrintMore", { count, names: listed })
        : t("documents.willPrint", { count, names: listed })}
    </p>
  );
}
