import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Empty, Flex, Input, Table, Tree, Typography } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { Area } from "../../../shared/contract/jurisdictions.ts";
import { areasFound } from "../../../shared/domain/areaSearch.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { type AreaNode, areaTree } from "../../ui/AreaSelect.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { AreaHistory } from "./AreaHistory.tsx";
import { AssignDialog } from "./AssignDialog.tsx";
import { ImportAreas } from "./areas/ImportAreas.tsx";

export function JurisdictionsPage() {
  const { t } = useTranslation();
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: {} }));
  const mayImport = useAllowed("areas.import");
  return (
    <Page title={t("jurisdictions.title")} actions={(areas.data?.length ?? 0) > 0 && <ManageAreas />}>
      <QueryState
        query={areas}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty description={t("jurisdictions.none")}>{mayImport && <ImportAreas />}</Empty>}
      >
        {(rows) => <Jurisdictions areas={rows} />}
      </QueryState>
    </Page>
  );
}

function ManageAreas() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return <Button onClick={() => navigate({ to: "/jurisdictions/areas" })}>{t("areas.manage")}</Button>;
}

function Jurisdictions({ areas }: { areas: Area[] }) {
  const { t } = useTranslation();
  const mayAssign = useAllowed("jurisdictions.assign");
  const [search, setSearch] = useState("");
  const [checked, setChecked] = useState<number[]>([]);
  const [shown, setShown] = useState<number | null>(null);
  const [assigning, setAssigning] = useState(false);
  const tree = useMemo(() => areaTree(areasFound(areas, search)), [areas, search]);
  const [expanded, setExpanded] = useState<number[]>(
    areas.filter(({ parentId }) => parentId === null).map(({ id }) => id),
  );
  const area = areas.find(({ id }) => id === shown);
  return (
    <div className="two-columns">
      <Flex vertical gap="small" className="panel">
        <Flex gap="small" justify="space-between">
          <Input
            aria-label={t("jurisdictions.search")}
            placeholder={t("jurisdictions.search")}
            style={{ width: 240 }}
            allowClear
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
          {mayAssign && (
            <Button type="primary" disabled={checked.length === 0} onClick={() => setAssigning(true)}>
              {t("jurisdictions.assign", { count: checked.length })}
            </Button>
          )}
        </Flex>
        <Tree<AreaNode>
          blockNode
          checkable={mayAssign}
          checkStrictly
          height={520}
          treeData={tree}
          expandedKeys={search ? areas.map(({ id }) => id) : expanded}
          onExpand={(keys) => setExpanded(keys.map(Number))}
          checkedKeys={checked}
          onCheck={(keys) => setChecked((Array.isArray(keys) ? keys : keys.checked).map(Number))}
          selectedKeys={shown === null ? [] : [shown]}
          onSelect={([key]) => setShown(key === undefined ? null : Number(key))}
          titleRender={({ area: node }) => <AreaLine area={node} />}
        />
      </Flex>
      <Flex vertical gap="middle" className="sticky">
        <Loads />
        {area && <AreaHistory area={area} />}
      </Flex>
      {assigning && (
        <AssignDialog
          areas={areas.filter(({ id }) => checked.includes(id))}
          onClose={() => setAssigning(false)}
          onAssigned={() => {
            setAssigning(false);
            setChecked([]);
          }}
        />
      )}
    </div>
  );
}

function AreaLine({ area }: { area: Area }) {
  const { t } = useTranslation();
  const who = area.effective?.marketerName ?? t("customers.unassigned");
  return (
    <Flex justify="space-between" gap="middle">
      <span>
        {area.name}{" "}
        <Typography.Text type="secondary">
          {area.customers > 0 && t("jurisdictions.customersHere", { count: area.customers })}
        </Typography.Text>
      </span>
      <Typography.Text strong={area.assigned !== null} type={area.effective ? "secondary" : "danger"}>
        {area.assigned ? t("jurisdictions.assignedTo", { name: who, date: area.assigned.from }) : who}
      </Typography.Text>
    </Flex>
  );
}

function Loads() {
  const { t } = useTranslation();
  const loads = useQuery(api.jurisdictions.marketers.queryOptions());
  return (
    <div className="panel">
      <QueryState
        query={loads}
        isEmpty={({ marketers }) => marketers.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("jurisdictions.noMarketers")} />}
      >
        {({ marketers, unassigned }) => (
          <Table<Outputs["jurisdictions"]["marketers"]["marketers"][number]>
            size="small"
            rowKey="id"
            dataSource={marketers}
            pagination={false}
            scroll={{ y: 300 }}
            columns={[
              { title: t("customers.marketer"), dataIndex: "name" },
              { title: t("jurisdictions.villages"), dataIndex: "villages", align: "right" },
              { title: t("jurisdictions.customers"), dataIndex: "customers", align: "right" },
            ]}
            footer={() => t("jurisdictions.unassigned", { count: unassigned })}
          />
        )}
      </QueryState>
    </div>
  );
}
