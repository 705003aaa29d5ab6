import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Flex, Select, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OfferedCustomer } from "../../../shared/contract/offers.ts";
import { fileNumberOf } from "../../../shared/domain/fileNumber.ts";
import type { Offer } from "../../../shared/domain/nextOffer.ts";
import { type Service, services } from "../../../shared/domain/records.ts";
import { choiceLabel } from "../../../shared/i18n/recordWords.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { customerColumns } from "./columns.tsx";

/** Customers with open offers, the best offer of each first. */
export function OpenTab() {
  const { t } = useTranslation();
  const [service, setService] = useState<Service | "all">("all");
  const [answering, setAnswering] = useState<{ customer: OfferedCustomer; offer: Offer } | null>(null);
  const list = useInfiniteQuery(
    api.offers.list.infiniteOptions({
      input: (cursor: number) => ({ cursor, ...(service === "all" ? {} : { service }) }),
      initialPageParam: 0,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  );
  const upTo = list.data?.pages.at(-1)?.nextCursor ?? null;
  return (
    <Flex vertical gap="small">
      <Flex gap="middle" align="center">
        <Select<Service | "all">
          aria-label={t("offers.service")}
          style={{ width: 180 }}
          value={service}
          onChange={setService}
          options={[
            { value: "all", label: t("offers.allServices") },
            ...services
              .filter((one) => one !== "other")
              .map((value) => ({ value, label: choiceLabel("service", value, t) })),
          ]}
        />
        <Typography.Text type="secondary">{t("offers.hint")}</Typography.Text>
      </Flex>
      <QueryState
        query={list}
        isEmpty={({ pages }) => upTo === null && pages.every(({ rows }) => rows.length === 0)}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("offers.empty")} />}
      >
        {({ pages }) => (
          <Table<OfferedCustomer>
            size="small"
            rowKey="customerId"
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              ...customerColumns<OfferedCustomer>(t),
              {
                title: t("offers.offer"),
                key: "offers",
                render: (_, customer) =>
                  customer.offers.map((offer) => (
                    <OfferLine
                      key={offer.service}
                      customer={customer}
                      offer={offer}
                      onAnswer={() => setAnswering({ customer, offer })}
                    />
                  )),
              },
            ]}
          />
        )}
      </QueryState>
      {upTo !== null && (
        <Typography.Text type="secondary">{t("offers.partly", { fileNumber: fileNumberOf(upTo) })}</Typography.Text>
      )}
      <LoadMore query={list} />
      {answering && (
        <AnswerDialog
          customer={{ id: answering.customer.customerId, name: answering.customer.name }}
          offer={answering.offer}
          onClose={() => setAnswering(null)}
        />
      )}
    </Flex>
  );
}

interface OfferLineProps {
  customer: OfferedCustomer;
  offer: Offer;
  onAnswer: () => void;
}

function OfferLine({ customer: { name }, offer, onAnswer }: OfferLineProps) {
  const { t } = useTranslation();
  const mayAnswer = useAllowed("offers.answer");
  const service = choiceLabel("service", offer.service, t);
  return (
    <Flex gap="small" align="center">
      <Tag color="blue">{service}</Tag>
      <span style={{ flex: 1 }}>{t(`offers.reason.${offer.reason}`)}</span>
      {mayAnswer && (
        <Button type="link" size="small" aria-label={t("offers.answerOf", { name, service })} onClick={onAnswer}>
          {t("offers.answer")}
        </Button>
      )}
    </Flex>
  );
}
