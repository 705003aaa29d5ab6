import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Empty, Flex, Input, Progress, Segmented, Table, Tag } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CreditVillage } from "../../../shared/contract/notices.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { saveTable } from "../../ui/saveTable.ts";
import "./notices.css";

/** Every village with the shares that make it a credit village, and what it is short of. */
export function CreditVillages() {
  const { t } = useTranslation();
  const villages = useQuery(api.notices.villages.queryOptions());
  const policy = useQuery(api.ratings.policy.get.queryOptions());
  const rule = policy.data?.policy;
  return (
    <Flex vertical gap="small">
      {rule && (
        <Alert
          type="info"
          title={t("notices.villages.rule", { ...rule.creditVillage, grade: rule.creditHouseholdGrade })}
        />
      )}
      <QueryState
        query={villages}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty description={t("notices.villages.none")} />}
      >
        {(rows) => <Villages rows={rows} />}
      </QueryState>
    </Flex>
  );
}

type Shown = "all" | "credit" | "others";

function Villages({ rows }: { rows: CreditVillage[] }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<Shown>("all");
  const found = useMemo(
    () =>
      rows.filter(
        ({ name, townshipName, isCreditVillage }) =>
          (shown === "all" || isCreditVillage === (shown === "credit")) &&
          `${townshipName}${name}`.includes(search.trim()),
      ),
    [rows, shown, search],
  );
  const credit = rows.filter(({ isCreditVillage }) => isCreditVillage).length;
  const why = ({ shortOf }: CreditVillage) =>
    shortOf.map((share) => t(`notices.villages.shortOf.${share}`)).join(t("common.separator"));
  const standing = (village: CreditVillage) =>
    t(village.isCreditVillage ? "notices.villages.credit" : "notices.villages.notYet");
  const save = () =>
    saveTable(
      t("notices.villages.title"),
      [
        t("notices.villages.village"),
        t("notices.villages.township"),
        t("customers.marketer"),
        t("notices.villages.households"),
        t("notices.villages.rated"),
        t("notices.villages.ratedPercent"),
        t("notices.villages.creditHouseholds"),
        t("notices.villages.creditPercent"),
        t("notices.villages.overdue"),
        t("notices.villages.overduePercent"),
        t("notices.villages.standing"),
        t("notices.villages.why"),
      ],
      found.map((village) => [
        village.name,
        village.townshipName,
        village.marketerName,
        village.households,
        village.rated,
        village.ratedPercent,
        village.credit,
        village.creditPercent,
        village.overdue,
        village.overduePercent,
        standing(village),
        why(village),
      ]),
    );
  return (
    <>
      <Flex gap="small" align="center" wrap>
        <Input
          aria-label={t("notices.villages.search")}
          placeholder={t("notices.villages.search")}
          style={{ width: 220 }}
          allowClear
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Segmented<Shown>
          value={shown}
          onChange={setShown}
          options={[
            { value: "all", label: t("notices.villages.all", { count: rows.length }) },
            { value: "credit", label: t("notices.villages.creditCount", { count: credit }) },
            { value: "others", label: t("notices.villages.othersCount", { count: rows.length - credit }) },
          ]}
        />
        <span className="grow" />
        <Button onClick={save}>{t("notices.villages.save")}</Button>
      </Flex>
      <Table<CreditVillage>
        size="small"
        className="figures-table"
        rowKey="areaId"
        dataSource={found}
        pagination={{ defaultPageSize: 15, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          {
            title: t("notices.villages.village"),
            key: "name",
            render: (_, { areaId, name }) => (
              <Link to="/customers" search={{ areaId }}>
                {name}
              </Link>
            ),
          },
          { title: t("notices.villages.township"), dataIndex: "townshipName" },
          { title: t("customers.marketer"), dataIndex: "marketerName" },
          {
            title: t("notices.villages.households"),
            dataIndex: "households",
            align: "right",
            width: 80,
            sorter: (one, other) => one.households - other.households,
          },
          shareColumn("ratedPercent", "rated", "#4f772d"),
          shareColumn("creditPercent", "credit", "#4f772d"),
          shareColumn("overduePercent", "overdue", "#9b2226"),
          {
            title: t("notices.villages.standing"),
            key: "standing",
            width: 290,
            render: (_, village) =>
              village.households > 0 && (
                <>
                  <Tag color={village.isCreditVillage ? "green" : "default"}>{standing(village)}</Tag>{" "}
                  <span className="secondary small">{why(village)}</span>
                </>
              ),
          },
        ]}
      />
    </>
  );

  function shareColumn(
    percent: "ratedPercent" | "creditPercent" | "overduePercent",
    count: "rated" | "credit" | "overdue",
    colour: string,
  ) {
    return {
      title: t(`notices.villages.${percent}`),
      key: percent,
      width: 144,
      sorter: (one: CreditVillage, other: CreditVillage) => (one[percent] ?? -1) - (other[percent] ?? -1),
      render: (_: unknown, village: CreditVillage) => {
        const value = village[percent];
        if (value === null) return t("common.state.none");
        return (
          <div className="share" title={t("notices.villages.count", { count: village[count] })}>
            <Progress
              percent={value}
              showInfo={false}
              size="small"
              strokeColor={colour}
              aria-label={t(`notices.villages.${percent}`)}
            />
            <span style={{ textAlign: "right" }}>{t("notices.villages.percent", { value: value.toFixed(1) })}</span>
          </div>
        );
      },
    };
  }
}
