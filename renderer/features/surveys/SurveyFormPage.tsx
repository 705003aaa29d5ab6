import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { emptyFindings, findingsOf } from "./emptyFindings.ts";
import { SurveyForm } from "./SurveyForm.tsx";
import "./surveys.css";

const route = getRouteApi("/surveys/$id/edit");

/** Writes a village's survey: its draft, a new one, or one that corrects another. */
export function SurveyFormPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { corrects } = route.useSearch();
  const { today, user } = useSession();
  const query = useQuery(api.surveys.village.queryOptions({ input: { areaId: id }, refetchOnWindowFocus: false }));
  // The form keeps what is typed until somebody asks for what is in the ledger.
  const [reading, setReading] = useState(0);
  const reload = async () => {
    await query.refetch();
    setReading((times) => times + 1);
  };
  const name = query.data?.village.name ?? "";
  return (
    <Page
      path={[
        <Link key="surveys" to="/surveys">
          {t("surveys.title")}
        </Link>,
        <Link key="village" to="/surveys/$id" params={{ id }}>
          {name}
        </Link>,
      ]}
      title={t("surveys.form.title", { village: name })}
    >
      {query.isFetchedAfterMount ? (
        <QueryState query={query}>
          {({ village, surveys }) => {
            const draft = surveys.find(({ status }) => status === "draft") ?? null;
            const corrected = surveys.find((one) => one.id === corrects && one.status === "final") ?? null;
            const initial = draft ?? (corrected && { ...corrected, surveyedOn: today });
            return (
              <SurveyForm
                key={reading}
                areaId={village.id}
                draft={draft}
                correctsId={draft ? draft.correctsId : (corrected?.id ?? null)}
                initial={initial ? findingsOf(initial) : emptyFindings(today, user.name)}
                onReload={reload}
              />
            );
          }}
        </QueryState>
      ) : (
        <Skeleton active />
      )}
    </Page>
  );
}
