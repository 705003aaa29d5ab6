import { Flex, Statistic, Table, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../shared/contract/customers.ts";
import type { SectionData } from "../../../shared/contract/records.ts";
import { householdTotals } from "../../../shared/domain/householdEconomy.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { economyGroups, householdFacts } from "../../../shared/domain/recordGroups.ts";
import { percent } from "../../../shared/i18n/ratioText.ts";
import { fieldLabel, valueText } from "../../../shared/i18n/recordWords.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";

interface HouseholdEconomyProps {
  customer: CustomerView;
  data: SectionData["household"];
}

/** What a household lives on: the totals first, then land and labour, then the amounts they are made of. */
export function HouseholdEconomy({ customer, data }: HouseholdEconomyProps) {
  const { t } = useTranslation();
  const totals = householdTotals(data, customer.headcount);
  const sums = {
    income: totals.incomeFen,
    expenses: totals.expensesFen,
    assets: totals.assetsFen,
    debts: totals.debtsFen,
  };
  const shown = [
    ["netIncomeFen", money(totals.netIncomeFen)],
    ["netIncomePerHeadFen", money(totals.netIncomePerHeadFen)],
    ["surplusFen", money(totals.surplusFen)],
    ["netAssetsFen", money(totals.netAssetsFen)],
    ["debtRatio", totals.debtRatio === null ? null : percent(totals.debtRatio)],
  ] as const;
  return (
    <Flex vertical gap="middle">
      <div className="figures">
        {shown.map(([name, value]) => (
          <Tooltip key={name} title={t(`records.totalsHint.${name}`)}>
            <Statistic
              title={t(`records.totals.${name}`)}
              value={value ?? t("common.state.none")}
              {...(value !== null && name !== "debtRatio" ? { suffix: t("common.money.unit") } : {})}
            />
          </Tooltip>
        ))}
      </div>
      <FactsTable
        column={3}
        plain
        rows={householdFacts.map((name) => [fieldLabel(name, t), valueText(name, data[name], t)])}
      />
      <div className="four-columns">
        {economyGroups.map(([group, names]) => (
          <Table
            key={group}
            size="small"
            pagination={false}
            rowKey="name"
            dataSource={names.map((name) => ({ name, fen: data[name] }))}
            columns={[
              { title: t(`records.group.${group}`), dataIndex: "name", render: (name) => fieldLabel(name, t) },
              {
                title: t("common.money.unit"),
                dataIndex: "fen",
                align: "right",
                render: (fen: number | null) => money(fen) ?? t("common.state.none"),
              },
            ]}
            summary={() => (
              <Table.Summary.Row>
                <Table.Summary.Cell index={0}>
                  <strong>{t("records.totals.sum")}</strong>
                </Table.Summary.Cell>
                <Table.Summary.Cell index={1} align="right">
                  <strong>{money(sums[group]) ?? t("common.state.none")}</strong>
                </Table.Summary.Cell>
              </Table.Summary.Row>
            )}
          />
        ))}
      </div>
    </Flex>
  );
}

function money(fen: number | null): string | null {
  return fen === null ? null : formatFen(fen);
}
