import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Select } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { HandbookPage } from "../../../shared/contract/handbook.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { Markdown } from "./Markdown.tsx";
import { NoteCard } from "./NoteCard.tsx";
import { ReadersCard } from "./ReadersCard.tsx";
import { useFoundWords } from "./useFoundWords.ts";
import "./handbook.css";

const route = getRouteApi("/handbook/$id");

/** A page of the handbook as it reads, with the reader's receipt and note beside it. */
export function ReadPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { edition } = route.useSearch();
  const mayWrite = useAllowed("handbook.drafts.save");
  const query = useQuery(
    api.handbook.page.queryOptions({ input: { id, ...(edition === undefined ? {} : { edition }) } }),
  );
  return (
    <Page
      path={[
        <Link key="handbook" to="/handbook">
          {t("handbook.title")}
        </Link>,
      ]}
      title={query.data?.edition.title ?? ""}
      actions={
        mayWrite && (
          <Button onClick={() => void navigate({ to: "/handbook/$id/edit", params: { id } })}>
            {t("common.actions.edit")}
          </Button>
        )
      }
    >
      <QueryState query={query}>{(page) => <Reading page={page} />}</QueryState>
    </Page>
  );
}

function Reading({ page }: { page: HandbookPage }) {
  const { t } = useTranslation();
  const { line, words } = route.useSearch();
  const text = useRef<HTMLElement>(null);
  const looksAfter = useAllowed("handbook.readers");
  const { edition, editions } = page;
  useFoundWords(text, { line, words, content: edition.content });
  const isOld = edition.number !== editions[0]?.number;
  return (
    <div className="handbook-reading">
      <article ref={text} className="panel">
        {isOld && <Alert type="warning" showIcon title={t("handbook.oldEdition", { number: edition.number })} />}
        {page.retiredOn && <Alert type="warning" showIcon title={t("handbook.retiredOn", { date: page.retiredOn })} />}
        <Markdown content={edition.content} />
      </article>
      <Flex vertical gap="middle">
        <Receipt page={page} />
        <Editions page={page} />
        <NoteCard key={page.id} pageId={page.id} note={page.note} />
        {looksAfter && <ReadersCard pageId={page.id} />}
      </Flex>
    </div>
  );
}

/** Confirming that one has read the edition shown. */
function Receipt({ page: { edition, readAt } }: { page: HandbookPage }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const confirm = useMutation(
    api.handbook.confirmRead.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.handbook.key() }),
      onError: (error) => fail(error),
    }),
  );
  if (readAt) return <Alert type="success" showIcon title={t("handbook.haveReadOn", { date: readAt.slice(0, 10) })} />;
  return (
    <Alert
      type="info"
      title={edition.mustReadBy ? t("handbook.mustRead", { date: edition.mustReadBy }) : t("handbook.confirmHint")}
      action={
        <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ editionId: edition.id })}>
          {t("handbook.confirm")}
        </Button>
      }
    />
  );
}

/** Which edition is shown, and what was new in each. */
function Editions({ page: { id, edition, editions } }: { page: HandbookPage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <RecordCard title={t("handbook.editions")}>
      <Select
        aria-label={t("handbook.editions")}
        style={{ width: "100%" }}
        value={edition.number}
        options={editions.map(({ number, publishedOn }) => ({
          value: number,
          label: t("handbook.editionOf", { number, date: publishedOn }),
        }))}
        onChange={(number) =>
          void navigate({
            to: "/handbook/$id",
            params: { id },
            search: number === editions[0]?.number ? {} : { edition: number },
          })
        }
      />
      <div className="secondary">{t("handbook.publishedBy", { name: edition.publishedByName })}</div>
      {edition.changes && <div className="handbook-changes">{edition.changes}</div>}
    </RecordCard>
  );
}
