import { Link } from "@tanstack/react-router";
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import type { LeadConversion, LeadFilter } from "../../../shared/contract/leads.ts";
import { shareOf } from "../../../shared/domain/leadConversion.ts";
import { type FunnelStage, funnelStages } from "../../../shared/domain/leads.ts";

type Row = LeadConversion["rows"][number];
type Line = LeadConversion["total"] & { key: number; name: string; filter: LeadFilter | null };

interface ConversionTableProps {
  conversion: LeadConversion;
  nameOf: (row: Row) => string;
  period: { from: string; to: string };
}

/** How many got as far as each stage, and which share of those who came; each number leads to its leads. */
export function ConversionTable({ conversion: { rows, total }, nameOf, period: { from, to } }: ConversionTableProps) {
  const { t } = useTranslation();
  const made: LeadFilter = { createdFrom: from, createdTo: to };
  const lines: Line[] = [
    ...rows.map((row, key) => ({ ...row, key, name: nameOf(row), filter: narrowed(row, made) })),
    { ...total, key: rows.length, name: t("leads.conversion.total"), filter: made },
  ];
  const stageName = (stage: FunnelStage) =>
    stage === "new" ? t("leads.conversion.all") : t(`common.leadStage.${stage}`);
  return (
    <Table<Line>
      size="small"
      rowKey="key"
      dataSource={lines}
      pagination={false}
      columns={[
        { title: t("leads.conversion.row"), dataIndex: "name" },
        ...funnelStages.map((stage) => ({
          title: stageName(stage),
          key: stage,
          align: "right" as const,
          render: (_: unknown, { name, reached, filter }: Line) => {
            const count = reached[stage] ?? 0;
            const share = shareOf(count, reached.new ?? 0);
            return (
              <>
                <Count
                  count={count}
                  label={`${name} ${stageName(stage)}`}
                  filter={filter && (stage === "new" ? filter : { ...filter, reached: stage })}
                />
                {stage !== "new" && share !== null && (
                  <div className="secondary small">{t("leads.share", { share })}</div>
                )}
              </>
            );
          },
        })),
        {
          title: t("common.leadStage.lost"),
          key: "lost",
          align: "right",
          render: (_, { name, lost, filter }) => (
            <Count
              count={lost}
              label={`${name} ${t("common.leadStage.lost")}`}
              filter={filter && { ...filter, stage: "lost" }}
            />
          ),
        },
        {
          title: t("leads.conversion.medianDays"),
          dataIndex: "medianDays",
          align: "right",
          render: (days: number | null) => days ?? t("common.state.none"),
        },
      ]}
    />
  );
}

/** Leads that nobody looks after are found by no filter. */
function narrowed({ channel, marketer }: Row, made: LeadFilter): LeadFilter | null {
  if (channel) return { ...made, channel };
  return marketer && { ...made, marketerId: marketer.id };
}

function Count({ count, label, filter }: { count: number; label: string; filter: LeadFilter | null }) {
  if (count === 0 || filter === null) return count;
  return (
    <Link to="/leads" search={{ ...filter, view: "table" }} aria-label={`${label} ${count}`}>
      {count}
    </Link>
  );
}
