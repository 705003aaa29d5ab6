import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../shared/contract/customers.ts";
import type { Outputs } from "../../../shared/contract/index.ts";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { RatingForm } from "./RatingForm.tsx";

const route = getRouteApi("/customers/$id/rate");

/** The rating form of a customer: their open draft, a returned rating to be mended, or a new one. */
export function RateCustomerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const customer = useQuery(api.customers.get.queryOptions({ input: { id } }));
  const form = useQuery(
    // Asked once: what is typed must not be replaced under whoever types it.
    api.ratings.form.queryOptions({
      input: { customerId: id },
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  );
  return (
    <QueryState query={customer}>
      {(person) => (
        <Page title={t("ratings.rateTitle", { name: person.name })}>
          <QueryState query={form}>{(begin) => <OpenOrForm customer={person} begin={begin} />}</QueryState>
        </Page>
      )}
    </QueryState>
  );
}

function OpenOrForm({ customer, begin }: { customer: CustomerView; begin: Outputs["ratings"]["form"] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open, scorecard } = begin;
  if (open?.status === "proposed" || open?.status === "approved")
    return (
      <Alert
        type="info"
        showIcon
        title={t("refusals.ratingOpenAlready")}
        action={
          <Button onClick={() => navigate({ to: "/ratings/$id", params: { id: open.id } })}>{t("ratings.open")}</Button>
        }
      />
    );
  return <RatingForm key={scorecard.id} customer={customer} begin={begin} />;
}
