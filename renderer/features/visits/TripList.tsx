import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Result, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DayList, DayListCustomer, DayListQuestion } from "../../../shared/contract/dayList.ts";
import { villageText, whyText } from "../../../shared/i18n/dayListText.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { LogVisit } from "./LogVisit.tsx";
import { useDaySearch } from "./useDaySearch.ts";

interface TripListProps {
  question: DayListQuestion;
  villageIds: number[];
}

/** Whom to visit on a trip, village by village. Who is logged is done, and gone from the list. */
export function TripList({ question, villageIds }: TripListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search, look } = useDaySearch();
  const list = useQuery(api.dayList.list.queryOptions({ input: { ...question, villageIds } }));
  const total = list.data?.total ?? 0;
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" justify="end">
        <Button onClick={() => look({ villageIds: undefined })}>{t("dayList.otherVillages")}</Button>
        <Button type="primary" disabled={total === 0} onClick={() => navigate({ to: "/day-list/print", search })}>
          {t("dayList.preview")}
        </Button>
      </Flex>
      <QueryState
        query={list}
        isEmpty={(data) => data.customers.length === 0}
        empty={<Result status="success" title={t("dayList.done")} />}
      >
        {(data) => <Villages list={data} day={question.day} />}
      </QueryState>
    </Flex>
  );
}

function Villages({ list, day }: { list: DayList; day: string }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [logging, setLogging] = useState<DayListCustomer | null>(null);
  const { villages, customers, total } = list;
  const printed = customers.filter(({ onPage }) => onPage).length;
  const left = total - printed;
  return (
    <>
      <Alert
        type={left === 0 ? "info" : "warning"}
        showIcon
        title={`${t("dayList.listed", { total })} ${left === 0 ? t("dayList.fits") : t("dayList.leftOut", { printed, left })}`}
        description={customers.length < total && t("dayList.more", { listed: customers.length })}
      />
      {villages.map((village) => (
        <VillageCustomers
          key={village.id}
          title={villageText(village, t)}
          customers={customers.filter(({ villageId }) => villageId === village.id)}
          onLog={setLogging}
        />
      ))}
      {logging && (
        <LogVisit
          customerId={logging.id}
          name={logging.name}
          visitedOn={day < today ? day : today}
          purpose={logging.work.map(({ kind }) => t(`dayList.kind.${kind}`)).join(t("common.separator"))}
          onClose={() => setLogging(null)}
        />
      )}
    </>
  );
}

interface VillageCustomersProps {
  title: string;
  customers: DayListCustomer[];
  onLog: (customer: DayListCustomer) => void;
}

function VillageCustomers({ title, customers, onLog }: VillageCustomersProps) {
  const { t } = useTranslation();
  return (
    <Table<DayListCustomer>
      size="small"
      rowKey="id"
      title={() => (
        <Typography.Text strong>
          {t("dayList.paper.villageCount", { village: title, count: customers.length })}
        </Typography.Text>
      )}
      dataSource={customers}
      pagination={false}
      columns={[
        {
          title: t("dayList.customer"),
          key: "customer",
          width: 230,
          render: (_, { id, name, fileNumber, onPage }) => (
            <>
              <Link to="/customers/$id" params={{ id }} search={{ tab: "visits" }}>
                {name}
              </Link>{" "}
              <Typography.Text type="secondary">{fileNumber}</Typography.Text>{" "}
              {!onPage && <Tag>{t("dayList.offPage")}</Tag>}
            </>
          ),
        },
        { title: t("customers.idNumber"), dataIndex: "idNumberMasked", width: 165 },
        { title: t("customers.phone"), dataIndex: "phoneMasked", width: 115 },
        { title: t("dayList.address"), dataIndex: "address", width: 170 },
        {
          title: t("dayList.what"),
          key: "work",
          render: (_, { work }) =>
            work.map((one) => (
              <div key={one.kind}>
                <Typography.Text strong>{t(`dayList.kind.${one.kind}`)}</Typography.Text> {whyText(one, t)}
              </div>
            )),
        },
        {
          key: "log",
          width: 100,
          render: (_, customer) => (
            <Button
              size="small"
              aria-label={t("dayList.logVisitOf", { name: customer.name })}
              onClick={() => onLog(customer)}
            >
              {t("visits.log")}
            </Button>
          ),
        },
      ]}
    />
  );
}
