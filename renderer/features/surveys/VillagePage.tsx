import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { DemandsCard } from "./DemandsCard.tsx";
import { FiguresCard } from "./FiguresCard.tsx";
import { IndustriesCard } from "./IndustriesCard.tsx";
import { EconomyCard, LabourCard } from "./StructureCards.tsx";
import "./surveys.css";

const route = getRouteApi("/surveys/$id");

export type VillageView = Outputs["surveys"]["village"];

/** A village: one of its surveys beside what the ledger says today. */
export function VillagePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(api.surveys.village.queryOptions({ input: { areaId: id } }));
  const known = query.data?.village;
  return (
    <Page
      path={[
        <Link key="surveys" to="/surveys">
          {t("surveys.title")}
        </Link>,
      ]}
      title={known ? t("surveys.village.title", { village: known.name, township: known.townshipName }) : ""}
      actions={query.data && <Actions view={query.data} />}
    >
      <QueryState query={query}>{(view) => <View view={view} />}</QueryState>
    </Page>
  );
}

/** The survey that the address names, else the last final one, else the draft. */
function useShownSurvey({ surveys }: VillageView) {
  const { survey } = route.useSearch();
  return surveys.find(({ id }) => id === survey) ?? surveys.find(({ status }) => status === "final") ?? surveys[0];
}

function Actions({ view }: { view: VillageView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shown = useShownSurvey(view);
  const mayWrite = useAllowed("surveys.saveDraft");
  const { id } = view.village;
  const draft = view.surveys.find(({ status }) => status === "draft");
  const edit = (corrects?: number) =>
    void navigate({ to: "/surveys/$id/edit", params: { id }, search: corrects === undefined ? {} : { corrects } });
  if (!mayWrite) return null;
  if (draft)
    return (
      <Button type="primary" onClick={() => edit()}>
        {t("surveys.village.continue")}
      </Button>
    );
  return (
    <>
      {shown && <Button onClick={() => edit(shown.id)}>{t("surveys.village.correct")}</Button>}
      <Button type="primary" onClick={() => edit()}>
        {t("surveys.village.begin")}
      </Button>
    </>
  );
}

function View({ view }: { view: VillageView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shown = useShownSurvey(view);
  const { village, surveys, ledger } = view;
  const corrected = surveys.find(({ id }) => id === shown?.correctsId);
  return (
    <Flex vertical gap="middle">
      {shown ? (
        <Flex gap="middle" align="center" wrap>
          <Select
            aria-label={t("surveys.village.survey")}
            style={{ width: 160 }}
            value={shown.id}
            options={surveys.map(({ id, surveyedOn }) => ({ value: id, label: surveyedOn }))}
            onChange={(survey) => void navigate({ to: "/surveys/$id", params: { id: village.id }, search: { survey } })}
          />
          <span>
            {shown.status === "final"
              ? t("surveys.village.finalBy", { name: shown.finalByName ?? "" })
              : t("surveys.village.draftBy", { name: shown.createdByName })}
          </span>
          {corrected && (
            <span className="secondary">{t("surveys.village.corrects", { date: corrected.surveyedOn })}</span>
          )}
          <span className="secondary">
            {t("surveys.village.source")}: {shown.source} · {t("surveys.village.surveyor")}: {shown.surveyor}
          </span>
        </Flex>
      ) : (
        <Alert type="info" showIcon title={t("surveys.village.none")} />
      )}
      {shown?.remarks && <Alert type="info" title={shown.remarks} style={{ whiteSpace: "pre-wrap" }} />}
      <div className="survey-columns">
        <FiguresCard village={village} survey={shown} ledger={ledger} />
        {shown && <IndustriesCard survey={shown} />}
        {shown && <EconomyCard village={village.name} survey={shown} />}
        {shown && <LabourCard village={village.name} survey={shown} />}
        <DemandsCard village={village} survey={shown} ledger={ledger} />
      </div>
    </Flex>
  );
}
