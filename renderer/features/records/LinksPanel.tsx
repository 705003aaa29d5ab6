import { Link } from "@tanstack/react-router";
import { Alert, Empty, Flex, Table, Tag, Tooltip, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../shared/contract/customers.ts";
import type { LinkView, maskedEntryFields } from "../../../shared/contract/records.ts";
import { seenRelations } from "../../../shared/domain/records.ts";
import { fieldLabel } from "../../../shared/i18n/recordWords.ts";
import { client } from "../../app/client.ts";
import { LoanClassTag } from "../../ui/LoanClassTag.tsx";
import { MaskedField } from "../../ui/MaskedField.tsx";
import { Money } from "../../ui/Money.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { EntryActions } from "./EntryActions.tsx";
import { EntryDrawer, type OpenEntry } from "./EntryDrawer.tsx";
import { LinksGraph } from "./LinksGraph.tsx";
import { AddEntry, RecordCard } from "./RecordCard.tsx";
import { useRecord } from "./useRecord.ts";

/** Everybody a customer is linked to, whichever record says so: as a graph and as a table. */
export function LinksPanel({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const record = useRecord(customer.id);
  const [open, setOpen] = useState<OpenEntry | null>(null);
  return (
    <QueryState query={record}>
      {({ links, hiddenLinks }) => (
        <Flex vertical gap="middle">
          {links.length > 0 && (
            <RecordCard
              title={t("records.graph")}
              note={<Typography.Text type="secondary">{t("records.graphFlow")}</Typography.Text>}
            >
              <LinksGraph customer={customer} links={links} />
            </RecordCard>
          )}
          {hiddenLinks > 0 && <Alert type="info" showIcon title={t("records.hiddenLinks", { count: hiddenLinks })} />}
          <RecordCard
            title={t("records.tab.links")}
            actions={<AddEntry list="links" onClick={() => setOpen({ list: "links", id: null })} />}
          >
            {links.length === 0 ? (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("records.noLinks")} />
            ) : (
              <LinksTable links={links} onOpen={setOpen} />
            )}
          </RecordCard>
          {open && <EntryDrawer customerId={customer.id} open={open} onClose={() => setOpen(null)} />}
        </Flex>
      )}
    </QueryState>
  );
}

interface LinksTableProps {
  links: readonly LinkView[];
  onOpen: (entry: OpenEntry) => void;
}

/** By relation: the family first, then who vouches for whom, then partners. */
function LinksTable({ links, onOpen }: LinksTableProps) {
  const { t } = useTranslation();
  const none = t("common.state.none");
  const order = (link: LinkView) => seenRelations.indexOf(link.relation);
  return (
    <Table<LinkView>
      size="small"
      rowKey="id"
      dataSource={[...links].sort((a, b) => order(a) - order(b))}
      pagination={{ pageSize: 15, hideOnSinglePage: true }}
      columns={[
        {
          title: fieldLabel("relation", t),
          key: "relation",
          width: 195,
          render: (_, { relation, kinship }) => (
            <>
              {t(`records.choice.relation.${relation}`)}{" "}
              {kinship && <Tag>{t(`records.choice.kinship.${kinship}`)}</Tag>}
            </>
          ),
        },
        {
          title: fieldLabel("name", t),
          key: "name",
          render: (_, { name, note, other }) => (
            <Flex vertical>
              {other ? (
                <Link to="/customers/$id" params={{ id: other.id }} search={{ tab: "links" }}>
                  {name}
                </Link>
              ) : (
                <span>{name}</span>
              )}
              <Typography.Text type="secondary">{note}</Typography.Text>
            </Flex>
          ),
        },
        {
          title: t("customers.kind"),
          key: "kind",
          width: 130,
          render: (_, { other }) => (other ? t(`ledger.kind.${other.kind}`) : none),
        },
        {
          title: fieldLabel("idNumber", t),
          key: "idNumber",
          width: 200,
          render: (_, link) => <LinkNumber link={link} field="idNumber" masked={link.idNumberMasked} />,
        },
        {
          title: fieldLabel("phone", t),
          key: "phone",
          width: 140,
          render: (_, link) => <LinkNumber link={link} field="phone" masked={link.phoneMasked} />,
        },
        {
          title: t("customers.loanBalance"),
          key: "balance",
          align: "right",
          width: 150,
          render: (_, { other }) =>
            other ? (
              <Flex justify="end" align="center" gap={4}>
                <Money fen={other.loanBalanceFen} />
                {other.loanClass && other.loanClass !== "normal" && <LoanClassTag loanClass={other.loanClass} />}
              </Flex>
            ) : (
              none
            ),
        },
        {
          title: t("records.actions"),
          key: "actions",
          width: 95,
          render: (_, { id, version, name, direction }) =>
            direction === "out" ? (
              <EntryActions
                list="links"
                id={id}
                version={version}
                name={name}
                onEdit={() => onOpen({ list: "links", id })}
              />
            ) : (
              <Tooltip title={t("records.linkedIn")}>
                <Typography.Text type="secondary">{t("records.theirRecord")}</Typography.Text>
              </Tooltip>
            ),
        },
      ]}
    />
  );
}

interface LinkNumberProps {
  link: LinkView;
  field: (typeof maskedEntryFields)["links"][number];
  masked: string;
}

/** The number of whoever is linked, a customer's out of their own record. */
function LinkNumber({ link: { id, other }, field, masked }: LinkNumberProps) {
  const { t } = useTranslation();
  if (!masked) return t("common.state.none");
  return (
    <MaskedField
      field={field}
      masked={masked}
      reveal={() =>
        other ? client.customers.reveal({ id: other.id, field }) : client.records.reveal({ list: "links", id, field })
      }
    />
  );
}
