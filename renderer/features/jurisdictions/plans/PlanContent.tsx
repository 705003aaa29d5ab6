import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaMove, PlanMoves } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import "./plans.css";

const shownFirst = 20;

interface PlanContentProps {
  moves: PlanMoves;
  /** a day on which the areas are there */
  day: string;
}

/** The areas that a plan gives to each marketer, as its maker said it. */
export function PlanContent({ moves, day }: PlanContentProps) {
  const { t } = useTranslation();
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: { day } }));
  const staff = useQuery(api.users.list.queryOptions());
  const areaNames = new Map(areas.data?.map(({ id, name }) => [id, name]));
  const staffNames = new Map(staff.data?.map(({ id, name }) => [id, name]));
  const nameOf = ({ areaId, assistantId }: AreaMove) => {
    const area = areaNames.get(areaId) ?? "";
    const assistant = assistantId === null ? undefined : staffNames.get(assistantId);
    return assistant === undefined ? area : t("plans.withAssistant", { area, assistant });
  };
  const receivers = [...new Set(moves.areas.map(({ marketerId }) => marketerId))];
  return (
    <section className="panel" aria-label={t("plans.moves")}>
      <Typography.Title level={5}>{t("plans.moves")}</Typography.Title>
      <dl className="plan-moves">
        {receivers.map((marketerId) => (
          <Receiver
            key={marketerId ?? "nobody"}
            name={marketerId === null ? t("plans.toArea") : (staffNames.get(marketerId) ?? "")}
            areas={moves.areas
              .filter((move) => move.marketerId === marketerId)
              .map((move) => ({ id: move.areaId, name: nameOf(move) }))}
          />
        ))}
      </dl>
      {receivers.length === 0 && moves.customers.length === 0 && (
        <Typography.Text type="secondary">{t("plans.movesNothing")}</Typography.Text>
      )}
      {moves.customers.length > 0 && t("plans.singleCustomers", { count: moves.customers.length })}
    </section>
  );
}

function Receiver({ name, areas }: { name: string; areas: { id: number; name: string }[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? areas : areas.slice(0, shownFirst);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Flex gap={4} wrap>
          {shown.map((area) => (
            <Tag key={area.id}>{area.name}</Tag>
          ))}
          {shown.length < areas.length && (
            <Button type="link" size="small" onClick={() => setAll(true)}>
              {t("plans.showAll", { count: areas.length })}
            </Button>
          )}
        </Flex>
      </dd>
    </>
  );
}
