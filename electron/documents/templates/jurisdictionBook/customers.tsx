import type { TFunction } from "i18next";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type CustomerKind, customerKinds } from "../../../../shared/domain/customer.ts";
import { fileNumberOf } from "../../../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../../../shared/domain/mask.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import type { Context } from "../../../context.ts";
import type { Hands } from "../../../jurisdictions/hands.ts";
import { type HeldCustomer, heldCustomers } from "../../../store/handsOn.ts";
import type { Fragment } from "../../../store/prepared.ts";

/** The rows of a table of customers, as markup, and what they come to. */
export interface CustomerRows {
  html: string;
  customers: number;
  kinds: Readonly<Record<CustomerKind, number>>;
  /** of those with a rating in force on the day */
  rated: number;
  linesFen: number;
}

const customersPerPage = 200;

/** The customers are read and told a page at a time: what is kept of them is the paper alone. */
export async function customerRows(
  { db }: Pick<Context, "db">,
  found: Fragment,
  hands: Hands,
  told: { villageId: number | null; t: TFunction },
): Promise<CustomerRows> {
  const pages: string[] = [];
  const kinds = Object.fromEntries(customerKinds.map((kind) => [kind, 0])) as Record<CustomerKind, number>;
  const sums = { customers: 0, rated: 0, linesFen: 0 };
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page = await heldCustomers(db, found, hands.on, { after, limit: customersPerPage });
    const first = sums.customers + 1;
    pages.push(renderToStaticMarkup(createElement(Rows, { page, first, hands, ...told })));
    for (const { kind, grade, lineFen } of page) {
      kinds[kind] += 1;
      sums.customers += 1;
      if (grade) sums.rated += 1;
      sums.linesFen += lineFen ?? 0;
    }
    after = page.length === customersPerPage ? page.at(-1)?.id : undefined;
  }
  return { html: pages.join(""), kinds, ...sums };
}

interface RowsProps {
  page: readonly HeldCustomer[];
  /** number of the first row */
  first: number;
  hands: Hands;
  /** the village they are listed under; null where they come from any */
  villageId: number | null;
  t: TFunction;
}

function Rows({ page, first, hands, villageId, t }: RowsProps) {
  const none = t("common.state.none");
  return page.map((customer, index) => (
    <tr key={customer.id}>
      <td className="number">{first + index}</td>
      <td>{fileNumberOf(customer.id)}</td>
      <td>
        {customer.name}
        <br />
        {t(`common.customerKind.${customer.kind}`)}
      </td>
      <td>{addressText(customer, hands, villageId)}</td>
      <td>
        {maskPhone(customer.phone) || none}
        <br />
        {maskIdNumber(customer.idNumber)}
      </td>
      <td className="number">
        {customer.grade ?? none}
        <br />
        {customer.lineFen === null ? "" : formatFen(customer.lineFen)}
      </td>
      <td className="number">{hands.on.past ? none : formatFen(customer.balanceFen)}</td>
      <td>{customer.lastVisitedOn ?? none}</td>
      <td className="marks">{marksText(customer, hands.on.past, t)}</td>
    </tr>
  ));
}

/** The group before the address, or whatever area it is that they are not listed under. */
function addressText({ areaId, address }: HeldCustomer, { areas }: Hands, villageId: number | null): string {
  const area = areaId === villageId ? "" : (areas.get(areaId)?.name ?? "");
  return `${area} ${address}`.trim();
}

/** Letters, which a copier without colours keeps. Which customers were key targets on a past day is not known. */
function marksText({ gold, keyTarget }: HeldCustomer, past: boolean, t: TFunction): string {
  const marks = [gold === 1 && t("bookPaper.goldLetter"), keyTarget === 1 && !past && t("bookPaper.keyLetter")];
  return marks.filter(Boolean).join(" ");
}

const columns = ["row", "fileNumber", "name", "address", "numbers", "grade", "balance", "lastVisit", "marks"] as const;

/** A table of customers, with its heads on every page. */
export function CustomerTable({ rows, t }: { rows: CustomerRows; t: TFunction }) {
  if (rows.customers === 0) return <p>{t("bookPaper.noCustomers")}</p>;
  return (
    <table className="compact customers">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} className={column}>
              {t(`bookPaper.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the rows are React's own, made page by page. */}
      <tbody dangerouslySetInnerHTML={{ __html: rows.html }} />
    </table>
  );
}
