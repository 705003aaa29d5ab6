import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { api, client } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useLanguage } from "../../i18n/index.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { periodText, Revise, StateTag } from "./EditionsTable.tsx";
import { publishedText } from "./publishedText.ts";
import { ScorecardView } from "./ScorecardView.tsx";
import { WhatIfPanel } from "./WhatIfPanel.tsx";

const route = getRouteApi("/scorecards/$id");

/** A published edition, which nobody changes any more. */
export function ScorecardPage() {
  const { id } = route.useParams();
  const scorecard = useQuery(api.scorecards.get.queryOptions({ input: { id } }));
  return <QueryState query={scorecard}>{(edition) => <Edition scorecard={edition} />}</QueryState>;
}

function Edition({ scorecard }: { scorecard: Scorecard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, code, edition, definition, published } = scorecard;
  const name = inLanguage(definition.title, language);
  const mayEdit = useAllowed("scorecards.drafts.create");
  const editions = useQuery(api.scorecards.list.queryOptions());
  const row = editions.data?.find((one) => one.id === id);
  const state = row ? <StateTag edition={row} /> : t("common.state.none");
  const download = useDownload(() => client.scorecards.export({ id }));
  return (
    <Page
      title={
        <>
          {name} <Tag>{t("scorecardPages.editionOf", { edition })}</Tag>
        </>
      }
      actions={
        <>
          {mayEdit && <Revise id={id} code={code} name={name} />}
          <Button loading={download.isPending} onClick={() => download.mutate()}>
            {t("scorecardPages.export")}
          </Button>
        </>
      }
    >
      <FactsTable
        column={2}
        wideLast
        rows={[
          [
            t("scorecardPages.field.kinds"),
            definition.kinds.map((kind) => t(`common.customerKind.${kind}`)).join(t("common.separator")),
          ],
          [t("scorecardPages.column.period"), row ? periodText(row, t) : scorecard.publishedFrom],
          [
            t("scorecardPages.field.validityMonths"),
            t("scorecardPages.validity", { months: definition.validityMonths }),
          ],
          [t("scorecardPages.column.state"), state],
          [t("scorecardPages.field.published"), publishedText(published, t)],
          [t("scorecardPages.field.reason"), published?.reason ?? t("common.state.none")],
          [t("scorecardPages.field.source"), inLanguage(definition.source, language)],
        ]}
      />
      <ScorecardView definition={definition} />
      {mayEdit && <WhatIfPanel definition={definition} />}
    </Page>
  );
}
