import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { NoticeForm } from "./NoticeForm.tsx";

const route = getRouteApi("/notices/$id/edit");

export function EditNoticePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const notice = useQuery(api.notices.get.queryOptions({ input: { id }, refetchOnWindowFocus: false }));
  const policy = useQuery(api.ratings.policy.get.queryOptions());
  return (
    <Page title={t("notices.edit")}>
      <QueryState query={notice}>
        {(data) => (
          <QueryState query={policy}>
            {({ policy: { noticeDays } }) => (
              <NoticeForm key={data.version} notice={data} noticeDays={noticeDays} initial={data} />
            )}
          </QueryState>
        )}
      </QueryState>
    </Page>
  );
}
