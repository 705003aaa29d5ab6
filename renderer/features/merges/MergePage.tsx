import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Form, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { CustomerSelect } from "../../ui/CustomerSelect.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { MergeForm } from "./MergeForm.tsx";

const route = getRouteApi("/customers/$id/merge");

/** Making two customers one: choose the other, then field by field what stays. */
export function MergePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { other } = route.useSearch();
  const customer = useQuery(api.customers.get.queryOptions({ input: { id } }));
  const chosen = useQuery(api.customers.get.queryOptions({ input: { id: other ?? 0 }, enabled: other !== undefined }));
  return (
    <Page title={t("merges.title")}>
      <QueryState query={customer}>
        {({ name }) => (
          <div className="panel">
            <Typography.Paragraph type="secondary">{t("merges.hint")}</Typography.Paragraph>
            <Form layout="vertical" style={{ maxWidth: 560 }}>
              <Form.Item label={t("merges.choose", { name })} htmlFor="merge-other" style={{ marginBottom: 0 }}>
                <CustomerSelect
                  id="merge-other"
                  except={id}
                  chosen={chosen.data ?? null}
                  value={other ?? null}
                  onChange={(chosen) =>
                    navigate({
                      to: "/customers/$id/merge",
                      params: { id },
                      search: chosen === null ? {} : { other: chosen },
                      replace: true,
                    })
                  }
                />
              </Form.Item>
            </Form>
          </div>
        )}
      </QueryState>
      {other !== undefined && <Pair key={`${id}-${other}`} winnerId={id} loserId={other} />}
    </Page>
  );
}

function Pair({ winnerId, loserId }: { winnerId: number; loserId: number }) {
  const navigate = useNavigate();
  const preview = useQuery(
    api.merges.preview.queryOptions({ input: { winnerId, loserId }, gcTime: 0, refetchOnMount: "always" }),
  );
  return (
    <QueryState query={preview}>
      {(data) => (
        <MergeForm
          preview={data}
          onSwap={() =>
            navigate({
              to: "/customers/$id/merge",
              params: { id: loserId },
              search: { other: winnerId },
              replace: true,
            })
          }
          onStale={() => preview.refetch()}
        />
      )}
    </QueryState>
  );
}
