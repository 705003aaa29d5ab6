import { useNavigate } from "@tanstack/react-router";
import { Checkbox, ConfigProvider, Table, type TableProps, type TableRef } from "antd";
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type TableHTMLAttributes,
  type UIEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../../shared/contract/customers.ts";
import { useSize } from "../../ui/useSize.ts";
import type { ShownColumn } from "./columnSettings.ts";
import type { CustomerOrder } from "./columns.tsx";
import { gridKey } from "./gridKeys.ts";
import type { ListOrder } from "./listSearch.ts";
import { ResizableHeading } from "./ResizableHeading.tsx";
import type { TickState } from "./useTicks.ts";

/** px: the row's height follows from the theme below, and the list counts with it before it has seen a row. */
const rowHeight = 34;
const headingHeight = 36;
const tickWidth = 36;
/** The next page is asked for when so many rows are left below. */
const rowsAhead = 40;

const tableTheme = {
  token: { fontSize: 13, paddingXS: 6 },
  components: { Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 6, headerBg: "#faf7f0", rowHoverBg: "#fcf9f2" } },
};

/** The grid around is the table; antd's own table of headings must not announce a second one. */
const components = {
  header: {
    table: (props: TableHTMLAttributes<HTMLTableElement>) => <table role="presentation" {...props} />,
    cell: ResizableHeading,
  },
};

interface CustomersTableProps {
  ref: Ref<HTMLDivElement>;
  rows: CustomerRow[];
  /** how many there are in all, shown or not */
  found: number;
  /** whether the rows still answer the question before */
  stale: boolean;
  columns: ShownColumn[];
  onResize: (key: string, width: number) => void;
  order: ListOrder;
  onOrder: (order: { [K in keyof ListOrder]: ListOrder[K] | undefined }) => void;
  ticks: TickState;
  active: number;
  onActive: (index: number) => void;
  onNearEnd: () => void;
  empty: ReactNode;
}

/** The customers as a grid that only holds the rows in sight: mouse or keyboard alone will do. */
export function CustomersTable(props: CustomersTableProps) {
  const { ref, rows, found, stale, onOrder, ticks, active, onActive, onNearEnd, empty } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<TableRef>(null);
  const { width, height } = useSize(frame);
  const columns = useTableColumns(props, width);
  const open = (row: CustomerRow | undefined) => {
    // Rows that answer an older question might be other customers than the ones about to appear.
    if (row && !stale) void navigate({ to: "/customers/$id", params: { id: row.id } });
  };
  const bodyHeight = Math.max(height - headingHeight, 4 * rowHeight);
  useEffect(() => {
    if (rows.length > 0 && height > 0) table.current?.scrollTo({ index: active, align: "nearest" });
  }, [active, height, rows.length]);
  useEffect(() => {
    if (active > rows.length - rowsAhead) onNearEnd();
  }, [active, rows.length, onNearEnd]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const page = Math.floor(bodyHeight / rowHeight) - 1;
    const meant = gridKey(event, { active, rows: rows.length, page });
    // Headings sort on Enter by themselves, and a tick box ticks.
    if (!meant || (event.target !== event.currentTarget && meant.does !== "move" && meant.does !== "clear")) return;
    event.preventDefault();
    if (meant.does === "move") onActive(meant.to);
    else if (meant.does === "tick") ticks.toggle(active, meant.range);
    else if (meant.does === "tickShown") ticks.tickShown(true);
    else if (meant.does === "clear") ticks.clear();
    else open(rows[active]);
  };
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const below = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
    if (below < rowsAhead * rowHeight) onNearEnd();
  };
  const onChange: TableProps<CustomerRow>["onChange"] = (_pages, _filters, sorter) => {
    const { field, order: direction } = Array.isArray(sorter) ? {} : sorter;
    onOrder(
      direction
        ? { order: field as CustomerOrder, direction: sortDirections[direction] }
        : { order: undefined, direction: undefined },
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows in sight are laid out by antd as blocks, not as a table.
    <div
      ref={(element) => {
        frame.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      }}
      role="grid"
      aria-label={t("ledger.table")}
      aria-rowcount={found + 1}
      aria-multiselectable
      aria-busy={stale}
      aria-activedescendant={rows[active] ? rowId(rows[active].id) : undefined}
      tabIndex={0}
      className={stale ? "ledger-grid stale" : "ledger-grid"}
      onKeyDown={onKeyDown}
    >
      {height > 0 && (
        <ConfigProvider theme={tableTheme}>
          <Table<CustomerRow>
            ref={table}
            virtual
            size="small"
            rowKey="id"
            dataSource={rows}
            pagination={false}
            components={components}
            columns={columns}
            scroll={{ x: Math.max(totalWidth(props.columns), width), y: bodyHeight }}
            locale={{ emptyText: empty }}
            showSorterTooltip={false}
            onScroll={onScroll}
            onChange={onChange}
            rowClassName={({ id }, index) =>
              [ticks.isTicked(id) && "row-ticked", index === active && "row-active"].filter(Boolean).join(" ")
            }
            onHeaderRow={() => ({ role: "row", "aria-rowindex": 1 })}
            onRow={(row, index = 0) => ({
              id: rowId(row.id),
              role: "row",
              "aria-rowindex": index + 2,
              "aria-selected": ticks.isTicked(row.id),
              onClick: () => {
                onActive(index);
                frame.current?.focus({ preventScroll: true });
              },
              onDoubleClick: () => open(row),
            })}
          />
        </ConfigProvider>
      )}
    </div>
  );
}

