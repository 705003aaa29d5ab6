import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Flex, Form } from "antd";
import { useTranslation } from "react-i18next";
import type { SimilarCustomer } from "../../../shared/contract/customers.ts";
import { type CustomerFields, idNumberProblem, phoneSchema } from "../../../shared/contract/customers.ts";
import { normaliseIdNumber, readResidentId } from "../../../shared/domain/residentId.ts";
import { api } from "../../app/client.ts";
import { useDebounced } from "../../ui/useDebounced.ts";

/** Shorter numbers of other certificates are still being typed. */
const shortestIdNumber = 5;

/** Who is registered already and may be the customer being typed: the same number is an error, all else a warning. */
export function SimilarCustomers({ ownId }: { ownId: number | null }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<CustomerFields>();
  const idType = Form.useWatch("idType", form);
  const idNumber = normaliseIdNumber(Form.useWatch("idNumber", form) ?? "");
  const name = useDebounced((Form.useWatch("name", form) ?? "").trim());
  const phone = useDebounced((Form.useWatch("phone", form) ?? "").trim());
  const isWhole =
    idType !== undefined && idNumber.length >= shortestIdNumber && idNumberProblem(idType, idNumber) === null;
  const settledNumber = useDebounced(isWhole ? idNumber : "");
  const reading = idType === "residentId" ? readResidentId(settledNumber) : null;
  const birthDate = reading?.ok ? reading.facts.birthDate : null;
  const hasPhone = phone !== "" && phoneSchema.safeParse(phone).success;
  const input = {
    ...(settledNumber === "" ? {} : { idNumber: settledNumber }),
    ...(name === "" || settledNumber === "" ? {} : { name, birthDate }),
    ...(hasPhone ? { phone } : {}),
  };
  const similar = useQuery(
    api.customers.findSimilar.queryOptions({
      input: { ...input, exceptId: ownId },
      enabled: Object.keys(input).length > 0,
    }),
  );
  const found = similar.data ?? [];
  if (found.length === 0) return null;
  return (
    <Flex vertical gap="small" role="status" style={{ marginBottom: 16 }}>
      {found.map((one) => (
        <Alert
          key={one.fileNumber}
          type={one.reason === "idNumber" ? "error" : "warning"}
          showIcon
          title={
            <>
              {t(`customers.similar.${one.reason === "name" && birthDate === null ? "nameAlone" : one.reason}`)}{" "}
              <Holder {...one} />
            </>
          }
        />
      ))}
    </Flex>
  );
}

/** The customer with a way to open them; of one outside the jurisdiction only where they are. */
function Holder({ customer, fileNumber, marketerName }: SimilarCustomer) {
  const { t } = useTranslation();
  if (!customer)
    return <>{t("customers.similar.elsewhere", { fileNumber, marketer: marketerName ?? t("customers.unassigned") })}</>;
  const { id, name, areaName, idNumberMasked, phoneMasked } = customer;
  const details = [fileNumber, areaName, idNumberMasked, phoneMasked].filter(Boolean).join(" · ");
  return (
    <>
      <Link to="/customers/$id" params={{ id }}>
        {name}
      </Link>{" "}
      {details}
    </>
  );
}
