import { PageNumber } from "../../paper/pageNumbers.tsx";
import type { Printing } from "../../template.ts";
import { articleId, type CustomerFileContent } from "./content.ts";

interface BinderContentsProps {
  files: readonly Pick<CustomerFileContent, "customer">[];
  printing: Pick<Printing, "t">;
}

/** Which files a binder holds, and on which page of it each begins. */
export function BinderContents({ files, printing: { t } }: BinderContentsProps) {
  return (
    <section>
      <h2>{t("documents.binder.contents")}</h2>
      <table>
        <thead>
          <tr>
            <th style={{ width: "14mm" }}>{t("documents.file.catalogueNumber")}</th>
            <th style={{ width: "32mm" }}>{t("documents.file.fileNumber")}</th>
            <th>{t("documents.file.customerName")}</th>
            <th>{t("documents.file.area")}</th>
            <th style={{ width: "18mm" }}>{t("documents.file.cataloguePage")}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((content, index) => (
            <tr key={content.customer.id}>
              <td className="number">{index + 1}</td>
              <td>{content.customer.fileNumber}</td>
              <td>{content.customer.name}</td>
              <td>{content.customer.areaPath.slice(-2).join(" ")}</td>
              <td className="number">
                <PageNumber of={articleId(content)} throughout />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