const sortDirections = { ascend: "ascending", descend: "descending" } as const;
const tableDirections = { ascending: "ascend", descending: "descend" } as const;

function rowId(customerId: number): string {
  return `customer-row-${customerId}`;
}

function totalWidth(columns: readonly ShownColumn[]): number {
  return columns.reduce((sum, { currentWidth }) => sum + currentWidth, tickWidth);
}

/** antd's columns: the tick boxes, the name held fast at the left, the others; the last one takes what room is left. */
function useTableColumns(
  { rows, columns, onResize, order, ticks }: CustomersTableProps,
  width: number,
): NonNullable<TableProps<CustomerRow>["columns"]> {
  const { t } = useTranslation();
  const room = Math.max(width - totalWidth(columns), 0);
  const range = useRef(false);
  const { isTicked, toggle, tickShown } = ticks;
  const tickColumn = useCallback(() => {
    const ticked = rows.filter(({ id }) => isTicked(id)).length;
    return {
      key: "tick",
      width: tickWidth,
      fixed: "start" as const,
      className: "tick-cell",
      title: (
        <Checkbox
          aria-label={t("ledger.selectShown")}
          disabled={rows.length === 0}
          checked={ticked > 0 && ticked === rows.length}
          indeterminate={ticked > 0 && ticked < rows.length}
          onChange={({ target }) => tickShown(target.checked)}
        />
      ),
      onHeaderCell: () => ({ role: "columnheader" }),
      onCell: () => ({ role: "gridcell" }),
      render: (_: unknown, { id, name }: CustomerRow, index: number) => (
        <Checkbox
          tabIndex={-1}
          aria-label={t("ledger.selectRow", { name })}
          checked={isTicked(id)}
          onClick={({ shiftKey }) => {
            range.current = shiftKey;
          }}
          onChange={() => toggle(index, range.current)}
        />
      ),
    };
  }, [rows, isTicked, toggle, tickShown, t]);
  return useMemo(
    () => [
      tickColumn(),
      ...columns.map((column, index) => {
        const { key, title, minWidth, currentWidth, amount, order: orderedBy, text, render } = column;
        const fills = index === columns.length - 1 ? room : 0;
        return {
          key,
          dataIndex: orderedBy ?? key,
          title: title(t),
          width: currentWidth + fills,
          ellipsis: true,
          ...(index === 0 ? { fixed: "start" as const } : {}),
          ...(amount ? { align: "right" as const } : {}),
          ...(orderedBy
            ? {
                sorter: true,
                sortOrder: order.order === orderedBy ? tableDirections[order.direction ?? "ascending"] : null,
              }
            : {}),
          onHeaderCell: () => ({
            role: "columnheader",
            currentWidth: currentWidth + fills,
            onResize: (wanted: number) => onResize(key, Math.max(Math.round(wanted), minWidth)),
          }),
          onCell: () => ({ role: "gridcell" }),
          render: (_: unknown, row: CustomerRow) => (render ? render(row, t) : text(row, t)),
        };
      }),
    ],
    [tickColumn, columns, room, order, onResize, t],
  );
}
