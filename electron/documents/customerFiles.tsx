import type { TFunction } from "i18next";
import { CustomerFile, type CustomerFileContent } from "./customerFile.tsx";
import { Paper } from "./paper.tsx";
import { paperStyles } from "./styles.ts";

/**
 * Customer files as one page of HTML, each with pages and a footer of its own. A file by itself says how many pages it
 * has; among others it can only be numbered, since paper counts the pages of all.
 */
export function CustomerFiles({ files, t }: { files: readonly CustomerFileContent[]; t: TFunction }) {
  const [first] = files;
  const end = t("documents.file.pageEnd");
  const styles = paperStyles(
    files.map(({ branchName, customer }) => ({
      name: pageName(customer),
      left: `${branchName}  ${customer.fileNumber}`,
    })),
    {
      before: t("documents.file.page"),
      after: files.length === 1 ? { of: t("documents.file.pageOf"), end } : end,
    },
  );
  return (
    <Paper language={first?.language} title={filesTitle(files, t)} styles={styles}>
      {files.map((content) => (
        <article key={content.customer.id} className={pageName(content.customer)}>
          <CustomerFile content={content} t={t} />
        </article>
      ))}
    </Paper>
  );
}

/** What one file or several are called, in a window's title and as a file's name. */
export function filesTitle(files: readonly CustomerFileContent[], t: TFunction): string {
  const [first] = files;
  if (first && files.length === 1) return `${first.customer.fileNumber} ${first.customer.name}`;
  return t("documents.several", { count: files.length, date: first?.printedOn ?? "" });
}

function pageName({ id }: { id: number }): string {
  return `file${id}`;
}
