import { PageNumber } from "../../paper/pageNumbers.tsx";
import { Fields, Signatures } from "../../paper/parts.tsx";
import type { Printing } from "../../template.ts";
import { articleId, type CustomerFileContent } from "./content.ts";

interface ClosingRecordProps {
  content: Pick<CustomerFileContent, "customer" | "visits" | "attachments">;
  printing: Pick<Printing, "t" | "closingWords">;
}

/** How much the file holds when it is bound, room to write what changes later, and who vouches for it. */
export function ClosingRecord({ content, printing: { t, closingWords } }: ClosingRecordProps) {
  const { visits, attachments } = content;
  const photographs = attachments.filter(({ photo }) => photo !== null).length;
  const end = `${articleId(content)}-end`;
  return (
    <>
      <Fields
        rows={[
          [t("filePaper.pages"), <PageNumber key="pages" of={end} />],
          [t("filePaper.visits"), visits.length],
          [t("filePaper.photographs"), photographs],
          [t("filePaper.otherAttachments"), attachments.length - photographs],
        ]}
      />
      <p className="prose">{closingWords || t("documents.file.closingFallback")}</p>
      <div className="handwritten">{t("filePaper.remarks")}</div>
      <Signatures
        boxes={[
          { title: t("documents.file.filedBy"), name: "" },
          { title: t("documents.file.checkedBy"), name: "" },
        ]}
        signature={t("documents.file.signature")}
        date={t("documents.file.signatureDate")}
      />
      <span id={end} />
    </>
  );
}
