import { LockOutlined, MoreOutlined } from "@ant-design/icons";
import { Button, Tree, type TreeDataNode } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSize } from "../../../ui/useSize.ts";
import { Marketer } from "./AreaTable.tsx";
import { type AreaRow, areaRows } from "./areaRows.ts";
import { sumsOf } from "./columns.ts";
import { containersOf } from "./responsible.ts";
import { useBoardDesk } from "./useDesk.ts";
import { useFigureText } from "./useFigureText.ts";
import type { ViewProps } from "./views.ts";

interface AreaNode extends TreeDataNode {
  key: number;
  row: AreaRow;
  children: AreaNode[];
}

/** The areas as they lie in each other, with who has them. */
export function AreaTreeView({ onMenu }: ViewProps) {
  const { t } = useTranslation();
  const { tree, now, planned, moves, ticked, setTicked, editable, sought } = useBoardDesk();
  const frame = useRef<HTMLDivElement>(null);
  const { height } = useSize(frame);
  const view = useRef<React.ComponentRef<typeof Tree>>(null);
  const sums = useMemo(() => sumsOf(tree), [tree]);
  const nodes = useMemo(() => nodesOf(areaRows(tree, sums, now, planned, moves)), [tree, sums, now, planned, moves]);
  const [expanded, setExpanded] = useState<number[]>(() => nodes.map(({ key }) => key));
  const [selected, setSelected] = useState<number | null>(null);
  const drawn = height > 0;
  useEffect(() => {
    if (!sought || !drawn) return;
    setExpanded((before) => [...new Set([...before, ...containersOf(tree, sought.areaId).map(({ id }) => id)])]);
    setSelected(sought.areaId);
    // The tree opens first, and has the line only then.
    const timer = setTimeout(() => view.current?.scrollTo({ key: sought.areaId, align: "auto", offset: 80 }), 60);
    return () => clearTimeout(timer);
  }, [sought, drawn, tree]);
  return (
    <div ref={frame} className="panel tree-frame">
      {drawn && (
        <Tree<AreaNode>
          ref={view}
          blockNode
          checkable={editable}
          checkStrictly
          height={height - 16}
          aria-label={t("board.views.tree")}
          treeData={nodes}
          expandedKeys={expanded}
          onExpand={(keys) => setExpanded(keys.map(Number))}
          checkedKeys={[...ticked]}
          onCheck={(keys) => setTicked(new Set((Array.isArray(keys) ? keys : keys.checked).map(Number)))}
          selectedKeys={selected === null ? [] : [selected]}
          onSelect={([key]) => setSelected(key === undefined ? null : Number(key))}
          onRightClick={({ event, node }) => onMenu(node.key, { x: event.clientX, y: event.clientY })}
          titleRender={({ row }) => <TreeLine row={row} onMenu={onMenu} />}
        />
      )}
    </div>
  );
}

function TreeLine({ row, onMenu }: { row: AreaRow } & ViewProps) {
  const { t } = useTranslation();
  const { locked, known } = useBoardDesk();
  const text = useFigureText();
  const { area, figures, villages } = row;
  const { customers } = figures;
  return (
    <span className="tree-line" data-area={area.id}>
      <span className="cut grow">
        {area.name} {locked.has(area.id) && <LockOutlined title={t("board.locked")} />}
      </span>
      <span className="tree-figure">{villages > 0 && t("board.villagesBelow", { count: villages })}</span>
      <span className="tree-figure">
        {customers > 0 && t("board.customers", { count: customers, shown: text("customers", customers) })}
      </span>
      <span className="tree-figure wide">
        {known.has("balanceFen") &&
          figures.balanceFen > 0 &&
          t("board.amount", { amount: text("balanceFen", figures.balanceFen) })}
      </span>
      <span className="tree-marketer">
        <Marketer row={row} />
      </span>
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={t("board.menu", { area: area.name })}
        onClick={(event) => {
          event.stopPropagation();
          const box = event.currentTarget.getBoundingClientRect();
          onMenu(area.id, { x: box.left, y: box.bottom });
        }}
      />
    </span>
  );
}

function nodesOf(rows: readonly AreaRow[]): AreaNode[] {
  const nodes = new Map<number, AreaNode>();
  const roots: AreaNode[] = [];
  for (const row of rows) {
    const node: AreaNode = { key: row.id, row, children: [] };
    nodes.set(row.id, node);
    const siblings = row.area.parentId === null ? roots : nodes.get(row.area.parentId)?.children;
    (siblings ?? roots).push(node);
  }
  return roots;
}
