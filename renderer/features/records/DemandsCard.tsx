import { Empty, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { DemandView } from "../../../shared/contract/records.ts";
import { fieldLabel } from "../../../shared/i18n/recordWords.ts";
import { Money } from "../../ui/Money.tsx";
import { EntryActions } from "./EntryActions.tsx";
import type { OpenEntry } from "./EntryDrawer.tsx";
import { AddEntry, RecordCard } from "./RecordCard.tsx";

interface DemandsCardProps {
  demands: readonly DemandView[];
  onOpen: (entry: OpenEntry) => void;
}

/** When a customer will need how much, and for what. */
export function DemandsCard({ demands, onOpen }: DemandsCardProps) {
  const { t } = useTranslation();
  return (
    <RecordCard
      title={t("records.lists.demands")}
      note={
        demands.length > 0 && (
          <Typography.Text>
            {t("records.demandTotal")} <Money fen={demands.reduce((sum, { amountFen }) => sum + amountFen, 0)} />
          </Typography.Text>
        )
      }
      actions={<AddEntry list="demands" onClick={() => onOpen({ list: "demands", id: null })} />}
    >
      {demands.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("records.noDemands")} />
      ) : (
        <Table<DemandView>
          size="small"
          rowKey="id"
          dataSource={demands}
          pagination={{ pageSize: 12, hideOnSinglePage: true }}
          columns={[
            { title: fieldLabel("month", t), dataIndex: "month", width: 120 },
            {
              title: fieldLabel("amountFen", t),
              dataIndex: "amountFen",
              align: "right",
              width: 180,
              render: (fen: number) => <Money fen={fen} />,
            },
            { title: fieldLabel("purpose", t), dataIndex: "purpose" },
            { title: fieldLabel("note", t), dataIndex: "note" },
            {
              title: t("records.actions"),
              key: "actions",
              width: 84,
              render: (_, { id, version, month, purpose }) => (
                <EntryActions
                  list="demands"
                  id={id}
                  version={version}
                  name={`${month} ${purpose}`}
                  onEdit={() => onOpen({ list: "demands", id })}
                />
              ),
            },
          ]}
        />
      )}
    </RecordCard>
  );
}
