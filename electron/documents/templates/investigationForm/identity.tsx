import type { TFunction } from "i18next";
import { consentForms, idTypes, industries, isHousehold } from "../../../../shared/domain/customer.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import { Asked, type AskedField } from "./asked.tsx";
import type { FormContent } from "./content.ts";

interface IdentityProps {
  content: FormContent;
  t: TFunction;
}

/** Who the customer is and how to reach them, in the words that the form on the screen has for the kind. */
export function Identity({ content, t }: IdentityProps) {
  return <Asked fields={[...whoFields(content, t), ...economyFields(content, t), ...consentFields(content, t)]} />;
}

function whoFields({ kind, areaPath, known }: FormContent, t: TFunction): AskedField[] {
  const person = isHousehold(kind);
  const customer = known?.customer;
  return [
    { label: t(person ? "customers.personName" : "customers.organisationName"), known: customer?.name ?? "" },
    { label: t("customers.idNumber"), known: customer?.idNumber ?? "" },
    { label: t(person ? "customers.phone" : "customers.officePhone"), known: customer?.phone ?? "" },
    {
      label: t(person ? "customers.contactName" : "customers.organisationContact"),
      known: customer?.contactName ?? "",
    },
    {
      label: t("customers.idType"),
      choices: idTypes.map((value) => ({
        label: t(`common.idType.${value}`),
        chosen: customer?.idType === value,
      })),
    },
    { label: t("customers.area"), known: areaPath.join(" "), wide: true },
    {
      label: t(person ? "customers.address" : "customers.registeredAddress"),
      known: customer?.address ?? "",
      wide: true,
    },
  ];
}

function economyFields({ kind, known }: FormContent, t: TFunction): AskedField[] {
  const person = isHousehold(kind);
  const { headcount = null, yearlyIncomeFen = null, industry, mainBusiness = "" } = known?.customer ?? {};
  return [
    {
      label: t(person ? "customers.members" : "customers.employees"),
      known: headcount === null ? "" : String(headcount),
      unit: t("records.units.people"),
    },
    {
      label: t(person ? "customers.yearlyIncome" : "customers.yearlyRevenue"),
      known: yearlyIncomeFen === null ? "" : formatFen(yearlyIncomeFen),
      unit: t("common.money.unit"),
    },
    { label: t("customers.mainBusiness"), known: mainBusiness, wide: true },
    {
      label: t("customers.industry"),
      choices: industries.map((value) => ({ label: t(`common.industry.${value}`), chosen: industry === value })),
    },
  ];
}

function consentFields({ known }: FormContent, t: TFunction): AskedField[] {
  const customer = known?.customer;
  return [
    { label: t("customers.consentOn"), known: customer?.consentOn ?? "" },
    {
      label: t("customers.consentForm"),
      choices: consentForms.map((value) => ({
        label: t(`common.consentForm.${value}`),
        chosen: customer?.consentForm === value,
      })),
    },
  ];
}
