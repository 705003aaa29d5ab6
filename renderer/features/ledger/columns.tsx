import { FlagFilled, StarFilled } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import dayjs from "dayjs";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { CustomerRow, customerOrders } from "../../../shared/contract/customers.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { LoanClassTag } from "../../ui/LoanClassTag.tsx";

export type CustomerOrder = (typeof customerOrders)[number];

export interface LedgerColumn {
  key: string;
  title: (t: TFunction) => string;
  /** px on a fresh PC, and the least it can be made */
  width: number;
  minWidth: number;
  /** amounts: right-aligned, and numbers for Excel */
  amount?: true;
  /** what the core orders by when the heading is clicked */
  order?: CustomerOrder;
  /** not shown until it is chosen */
  optional?: true;
  /** the cell as text: what is copied, and shown where there is no `render` */
  text: (row: CustomerRow, t: TFunction) => string;
  render?: (row: CustomerRow, t: TFunction) => ReactNode;
}

/** The name stays first, whatever is chosen: it is how staff know a row and the way into the customer. */
export const nameColumn: LedgerColumn = {
  key: "name",
  title: (t) => t("customers.name"),
  width: 122,
  minWidth: 90,
  order: "name",
  text: ({ name }) => name,
  render: ({ id, name, goldSince, keyTarget }, t) => (
    <span className="customer-name">
      <Link to="/customers/$id" params={{ id }} tabIndex={-1} title={name}>
        {name}
      </Link>
      {goldSince && <StarFilled className="gold-mark" role="img" aria-label={t("ledger.gold")} title={goldSince} />}
      {keyTarget && (
        <FlagFilled className="key-mark" role="img" aria-label={t("ledger.keyTarget")} title={t("ledger.keyTarget")} />
      )}
    </span>
  ),
};

/** All other columns, in the order of a fresh PC. */
export const movableColumns: readonly LedgerColumn[] = [
  {
    key: "fileNumber",
    title: (t) => t("customers.fileNumber"),
    width: 90,
    minWidth: 80,
    order: "fileNumber",
    text: ({ fileNumber }) => fileNumber,
  },
  {
    key: "kind",
    title: (t) => t("ledger.column.kind"),
    width: 102,
    minWidth: 56,
    text: ({ kind }, t) => t(`ledger.kind.${kind}`),
  },
  {
    key: "idNumber",
    title: (t) => t("ledger.column.idNumber"),
    width: 134,
    minWidth: 90,
    text: ({ idNumberMasked }) => idNumberMasked,
  },
  {
    key: "phone",
    title: (t) => t("ledger.column.phone"),
    width: 90,
    minWidth: 70,
    text: ({ phoneMasked }) => phoneMasked,
  },
  {
    key: "area",
    title: (t) => t("ledger.column.area"),
    width: 80,
    minWidth: 60,
    text: ({ areaName }) => areaName,
  },
  {
    key: "marketer",
    title: (t) => t("customers.marketer"),
    width: 70,
    minWidth: 56,
    text: ({ marketerName }, t) => marketerName ?? t("customers.unassigned"),
    render: ({ marketerName, coveredBy }, t) =>
      coveredBy && marketerName ? (
        <span title={`${marketerName} ${t("customers.coveredBy", coveredBy)}`}>
          {t("customers.coveredShort", { marketer: marketerName, deputy: coveredBy.name })}
        </span>
      ) : (
        (marketerName ?? t("customers.unassigned"))
      ),
  },
  {
    key: "grade",
    title: (t) => t("ledger.column.grade"),
    width: 54,
    minWidth: 44,
    text: ({ rating }) => rating?.grade ?? "",
    render: ({ rating }) => rating && <GradeTag grade={rating.grade} />,
  },
  {
    key: "line",
    title: (t) => t("ledger.column.line"),
    width: 88,
    minWidth: 70,
    amount: true,
    text: ({ rating }) => (rating ? yuan(rating.lineFen) : ""),
  },
  {
    key: "balance",
    title: (t) => t("ledger.column.balance"),
    width: 102,
    minWidth: 80,
    amount: true,
    order: "balance",
    text: ({ loanBalanceFen }) => (loanBalanceFen > 0 ? yuan(loanBalanceFen) : ""),
    render: ({ loanBalanceFen, loanClass }) => (
      <span className="balance">
        {loanClass && loanClass !== "normal" && <LoanClassTag loanClass={loanClass} />}
        {loanBalanceFen > 0 && <span>{yuan(loanBalanceFen)}</span>}
      </span>
    ),
  },
  {
    key: "lastVisit",
    title: (t) => t("customers.lastVisit"),
    width: 84,
    minWidth: 80,
    order: "lastVisit",
    text: ({ lastVisitedOn }) => lastVisitedOn ?? "",
  },
  {
    key: "updated",
    title: (t) => t("customers.updatedAt"),
    width: 81,
    minWidth: 80,
    order: "updated",
    text: ({ updatedAt }) => dayjs(updatedAt).format("YYYY-MM-DD"),
  },
  {
    key: "address",
    title: (t) => t("ledger.column.address"),
    width: 180,
    minWidth: 80,
    optional: true,
    text: ({ address }) => address,
  },
  {
    key: "mainBusiness",
    title: (t) => t("ledger.column.mainBusiness"),
    width: 140,
    minWidth: 80,
    optional: true,
    text: ({ mainBusiness }) => mainBusiness,
  },
];

/** Whole yuan without their zeros: a column of them is read at a glance. */
function yuan(fen: number): string {
  return formatFen(fen).replace(/\.00$/, "");
}
