import { Empty, Flex, type GetRef, Input, Tag, Tree, Typography } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Area } from "../../../../shared/contract/jurisdictions.ts";
import { areaMatches, areasFound } from "../../../../shared/domain/areaSearch.ts";
import { type AreaNode, areaTree } from "../../../ui/AreaSelect.tsx";

interface AreaTreeProps {
  areas: Area[];
  chosen: number | undefined;
  onChoose: (id: number | undefined) => void;
}

/** The tree of areas with a search by name, pinyin and code; Enter takes the first that is found. */
export function AreaTree({ areas, chosen, onChoose }: AreaTreeProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const found = useMemo(() => areasFound(areas, search), [areas, search]);
  const tree = useMemo(() => areaTree(found).map(choosable), [found]);
  const { expanded, setExpanded, treeRef } = useRevealed(areas, chosen);
  const names = useMemo(() => new Map(areas.map(({ id, name }) => [id, name])), [areas]);
  const searching = search.trim() !== "";
  return (
    <Flex vertical gap="small">
      <Input
        aria-label={t("areas.search")}
        placeholder={t("areas.search")}
        allowClear
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        onPressEnter={() => onChoose(found.find((area) => areaMatches(area, search))?.id)}
      />
      {found.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("areas.noneFound", { words: search.trim() })} />
      ) : (
        <Tree<AreaNode>
          ref={treeRef}
          blockNode
          height={530}
          treeData={tree}
          expandedKeys={searching ? found.map(({ id }) => id) : expanded}
          onExpand={(keys) => setExpanded(keys.map(Number))}
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onSelect={([key]) => onChoose(key === undefined ? undefined : Number(key))}
          titleRender={({ area }) => (
            <span className="area-line">
              <span>
                {area.name}{" "}
                {area.mergedIntoId !== null && (
                  <Tag>{t("areas.merged", { into: names.get(area.mergedIntoId) ?? "" })}</Tag>
                )}
                {area.customers > 0 && (
                  <Typography.Text type="secondary">{t("areas.customers", { count: area.customers })}</Typography.Text>
                )}
              </span>
              <Typography.Text type="secondary" className="code">
                {area.code}
              </Typography.Text>
            </span>
          )}
        />
      )}
    </Flex>
  );
}

/** Here a part can be looked at like any other area. */
function choosable(node: AreaNode): AreaNode {
  return { ...node, disabled: false, children: node.children.map(choosable) };
}

/** Which areas are open: whatever the user opened, and the way down to the chosen one, which is scrolled to. */
function useRevealed(areas: readonly Area[], chosen: number | undefined) {
  const treeRef = useRef<GetRef<typeof Tree>>(null);
  const [expanded, setExpanded] = useState<number[]>(() => pathOf(areas, chosen));
  const [revealed, setRevealed] = useState(chosen);
  const parentId = areas.find(({ id }) => id === chosen)?.parentId;
  const [revealedIn, setRevealedIn] = useState(parentId);
  if (revealed !== chosen || revealedIn !== parentId) {
    setRevealed(chosen);
    setRevealedIn(parentId);
    setExpanded([...new Set([...expanded, ...pathOf(areas, chosen)])]);
  }
  useEffect(() => {
    if (chosen !== undefined) treeRef.current?.scrollTo({ key: chosen, align: "auto" });
  }, [chosen]);
  return { expanded, setExpanded, treeRef };
}

/** The areas above the chosen one, or the county alone. */
function pathOf(areas: readonly Area[], chosen: number | undefined): number[] {
  const parents = new Map(areas.map(({ id, parentId }) => [id, parentId]));
  const path = areas.filter(({ parentId }) => parentId === null).map(({ id }) => id);
  for (let at = parents.get(chosen ?? 0) ?? null; at !== null; at = parents.get(at) ?? null) path.push(at);
  return path;
}
