import { useNavigate } from "@tanstack/react-router";
import { Button, Flex, Typography } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { VillageRow } from "../../../shared/contract/surveys.ts";
import { Chart } from "../../ui/Chart.tsx";
import { useFigures } from "../portfolio/useFigures.ts";
import { RankingTable } from "./RankingTable.tsx";
import { mostDrawn, rankingChart } from "./rankingChart.ts";

const shownAtFirst = 20;

/** Where a journey finds most to do: what is asked for against what is granted. */
export function RankingTab({ villages }: { villages: readonly VillageRow[] }) {
  const { t } = useTranslation();
  const words = useFigures();
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const drawn = useMemo(() => villages.slice(0, mostDrawn), [villages]);
  const option = useMemo(() => rankingChart(drawn, words, t), [drawn, words, t]);
  const open = useCallback(
    (place: number) => {
      const village = drawn[place];
      if (village) void navigate({ to: "/surveys/$id", params: { id: village.id } });
    },
    [drawn, navigate],
  );
  const shown = all ? villages : villages.slice(0, shownAtFirst);
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">{t("surveys.ranking.hint")}</Typography.Text>
      <div className="panel">
        <Chart option={option} label={t("surveys.ranking.chart", { count: drawn.length })} height={260} onPick={open} />
      </div>
      <RankingTable villages={shown} />
      {villages.length > shownAtFirst && (
        <Button type="link" style={{ alignSelf: "start" }} onClick={() => setAll(!all)}>
          {all ? t("surveys.ranking.less") : t("surveys.ranking.more", { count: villages.length })}
        </Button>
      )}
    </Flex>
  );
}
