import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { DiligenceForm } from "./DiligenceForm.tsx";

const route = getRouteApi("/customers/$id/diligence/$diligenceId");

/** One due diligence of a customer. */
export function DiligencePage() {
  const { t } = useTranslation();
  const { id: customerId, diligenceId: id } = route.useParams();
  const { step = "interview" } = route.useSearch();
  const navigate = useNavigate();
  const diligence = useQuery(api.diligence.view.queryOptions({ input: { id }, refetchOnWindowFocus: false }));
  return (
    <QueryState query={diligence}>
      {(begin) => (
        <Page
          path={[
            <Link key="list" to="/diligence">
              {t("diligence.title")}
            </Link>,
          ]}
          actions={
            <Button
              onClick={() =>
                navigate({
                  to: "/customers/$id/diligence/$diligenceId/report",
                  params: { id: customerId, diligenceId: id },
                })
              }
            >
              {t("diligencePaper.print")}
            </Button>
          }
          title={`${begin.customerName} · ${t("diligence.number", { number: begin.number })}`}
        >
          {/* Anew whenever it takes a step: what may be done with it is something else then. */}
          <DiligenceForm
            key={`${begin.id}-${begin.status}-${begin.overrides.length}`}
            begin={begin}
            step={step}
            onStep={(next) =>
              navigate({
                to: "/customers/$id/diligence/$diligenceId",
                params: { id: customerId, diligenceId: id },
                search: { step: next },
                replace: true,
              })
            }
          />
        </Page>
      )}
    </QueryState>
  );
}
