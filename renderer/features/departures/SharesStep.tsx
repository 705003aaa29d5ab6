import { Button, Flex, Select, Table, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { HeldArea, Holdings } from "../../../shared/contract/departures.ts";
import { allTo, type Choices, nobody, suggested } from "./shares.ts";

interface SharesStepProps {
  holdings: Holdings;
  choices: Choices;
  onChange: (choices: Choices) => void;
}

interface Line {
  key: string;
  /** what it is: an area's township, or the kind of thing */
  group: string;
  label: string;
  customers: number | null;
  value: number | undefined;
  onChoose: (receiver: number) => void;
  /** who cannot get it: the one who is away */
  exceptId?: number;
  /** instead of a receiver */
  otherwise?: string;
}

/** A receiver for each thing that somebody who leaves holds. */
export function SharesStep({ holdings, choices, onChange }: SharesStepProps) {
  const { t } = useTranslation();
  const options = useReceivers(holdings);
  const lines = useLines({ holdings, choices, onChange });
  return (
    <Flex vertical gap="small">
      <Flex gap="small" align="center">
        <label htmlFor="departure-all">{t("departures.allTo")}</label>
        <Select
          id="departure-all"
          style={{ width: 240 }}
          value={null}
          showSearch={{ optionFilterProp: "label" }}
          options={options}
          onChange={(receiver: number | null) => receiver !== null && onChange(allTo(receiver, holdings))}
        />
        <Tooltip title={t("departures.suggestHint")}>
          <Button onClick={() => onChange(suggested(holdings, choices))}>{t("departures.suggest")}</Button>
        </Tooltip>
      </Flex>
      <Table<Line>
        size="small"
        rowKey="key"
        dataSource={lines}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t("departures.township"), dataIndex: "group", width: 200 },
          { title: t("departures.area"), dataIndex: "label" },
          { title: t("loads.figure.customers"), dataIndex: "customers", align: "right", width: 100 },
          {
            title: t("departures.receiver"),
            key: "receiver",
            width: 300,
            render: (_, { key, label, value, onChoose, exceptId, otherwise }) => (
              <Select
                id={`receiver-${key}`}
                aria-label={`${label} ${t("departures.receiver")}`}
                style={{ width: "100%" }}
                {...(value === undefined ? { status: "warning" as const } : { value })}
                showSearch={{ optionFilterProp: "label" }}
                options={[
                  ...options.filter(({ value: id }) => id !== exceptId),
                  ...(otherwise === undefined ? [] : [{ value: nobody, label: otherwise }]),
                ]}
                onChange={onChoose}
              />
            ),
          },
        ]}
      />
    </Flex>
  );
}

function useReceivers({ receivers }: Holdings) {
  const { t } = useTranslation();
  return receivers.map(({ id, name, customers: count, onLeave }) => ({
    value: id,
    label: t(onLeave ? "departures.receiverOnLeave" : "departures.receiverLoad", { name, count }),
  }));
}

function useLines({ holdings, choices, onChange }: SharesStepProps): Line[] {
  const { t } = useTranslation();
  const { areas, excepted, assisted, standsInFor } = holdings;
  const areaLine = ({ id, name, township, figures }: HeldArea): Line => ({
    key: `area-${id}`,
    group: township?.name ?? t("departures.noTownship"),
    label: name,
    customers: figures.customers,
    value: choices.areas[id],
    onChoose: (receiver) => onChange({ ...choices, areas: { ...choices.areas, [id]: receiver } }),
  });
  return [
    ...areas.map(areaLine),
    ...(excepted.customers > 0
      ? [
          {
            key: "excepted",
            group: t("departures.excepted"),
            label: t("departures.exceptedCount", { count: excepted.customers }),
            customers: excepted.figures.customers,
            value: choices.exceptedTo,
            onChoose: (receiver: number) => onChange({ ...choices, exceptedTo: receiver }),
            otherwise: t("departures.byArea"),
          },
        ]
      : []),
    ...assisted.map(
      ({ id, name, marketerName: marketer }): Line => ({
        key: `assisted-${id}`,
        group: t("departures.assistant"),
        label: t("departures.assistedOf", { name, marketer }),
        customers: null,
        value: choices.assisted[id] ?? nobody,
        onChoose: (receiver) => onChange({ ...choices, assisted: { ...choices.assisted, [id]: receiver } }),
        otherwise: t("departures.nobody"),
      }),
    ),
    ...standsInFor.map(
      ({ id, absentId, absentName: name, from, to }): Line => ({
        key: `cover-${id}`,
        group: t("departures.deputyNow"),
        label: t("departures.standsInForOne", { name, from, to }),
        customers: null,
        value: choices.covers[id],
        onChoose: (receiver) => onChange({ ...choices, covers: { ...choices.covers, [id]: receiver } }),
        exceptId: absentId,
        otherwise: t("departures.noDeputy"),
      }),
    ),
  ];
}
