import { useQuery } from "@tanstack/react-query";
import { TreeSelect } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { areaMatches } from "../../shared/domain/areaSearch.ts";
import { api } from "../app/client.ts";

export interface AreaNode {
  key: number;
  value: number;
  title: string;
  area: Area;
  /** a part of another area, since a merger: its customers are those of the other, and nobody new comes there */
  disabled: boolean;
  children: AreaNode[];
}

/** The areas as a tree; the list has every area behind the one that contains it. */
export function areaTree(areas: readonly Area[]): AreaNode[] {
  const nodes = new Map<number, AreaNode>();
  const roots: AreaNode[] = [];
  for (const area of areas) {
    const node: AreaNode = {
      key: area.id,
      value: area.id,
      title: area.name,
      area,
      disabled: area.mergedIntoId !== null,
      children: [],
    };
    nodes.set(area.id, node);
    const siblings = area.parentId === null ? roots : nodes.get(area.parentId)?.children;
    siblings?.push(node);
  }
  return roots;
}

interface AreaSelectProps {
  id?: string;
  value?: number | undefined;
  onChange?: (id: number | undefined) => void;
  allowClear?: boolean;
  style?: React.CSSProperties;
}

/** Choosing an area: type part of its name, its pinyin or code, or walk down the tree. */
export function AreaSelect({ id, value, onChange, allowClear, style }: AreaSelectProps) {
  const { t } = useTranslation();
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: {} }));
  const tree = useMemo(() => areaTree(areas.data ?? []), [areas.data]);
  const [typed, setTyped] = useState("");
  const [unfolded, setUnfolded] = useState<number[]>();
  // What is unfolded is said here, since the select itself forgets to unfold areas that come after the first letter.
  const expanded = typed
    ? (areas.data ?? []).map((area) => area.id)
    : (unfolded ?? tree.map(({ value: root }) => root));
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      {...(style ? { style } : {})}
      aria-label={t("customers.area")}
      placeholder={t("customers.areaHint")}
      loading={areas.isPending}
      treeData={tree}
      showSearch={{ filterTreeNode: (part, { area }) => areaMatches(area, part), onSearch: setTyped }}
      treeExpandedKeys={expanded}
      onTreeExpand={(keys) => !typed && setUnfolded(keys.map(Number))}
      allowClear={allowClear ?? false}
      value={value ?? null}
      onChange={(chosen: number | null | undefined) => onChange?.(chosen ?? undefined)}
    />
  );
}
