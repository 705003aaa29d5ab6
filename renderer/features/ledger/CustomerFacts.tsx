import { Tag, Tooltip } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { CustomerView, maskedFields } from "../../../shared/contract/customers.ts";
import { isHousehold } from "../../../shared/domain/customer.ts";
import { ageOn } from "../../../shared/domain/dates.ts";
import { client } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { MaskedField } from "../../ui/MaskedField.tsx";
import { Money } from "../../ui/Money.tsx";

/** The shared core of a customer: who they are, where, what they live on. */
export function CustomerFacts({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const none = t("common.state.none");
  const isPerson = isHousehold(customer.kind);
  const { birthDate, rating } = customer;
  const number = (field: (typeof maskedFields)[number], masked: string) => (
    <MaskedField
      key={field}
      field={field}
      masked={masked}
      reveal={() => client.customers.reveal({ id: customer.id, field })}
    />
  );
  const contact = [t("customers.contactName"), customer.contactName || none] as const;
  const rows = [
    [t("customers.kind"), t(`common.customerKind.${customer.kind}`)],
    [t("customers.marketer"), <Responsible key="marketer" customer={customer} />],
    [t("customers.grade"), <Grade key="grade" customer={customer} />],
    [t(`common.idType.${customer.idType}`), number("idNumber", customer.idNumberMasked)],
    isPerson
      ? ([
          t("customers.birthAndSex"),
          birthDate
            ? `${customer.sex ? t(`common.sex.${customer.sex}`) : none} · ${birthDate} · ${t("customers.age", { years: ageOn(birthDate, today) })}`
            : none,
        ] as const)
      : contact,
    [t("creditLines.line"), <Money key="line" fen={rating?.lineFen ?? null} />],
    [t("customers.phone"), customer.phoneMasked ? number("phone", customer.phoneMasked) : none],
    [t("customers.standing.drawn"), <Money key="lineBalance" fen={customer.lineBalanceFen} />],
    [t(isPerson ? "customers.members" : "customers.employees"), customer.headcount ?? none],
    [t("customers.area"), customer.areaPath.join(" / ")],
    [t("customers.address"), customer.address || none],
    [
      t(isPerson ? "customers.yearlyIncome" : "customers.yearlyRevenue"),
      <Money key="income" fen={customer.yearlyIncomeFen} />,
    ],
    [t("customers.industry"), customer.industry ? t(`common.industry.${customer.industry}`) : none],
    [t("customers.mainBusiness"), customer.mainBusiness || none],
    [
      t("customers.consent"),
      customer.consentOn
        ? [customer.consentOn, customer.consentForm && t(`common.consentForm.${customer.consentForm}`)]
            .filter(Boolean)
            .join(" · ")
        : t("customers.noConsent"),
    ],
    [t("customers.loanBalance"), <Money key="balance" fen={customer.loanBalanceFen} />],
    [t("customers.lastVisit"), customer.lastVisitedOn ?? none],
    [t("customers.lastChange"), `${customer.updatedByName} · ${dayjs(customer.updatedAt).format("YYYY-MM-DD HH:mm")}`],
    ...(isPerson && customer.contactName ? [contact] : []),
    [
      t("customers.notes"),
      <span key="notes" className="prose">
        {customer.notes || none}
      </span>,
    ],
  ] as const;
  return <FactsTable rows={rows} column={3} wideLast />;
}

/** The grade in force, or why none is. */
function Grade({ customer: { rating, lapsedRating } }: { customer: CustomerView }) {
  const { t } = useTranslation();
  if (rating) return <GradeTag grade={rating.grade} />;
  return lapsedRating ? t(`ledger.standing.${lapsedRating.state}`) : t("customers.notRated");
}

/** The marketer, and where they are not the one of the customer's area, why and until when; who stands in for them. */
function Responsible({ customer: { marketer, coveredBy, exception } }: { customer: CustomerView }) {
  const { t } = useTranslation();
  if (!marketer) return t("customers.unassigned");
  return (
    <>
      {marketer.name} {exception && <ExceptionTag {...exception} />}
      {coveredBy && <Tag color="blue">{t("customers.coveredBy", coveredBy)}</Tag>}
    </>
  );
}

function ExceptionTag({ from, to, reason }: NonNullable<CustomerView["exception"]>) {
  const { t } = useTranslation();
  const period = to === null ? t("customers.exceptionFrom", { from }) : t("customers.exceptionFromTo", { from, to });
  return (
    <Tooltip title={`${period} ${reason}`}>
      <Tag color="gold" tabIndex={0}>
        {t("customers.exception")}
      </Tag>
    </Tooltip>
  );
}
