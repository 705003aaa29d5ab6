import { useQuery } from "@tanstack/react-query";
import { Empty, Flex, Input, Tree, Typography } from "antd";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Area } from "../../../shared/contract/jurisdictions.ts";
import { areasFound } from "../../../shared/domain/areaSearch.ts";
import { api } from "../../app/client.ts";
import { type AreaNode, areaTree } from "../../ui/AreaSelect.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useSize } from "../../ui/useSize.ts";
import { AreaHistory } from "./AreaHistory.tsx";
import { NeighboursMenu } from "./NeighboursMenu.tsx";

/** The areas with who is responsible for them, for who has no business with what others carry. */
export function ResponsiblePage() {
  const { t } = useTranslation();
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: {} }));
  return (
    <Page title={t("jurisdictions.title")} actions={<NeighboursMenu />} fill>
      <QueryState
        query={areas}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty description={t("jurisdictions.none")} />}
      >
        {(rows) => <Areas areas={rows} />}
      </QueryState>
    </Page>
  );
}

function Areas({ areas }: { areas: Area[] }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<number | null>(null);
  const [expanded, setExpanded] = useState<number[]>(
    areas.filter(({ parentId }) => parentId === null).map(({ id }) => id),
  );
  const frame = useRef<HTMLDivElement>(null);
  const { height } = useSize(frame);
  const tree = useMemo(() => areaTree(areasFound(areas, search)), [areas, search]);
  const area = areas.find(({ id }) => id === shown);
  return (
    <div className="two-columns grow" style={{ minHeight: 0, alignItems: "stretch" }}>
      <Flex vertical gap="small" className="panel" style={{ minHeight: 0 }}>
        <Input
          aria-label={t("jurisdictions.search")}
          placeholder={t("jurisdictions.search")}
          style={{ width: 240 }}
          allowClear
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <div ref={frame} className="grow" style={{ minHeight: 0 }}>
          {height > 0 && (
            <Tree<AreaNode>
              blockNode
              height={height}
              treeData={tree}
              expandedKeys={search.trim() === "" ? expanded : areas.map(({ id }) => id)}
              onExpand={(keys) => setExpanded(keys.map(Number))}
              selectedKeys={shown === null ? [] : [shown]}
              onSelect={([key]) => setShown(key === undefined ? null : Number(key))}
              titleRender={({ area: node }) => <AreaLine area={node} />}
            />
          )}
        </div>
      </Flex>
      <div>{area && <AreaHistory area={area} />}</div>
    </div>
  );
}

function AreaLine({ area }: { area: Area }) {
  const { t } = useTranslation();
  const who = area.effective?.marketerName ?? t("customers.unassigned");
  return (
    <Flex justify="space-between" gap="middle">
      <span>{area.name}</span>
      <Typography.Text strong={area.assigned !== null} type={area.effective ? "secondary" : "danger"}>
        {area.assigned ? t("jurisdictions.assignedTo", { name: who, date: area.assigned.from }) : who}
      </Typography.Text>
    </Flex>
  );
}
