import { LockOutlined, MoreOutlined } from "@ant-design/icons";
import { Button, Flex, Select, Table, type TableColumnsType, Tag } from "antd";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { loadFigures } from "../../../../shared/domain/loads.ts";
import { useSize } from "../../../ui/useSize.ts";
import { type AreaRow, areaRows } from "./areaRows.ts";
import { sumsOf } from "./columns.ts";
import { MarketerSelect, nobody } from "./MarketerSelect.tsx";
import { useBoardSearch } from "./useBoardSearch.ts";
import { useBoardDesk } from "./useDesk.ts";
import { useFigureText } from "./useFigureText.ts";
import type { ViewProps } from "./views.ts";

/** What the table needs above its rows. */
const headingHeight = 40;
const layoutPause = 60;

/** The same areas in rows, to be sorted and narrowed. */
export function AreaTable({ onMenu }: ViewProps) {
  const { t } = useTranslation();
  const { tree, now, planned, moves, ticked, setTicked, editable, sought } = useBoardDesk();
  const { search, look } = useBoardSearch();
  const frame = useRef<HTMLDivElement>(null);
  const { height, width } = useSize(frame);
  const table = useRef<React.ComponentRef<typeof Table>>(null);
  const sums = useMemo(() => sumsOf(tree), [tree]);
  const rows = useMemo(() => areaRows(tree, sums, now, planned, moves), [tree, sums, now, planned, moves]);
  const { marketer, township } = search;
  const shown = rows.filter(
    ({ marketerId, townshipId }) =>
      (marketer === undefined || (marketerId ?? nobody) === marketer) &&
      (township === undefined || townshipId === township),
  );
  const columns = useColumns(onMenu);
  const drawn = height > 0;
  useEffect(() => {
    if (!sought || !drawn) return;
    // The rows are laid out first, and can be scrolled to only then.
    const timer = setTimeout(() => table.current?.scrollTo({ key: sought.areaId }), layoutPause);
    return () => clearTimeout(timer);
  }, [sought, drawn]);
  return (
    <div className="area-table">
      <Flex gap="small" align="center">
        <MarketerSelect
          label={t("board.filterMarketer")}
          value={marketer ?? null}
          onChange={(id) => look({ marketer: id ?? undefined })}
          nobodyText={t("board.nobody")}
          all
          allowClear
          width={180}
        />
        <Select
          aria-label={t("board.filterTownship")}
          placeholder={t("board.filterTownship")}
          style={{ width: 180 }}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          value={township ?? null}
          onChange={(id: number | null | undefined) => look({ township: id ?? undefined })}
          options={tree.areas
            .filter(({ level }) => level === "township")
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <span className="secondary">{t("board.areasShown", { count: shown.length })}</span>
      </Flex>
      <div ref={frame} className="table-frame">
        {drawn && (
          <Table<AreaRow>
            ref={table}
            className="figures-table"
            size="small"
            virtual
            rowKey="id"
            columns={columns}
            dataSource={shown}
            pagination={false}
            scroll={{ y: height - headingHeight, x: Math.max(width, 1080) }}
            rowClassName={({ id, marketerId, nobodys }) =>
              [id === sought?.areaId && "sought", marketerId === null && nobodys > 0 && "nobodys"]
                .filter(Boolean)
                .join(" ")
            }
            {...(editable
              ? {
                  rowSelection: {
                    selectedRowKeys: [...ticked],
                    onChange: (keys) => setTicked(new Set(keys.map(Number))),
                    columnWidth: 36,
                  },
                }
              : {})}
            onRow={({ id }) => ({
              onContextMenu: (event) => {
                event.preventDefault();
                onMenu(id, { x: event.clientX, y: event.clientY });
              },
            })}
          />
        )}
      </div>
    </div>
  );
}

/** Widths in px of the figures whose headings or amounts need more room than the others. */
const wide: Partial<Record<(typeof loadFigures)[number], number>> = { customers: 118, balanceFen: 104 };

function useColumns(onMenu: ViewProps["onMenu"]): TableColumnsType<AreaRow> {
  const { t } = useTranslation();
  const { nameOf, locked, known } = useBoardDesk();
  const text = useFigureText();
  return [
    {
      title: t("board.column.area"),
      key: "area",
      ellipsis: true,
      width: 196,
      sorter: (one, other) => one.area.code.localeCompare(other.area.code),
      render: (_, { area, path }) => (
        <>
          {area.name} <span className="secondary small">{path}</span>{" "}
          {locked.has(area.id) && <LockOutlined title={t("board.locked")} />}
        </>
      ),
    },
    {
      title: t("customers.marketer"),
      key: "marketer",
      ellipsis: true,
      width: 164,
      sorter: (one, other) => nameOf(one.marketerId).localeCompare(nameOf(other.marketerId)),
      render: (_, row) => <Marketer row={row} />,
    },
    {
      title: t("board.assistant"),
      key: "assistant",
      ellipsis: true,
      width: 110,
      render: (_, { assistantId }) => (assistantId === null ? t("common.state.none") : nameOf(assistantId)),
    },
    ...loadFigures.map((figure) => ({
      title: t(`loads.short.${figure}`),
      key: figure,
      width: wide[figure] ?? 72,
      align: "right" as const,
      sorter: (one: AreaRow, other: AreaRow) => one.figures[figure] - other.figures[figure],
      render: (_: unknown, { figures }: AreaRow) =>
        known.has(figure) ? text(figure, figures[figure]) : t("common.state.none"),
    })),
    {
      title: t("loads.short.villages"),
      key: "villages",
      width: 64,
      align: "right",
      sorter: (one, other) => one.villages - other.villages,
      render: (_, { villages }) => villages || "",
    },
    {
      key: "menu",
      width: 40,
      render: (_, { area }) => (
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t("board.menu", { area: area.name })}
          onClick={({ currentTarget }) => {
            const box = currentTarget.getBoundingClientRect();
            onMenu(area.id, { x: box.left, y: box.bottom });
          }}
        />
      ),
    },
  ];
}

/** Who has an area, whether by an assignment of its own, and who had it before the plan. */
export function Marketer({ row: { marketerId, wasId, own, moved, nobodys } }: { row: AreaRow }) {
  const { t } = useTranslation();
  const { nameOf } = useBoardDesk();
  const changed = marketerId !== wasId;
  return (
    <span className="nowrap">
      {marketerId === null ? (
        <span className={nobodys > 0 ? "danger" : "secondary"}>
          {nobodys > 0 ? t("board.nobodysCount", { count: nobodys }) : t("common.state.none")}
        </span>
      ) : (
        <span className={own ? "own" : "secondary"}>{nameOf(marketerId)}</span>
      )}
      {marketerId !== null && !own && <span className="secondary small"> {t("board.inherited")}</span>}
      {(changed || moved) && (
        <Tag color="gold" className="from-tag">
          {changed ? t("board.cameFrom", { name: nameOf(wasId) }) : t("board.changed")}
        </Tag>
      )}
    </span>
  );
}
