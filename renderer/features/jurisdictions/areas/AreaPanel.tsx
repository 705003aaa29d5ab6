import { useQuery } from "@tanstack/react-query";
import { Button, Descriptions, Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaDetails } from "../../../../shared/contract/areas.ts";
import type { Area } from "../../../../shared/contract/jurisdictions.ts";
import { api } from "../../../app/client.ts";
import { useAllowed } from "../../../app/session.ts";
import { QueryState } from "../../../ui/QueryState.tsx";
import { AreaActions } from "./AreaActions.tsx";
import { AreaChanges } from "./AreaChanges.tsx";

interface AreaPanelProps {
  area: Area;
  areas: Area[];
  onChoose: (id: number) => void;
}

/** One area: what it is, what it was, who lives there, and what can be done with it. */
export function AreaPanel({ area, areas, onChoose }: AreaPanelProps) {
  const { t } = useTranslation();
  const mayChange = useAllowed("areas.change");
  const details = useQuery(api.areas.get.queryOptions({ input: { id: area.id } }));
  return (
    <Flex vertical gap="middle">
      <Flex justify="space-between" align="center" gap="small" wrap>
        <Typography.Title level={4} style={{ margin: 0 }}>
          {area.name} <Tag>{t(`areas.level.${area.level}`)}</Tag>
        </Typography.Title>
        {mayChange && <AreaActions area={area} areas={areas} onChanged={onChoose} />}
      </Flex>
      <QueryState query={details}>
        {(found) => (
          <>
            <Facts details={found} responsible={area.effective?.marketerName ?? null} onChoose={onChoose} />
            <AreaChanges changes={found.changes} />
          </>
        )}
      </QueryState>
    </Flex>
  );
}

interface FactsProps {
  details: AreaDetails;
  responsible: string | null;
  onChoose: (id: number) => void;
}

function Facts({ details, responsible, onChoose }: FactsProps) {
  const { t } = useTranslation();
  const { code, since, mergedInto, formerNames, parts, customers, customersBelow } = details;
  const items = [
    { key: "code", label: t("areas.code"), children: code },
    { key: "responsible", label: t("areas.responsible"), children: responsible ?? t("areas.preview.nobody") },
    { key: "customers", label: t("areas.customersHere"), children: t("areas.customers", { count: customers }) },
    { key: "below", label: t("areas.customersBelow"), children: t("areas.customers", { count: customersBelow }) },
    ...(since === null ? [] : [{ key: "since", label: t("areas.since"), children: since }]),
    ...(mergedInto
      ? [
          {
            key: "mergedInto",
            label: t("areas.mergedInto"),
            children: <PartLink part={mergedInto} onChoose={onChoose} />,
          },
        ]
      : []),
    ...(formerNames.length > 0
      ? [
          {
            key: "formerNames",
            label: t("areas.formerNames"),
            span: 2,
            children: formerNames.map((former) => t("areas.formerName", former)).join(t("common.separator")),
          },
        ]
      : []),
    ...(parts.length > 0
      ? [
          {
            key: "parts",
            label: t("areas.parts"),
            span: 2,
            children: (
              <Flex gap="small" wrap>
                {parts.map((part) => (
                  <PartLink key={part.id} part={part} onChoose={onChoose} />
                ))}
              </Flex>
            ),
          },
        ]
      : []),
  ];
  return <Descriptions size="small" column={2} bordered items={items} />;
}

interface PartLinkProps {
  part: { id: number; name: string; on: string };
  onChoose: (id: number) => void;
}

function PartLink({ part, onChoose }: PartLinkProps) {
  const { t } = useTranslation();
  return (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onChoose(part.id)}>
      {t("areas.part", part)}
    </Button>
  );
}
