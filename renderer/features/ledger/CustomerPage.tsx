import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Table, Tag } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../../shared/contract/customers.ts";
import type { Rating } from "../../../shared/contract/ratings.ts";
import { isHousehold } from "../../../shared/domain/customer.ts";
import { ageOn } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { VisitsPanel } from "./VisitsPanel.tsx";

const route = getRouteApi("/customers/$id");

export function CustomerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  const mayEdit = useAllowed("customers.update");
  const mayRate = useAllowed("ratings.saveDraft");
  const customer = useQuery(api.customers.get.queryOptions({ input: { id } }));
  return (
    <QueryState query={customer}>
      {(data) => (
        <Page
          title={
            <>
              {data.name} <Tag>{data.fileNumber}</Tag>
            </>
          }
          actions={
            <>
              <Button onClick={() => navigate({ to: "/customers/$id/file", params: { id } })}>
                {t("documents.pageTitle")}
              </Button>
              {mayRate && (
                <Button onClick={() => navigate({ to: "/customers/$id/rate", params: { id } })}>
                  {t("ratings.rate")}
                </Button>
              )}
              {mayEdit && (
                <Button type="primary" onClick={() => navigate({ to: "/customers/$id/edit", params: { id } })}>
                  {t("common.actions.edit")}
                </Button>
              )}
            </>
          }
        >
          <Facts customer={data} />
          <RatingsPanel customerId={id} />
          <VisitsPanel customerId={id} />
        </Page>
      )}
    </QueryState>
  );
}

function Facts({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const none = t("common.state.none");
  const isPerson = isHousehold(customer.kind);
  const { birthDate, rating } = customer;
  const rows = [
    [t("customers.kind"), t(`common.customerKind.${customer.kind}`)],
    [t("customers.marketer"), customer.marketer?.name ?? t("customers.unassigned")],
    [
      t("customers.grade"),
      rating ? (
        <>
          <GradeTag grade={rating.grade} />
          {t("customers.validUntil", { date: rating.expiresOn })}
        </>
      ) : (
        t("customers.notRated")
      ),
    ],
    [t(`common.idType.${customer.idType}`), customer.idNumber],
    [
      t("customers.birthAndSex"),
      birthDate
        ? `${customer.sex ? t(`common.sex.${customer.sex}`) : none} · ${birthDate} · ${t("customers.age", { years: ageOn(birthDate, today) })}`
        : none,
    ],
    [t("customers.creditLine"), <Money key="line" fen={rating?.lineFen ?? null} />],
    [t("customers.phone"), customer.phone || none],
    [t("customers.contactName"), customer.contactName || none],
    [t(isPerson ? "customers.members" : "customers.employees"), customer.headcount ?? none],
    [t("customers.area"), customer.areaPath.join(" / ")],
    [t("customers.address"), customer.address || none],
    [t("customers.yearlyIncome"), <Money key="income" fen={customer.yearlyIncomeFen} />],
    [t("customers.industry"), customer.industry ? t(`common.industry.${customer.industry}`) : none],
    [t("customers.mainBusiness"), customer.mainBusiness || none],
    [t("customers.lastChange"), `${customer.updatedByName} · ${dayjs(customer.updatedAt).format("YYYY-MM-DD HH:mm")}`],
    [
      t("customers.notes"),
      <span key="notes" className="prose">
        {customer.notes || none}
      </span>,
    ],
  ] as const;
  return <FactsTable rows={rows} column={3} wideLast />;
}

function RatingsPanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const ratings = useQuery(api.ratings.listForCustomer.queryOptions({ input: { customerId } }));
  return (
    <div className="panel">
      <QueryState
        query={ratings}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("customers.noRatings")} />}
      >
        {(rows) => (
          <Table<Rating>
            size="small"
            rowKey="id"
            title={() => t("customers.ratings")}
            dataSource={rows}
            pagination={false}
            columns={[
              {
                title: t("ratings.status"),
                dataIndex: "status",
                render: (status: Rating["status"], { id }) => (
                  <Link to="/ratings/$id" params={{ id }}>
                    {t(`common.ratingStatus.${status}`)}
                  </Link>
                ),
              },
              { title: t("ratings.score"), dataIndex: "score" },
              { title: t("customers.grade"), dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
              { title: t("customers.creditLine"), dataIndex: "lineFen", render: (fen) => <Money fen={fen} /> },
              { title: t("ratings.proposedBy"), key: "by", render: (_, { proposedBy }) => proposedBy?.name ?? "" },
              { title: t("ratings.decidedBy"), key: "decided", render: (_, { decidedBy }) => decidedBy?.name ?? "" },
              { title: t("ratings.effectiveFrom"), dataIndex: "effectiveFrom" },
              { title: t("ratings.expiresOn"), dataIndex: "expiresOn" },
            ]}
          />
        )}
      </QueryState>
    </div>
  );
}
