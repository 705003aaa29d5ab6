import { renderToStaticMarkup } from "react-dom/server";
import type { BinderDetails } from "../../shared/contract/binders.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { refusalText } from "../../shared/i18n/refusalText.ts";
import { pdfFileName } from "../documents/printing/pdfFile.ts";
import type { Paper, Printing } from "../documents/template.ts";
import type { BoundCustomer } from "../store/binders.ts";

interface IndexProps {
  binder: BinderDetails;
  customers: readonly BoundCustomer[];
  printing: Printing;
}

/** What lies beside the volumes: which customer is in which of them on which page, and who is in none. */
export function indexPaper(binder: BinderDetails, customers: readonly BoundCustomer[], printing: Printing): Paper {
  const { t, branchName } = printing;
  const title = t("binders.index.title", { branch: branchName, binder: binder.id });
  const html = renderToStaticMarkup(<Index binder={binder} customers={customers} printing={printing} />);
  return {
    title,
    subject: t("documents.binder.title"),
    keywords: [],
    articles: [{ id: "index", heading: title, reference: "", html }],
    subjects: [],
  };
}

function Index({ binder, customers, printing }: IndexProps) {
  const { t, branchName } = printing;
  return (
    <section>
      <h2>{t("binders.index.title", { branch: branchName, binder: binder.id })}</h2>
      <p>
        {t("binders.index.counts", {
          volumes: binder.volumes,
          customers: binder.printed,
          pages: binder.pages,
          failed: binder.failed,
        })}
      </p>
      <Volumes binder={binder} printing={printing} />
      {binder.failures.length > 0 && <Failures binder={binder} printing={printing} />}
      <h3>{t("binders.index.customers")}</h3>
      <Customers binder={binder} customers={customers} printing={printing} />
    </section>
  );
}

type PartProps = Pick<IndexProps, "binder" | "printing">;

function Volumes({ binder, printing: { t } }: PartProps) {
  return (
    <table>
      <thead>
        <tr>
          <th style={{ width: "70mm" }}>{t("binders.volume")}</th>
          <th>{t("binders.villages")}</th>
          <th style={{ width: "18mm" }}>{t("binders.files")}</th>
          <th style={{ width: "18mm" }}>{t("binders.pages")}</th>
        </tr>
      </thead>
      <tbody>
        {binder.volumeList.map(({ number, title, villages, files, pages }) => (
          <tr key={number}>
            <td>
              <a href={encodeURIComponent(pdfFileName(title))}>{title}</a>
            </td>
            <td>{villages.join(t("common.separator"))}</td>
            <td className="number">{files}</td>
            <td className="number">{pages}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Failures({ binder, printing: { t } }: PartProps) {
  return (
    <>
      <h3>{t("binders.failures")}</h3>
      <table>
        <thead>
          <tr>
            <th>{t("documents.file.fileNumber")}</th>
            <th>{t("documents.file.customerName")}</th>
            <th>{t("binders.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {binder.failures.map(({ customerId, fileNumber, name, refusal }) => (
            <tr key={customerId}>
              <td>{fileNumber}</td>
              <td>{name}</td>
              <td>{refusal ? refusalText(refusal, t) : t("binders.fault")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Customers({ binder, customers, printing: { t } }: IndexProps) {
  const files = new Map(binder.volumeList.map(({ number, title }) => [number, encodeURIComponent(pdfFileName(title))]));
  return (
    <table>
      <thead>
        <tr>
          <th>{t("documents.file.fileNumber")}</th>
          <th>{t("documents.file.customerName")}</th>
          <th>{t("binders.villages")}</th>
          <th>{t("binders.volume")}</th>
          <th>{t("documents.file.cataloguePage")}</th>
        </tr>
      </thead>
      <tbody>
        {customers.map(({ customerId, name, villageName, volume, page }) => (
          <tr key={customerId}>
            <td>{fileNumberOf(customerId)}</td>
            <td>{name}</td>
            <td>{villageName}</td>
            <td className="number">{volume}</td>
            <td className="number">
              <a href={`${files.get(volume) ?? ""}#page=${page}`}>{page}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
