import { Link } from "@tanstack/react-router";
import type { TableColumnType } from "antd";
import type { TFunction } from "i18next";
import type { Grade } from "../../../../shared/domain/scorecard.ts";
import { GradeTag } from "../../../ui/GradeTag.tsx";
import { Money } from "../../../ui/Money.tsx";

/** What every list of ratings says of one. */
export interface ListedRating {
  ratingId: number;
  customerId: number;
  customerName: string;
  areaName: string;
  grade: Grade;
  score: number;
  lineFen: number;
}

/** The columns that lists of ratings have in common, by name. */
export function ratingColumns<Row extends ListedRating>(t: TFunction) {
  return {
    /** leads to the rating */
    rating: {
      title: t("customers.name"),
      key: "customer",
      render: (_, { ratingId, customerName }) => (
        <Link to="/ratings/$id" params={{ id: ratingId }}>
          {customerName}
        </Link>
      ),
    },
    /** leads to the customer's ratings */
    customer: {
      title: t("customers.name"),
      key: "customer",
      render: (_, { customerId, customerName }) => (
        <Link to="/customers/$id" params={{ id: customerId }} search={{ tab: "ratings" }}>
          {customerName}
        </Link>
      ),
    },
    area: { title: t("customers.area"), dataIndex: "areaName" },
    grade: {
      title: t("customers.grade"),
      key: "grade",
      render: (_, { grade }) => <GradeTag grade={grade} />,
    },
    score: { title: t("ratingLists.score"), dataIndex: "score", align: "right" },
    line: {
      title: t("customers.creditLine"),
      key: "line",
      align: "right",
      render: (_, { lineFen }) => <Money fen={lineFen} />,
    },
  } satisfies Record<string, TableColumnType<Row>>;
}

/** Last grade → new grade; for a first rating the new one alone. */
export function GradeChange({ from, to, first }: { from: Grade | null; to: Grade; first: string }) {
  return (
    <span style={{ whiteSpace: "nowrap" }}>
      {from === null ? <span className="secondary">{first}</span> : <GradeTag grade={from} />}
      <span className="arrow">→</span>
      <GradeTag grade={to} />
    </span>
  );
}
