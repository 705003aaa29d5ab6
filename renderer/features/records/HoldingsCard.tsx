import { Empty, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { HoldingView } from "../../../shared/contract/records.ts";
import { choiceLabel, fieldLabel } from "../../../shared/i18n/recordWords.ts";
import { client } from "../../app/client.ts";
import { MaskedField } from "../../ui/MaskedField.tsx";
import { Money } from "../../ui/Money.tsx";
import { EntryActions } from "./EntryActions.tsx";
import type { OpenEntry } from "./EntryDrawer.tsx";
import { AddEntry, RecordCard } from "./RecordCard.tsx";

interface HoldingsCardProps {
  holdings: readonly HoldingView[];
  onOpen: (entry: OpenEntry) => void;
}

/** Accounts and services that a customer holds here and elsewhere; numbers are masked. */
export function HoldingsCard({ holdings, onOpen }: HoldingsCardProps) {
  const { t } = useTranslation();
  const none = t("common.state.none");
  return (
    <RecordCard
      title={t("records.lists.holdings")}
      actions={<AddEntry list="holdings" onClick={() => onOpen({ list: "holdings", id: null })} />}
    >
      {holdings.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("records.noHoldings")} />
      ) : (
        <Table<HoldingView>
          size="small"
          rowKey="id"
          dataSource={holdings}
          pagination={{ pageSize: 8, hideOnSinglePage: true }}
          columns={[
            {
              title: fieldLabel("service", t),
              dataIndex: "service",
              width: 150,
              render: (service: string) => choiceLabel("service", service, t),
            },
            {
              title: fieldLabel("provider", t),
              key: "provider",
              width: 150,
              render: (_, { here, provider }) => (here ? t("records.choice.here.yes") : provider),
            },
            {
              title: fieldLabel("number", t),
              key: "number",
              width: 230,
              render: (_, { id, numberMasked }) =>
                numberMasked ? (
                  <MaskedField
                    field="number"
                    masked={numberMasked}
                    reveal={() => client.records.reveal({ list: "holdings", id, field: "number" })}
                  />
                ) : (
                  none
                ),
            },
            {
              title: fieldLabel("openedOn", t),
              dataIndex: "openedOn",
              width: 120,
              render: (day: string | null) => day ?? none,
            },
            {
              title: fieldLabel("balanceFen", t),
              dataIndex: "balanceFen",
              align: "right",
              width: 150,
              render: (fen: number | null) => <Money fen={fen} />,
            },
            { title: fieldLabel("note", t), dataIndex: "note" },
            {
              title: t("records.actions"),
              key: "actions",
              width: 84,
              render: (_, { id, version, service }) => (
                <EntryActions
                  list="holdings"
                  id={id}
                  version={version}
                  name={choiceLabel("service", service, t)}
                  onEdit={() => onOpen({ list: "holdings", id })}
                />
              ),
            },
          ]}
        />
      )}
    </RecordCard>
  );
}
