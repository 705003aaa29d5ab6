import { formatFen } from "../../../../shared/domain/money.ts";
import { Fields, Values } from "../../paper/parts.tsx";
import type { Printing } from "../../template.ts";
import type { CustomerFileContent } from "./content.ts";

interface BasicInformationProps {
  content: Pick<CustomerFileContent, "customer" | "openedOn">;
  printing: Printing;
}

/** Who the customer is, how to reach them, what they live on, and who registered it. */
export function BasicInformation({
  content: { customer, openedOn },
  printing: { t, printedOn },
}: BasicInformationProps) {
  const none = t("documents.file.none");
  const income = customer.yearlyIncomeFen;
  return (
    <>
      <h3>{t("documents.file.identity")}</h3>
      <Fields
        rows={[
          [t("documents.file.customerName"), customer.name],
          [t("documents.file.kind"), t(`common.customerKind.${customer.kind}`)],
          [t("documents.file.idType"), t(`common.idType.${customer.idType}`)],
          [t("documents.file.idNumber"), customer.idNumber],
          [t("documents.file.sex"), customer.sex ? t(`common.sex.${customer.sex}`) : none],
          [t("documents.file.birthDate"), customer.birthDate ?? none],
          [t("documents.file.phone"), customer.phone || none],
          [t("documents.file.contactName"), customer.contactName || none],
          [t("documents.file.area"), customer.areaPath.join(" ")],
          [t("documents.file.address"), customer.address || none],
        ]}
      />
      <h3>{t("documents.file.economy")}</h3>
      <Fields
        rows={[
          [t("documents.file.industry"), customer.industry ? t(`common.industry.${customer.industry}`) : none],
          [t("documents.file.mainBusiness"), customer.mainBusiness || none],
          [
            t("documents.file.headcount"),
            customer.headcount === null ? none : t("documents.file.people", { count: customer.headcount }),
          ],
          [
            t("documents.file.yearlyIncome"),
            income === null ? none : t("common.money.yuan", { amount: formatFen(income) }),
          ],
        ]}
      />
      <Values rows={[[t("documents.file.notes"), customer.notes || none]]} />
      <h3>{t("documents.file.registered")}</h3>
      <Fields
        rows={[
          [t("documents.file.marketer"), customer.marketer?.name ?? t("documents.file.unassigned")],
          [t("documents.file.openedOn"), openedOn],
          [t("documents.file.registeredBy"), customer.createdByName],
          [t("documents.file.updatedBy"), customer.updatedByName],
          [
            t("customers.consent"),
            customer.consentOn === null
              ? t("customers.noConsent")
              : [customer.consentOn, customer.consentForm && t(`common.consentForm.${customer.consentForm}`)]
                  .filter(Boolean)
                  .join(" "),
          ],
          [t("documents.file.printedOn"), printedOn],
        ]}
      />
    </>
  );
}
