import { Empty, Table, type TableProps } from "antd";
import type { ReactNode } from "react";
import { LoadMore } from "../../../ui/LoadMore.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { rowsOf } from "./byPages.ts";

type Query<Row> = Parameters<typeof LoadMore>[0]["query"] &
  Parameters<typeof QueryState<{ pages: readonly { rows: Row[] }[] }>>[0]["query"];

interface RatingListTableProps<Row> extends Pick<TableProps<Row>, "rowSelection"> {
  query: Query<Row>;
  columns: NonNullable<TableProps<Row>["columns"]>;
  /** what to say where no rating is in the list */
  empty: ReactNode;
}

/** A list of ratings, page by page, in each of its states. */
export function RatingListTable<Row extends { ratingId: number }>({
  query,
  columns,
  empty,
  ...selection
}: RatingListTableProps<Row>) {
  return (
    <>
      <QueryState query={query} isEmpty={(data) => rowsOf(data).length === 0} empty={<Empty description={empty} />}>
        {(data) => (
          <Table<Row>
            className="rating-list"
            size="small"
            rowKey="ratingId"
            dataSource={rowsOf(data)}
            pagination={false}
            columns={columns}
            {...selection}
          />
        )}
      </QueryState>
      <LoadMore query={query} />
    </>
  );
}
