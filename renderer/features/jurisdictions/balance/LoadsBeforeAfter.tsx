import { Flex, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { BalanceProposalView } from "../../../../shared/contract/balance.ts";
import { type Load, type LoadMeasure, loadMeasures } from "../../../../shared/domain/loads.ts";
import { Money } from "../../../ui/Money.tsx";

interface LoadRow {
  key: number;
  name: string;
  absent: boolean;
  before: Load;
  after: Load;
  percents: { before: number; after: number } | null;
}

/** What everybody carries before and after: a pair of bars against the average, and every figure. */
export function LoadsBeforeAfter({ proposal: { carried, nobody } }: { proposal: BalanceProposalView }) {
  const { t } = useTranslation();
  const most = Math.max(120, ...carried.flatMap(({ percentBefore, percentAfter }) => [percentBefore, percentAfter]));
  const rows: LoadRow[] = carried.map(({ marketer, absent, before, after, percentBefore, percentAfter }) => ({
    key: marketer.id,
    name: marketer.name,
    ...{ absent, before, after },
    percents: { before: percentBefore, after: percentAfter },
  }));
  if (nobody.before.villages + nobody.before.customers > 0)
    rows.push({ key: 0, name: t("balance.load.nobody"), absent: false, ...nobody, percents: null });
  return (
    <>
      <Flex gap="middle" align="center" className="balancing-legend">
        <span>
          <i className="balancing-swatch before" /> {t("balance.load.before")}
        </span>
        <span>
          <i className="balancing-swatch after" /> {t("balance.load.after")}
        </span>
        <Typography.Text type="secondary">{t("balance.load.average")}</Typography.Text>
      </Flex>
      <Table<LoadRow>
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={rows}
        scroll={{ x: "max-content" }}
        columns={[
          {
            title: t("balance.marketer"),
            fixed: "left",
            render: (_, { name, absent, key }) => (
              <>
                {key === 0 ? <Typography.Text type="danger">{name}</Typography.Text> : name}
                {absent && <Tag style={{ marginInlineStart: 6 }}>{t("balance.load.absent")}</Tag>}
              </>
            ),
          },
          {
            title: t("balance.load.ofAverage"),
            render: (_, { name, percents }) => percents && <Bars name={name} most={most} {...percents} />,
          },
          ...loadMeasures.map((figure) => ({
            title: t(`loads.figure.${figure}`),
            key: figure,
            align: "right" as const,
            render: (_: unknown, { before, after }: LoadRow) => (
              <Figures figure={figure} before={before[figure]} after={after[figure]} />
            ),
          })),
        ]}
      />
    </>
  );
}

interface BarsProps {
  name: string;
  before: number;
  after: number;
  /** percent at the end of the scale */
  most: number;
}

function Bars({ name, before, after, most }: BarsProps) {
  const { t } = useTranslation();
  const along = (percent: number) => `${(100 * percent) / most}%`;
  return (
    <div className="balancing-bars" role="img" aria-label={t("balance.load.chart", { name, before, after })}>
      <div className="balancing-scale">
        <div className="before" style={{ width: along(before) }} />
        <div className="after" style={{ width: along(after) }} />
        <div className="average" style={{ insetInlineStart: along(100) }} />
      </div>
      <span className="number">{t("balance.step.percents", { before, after })}</span>
    </div>
  );
}

function Figures({ figure, before, after }: { figure: LoadMeasure; before: number; after: number }) {
  const { i18n } = useTranslation();
  const shown = (value: number) =>
    figure === "balanceFen" ? <Money fen={value} /> : value.toLocaleString(i18n.language);
  if (before === after) return <Typography.Text type="secondary">{shown(after)}</Typography.Text>;
  return (
    <>
      <Typography.Text type="secondary" className="balancing-percents">
        {shown(before)}
      </Typography.Text>
      {shown(after)}
    </>
  );
}
