import { Checkbox, Collapse, InputNumber, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { BoardMarketer } from "../../../../shared/contract/jurisdictions.ts";
import type { MarketerChoices } from "./settings.ts";

interface MarketersFormProps {
  marketers: BoardMarketer[];
  choices: MarketerChoices;
  onChange: (choices: MarketerChoices) => void;
}

/** Who is not there, and who can take on less than the others. */
export function MarketersForm({ marketers, choices, onChange }: MarketersFormProps) {
  const { t } = useTranslation();
  const { absent, caps } = choices;
  const setAbsent = (id: number, on: boolean) =>
    onChange({ ...choices, absent: on ? [...absent, id] : absent.filter((other) => other !== id) });
  const setCap = (id: number, customers: number | null) => {
    const next = new Map(caps);
    if (customers === null) next.delete(id);
    else next.set(id, customers);
    onChange({ ...choices, caps: next });
  };
  const table = (
    <Table<BoardMarketer>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={marketers}
      columns={[
        {
          title: t("balance.marketer"),
          render: (_, { name, absence }) => (
            <>
              {name}
              {absence && (
                <Typography.Text type="secondary" style={{ display: "block", fontSize: 12 }}>
                  {t("balance.absentUntil", { to: absence.to })}
                </Typography.Text>
              )}
            </>
          ),
        },
        {
          title: t("balance.absent"),
          align: "center",
          render: (_, { id, name }) => (
            <Checkbox
              aria-label={t("balance.isAbsent", { name })}
              checked={absent.includes(id)}
              onChange={({ target }) => setAbsent(id, target.checked)}
            />
          ),
        },
        {
          title: t("balance.cap"),
          align: "right",
          render: (_, { id, name }) => (
            <InputNumber<number>
              size="small"
              style={{ width: 76 }}
              min={0}
              max={1_000_000}
              precision={0}
              aria-label={t("balance.capOf", { name })}
              value={caps.get(id) ?? null}
              onChange={(customers) => setCap(id, customers)}
            />
          ),
        },
      ]}
    />
  );
  return (
    <Collapse
      size="small"
      items={[{ key: "marketers", label: t("balance.marketers", { absent: absent.length }), children: table }]}
    />
  );
}
