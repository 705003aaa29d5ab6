import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, type ButtonProps, Empty, Flex, Table, Tag, Typography } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ScorecardEdition } from "../../../shared/contract/scorecards.ts";
import { type ForceState, forceEnd, forceState } from "../../../shared/domain/scorecardForce.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { api, client } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { useLanguage } from "../../i18n/index.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { publishedText } from "./publishedText.ts";

const colours: Record<ForceState, string> = { inForce: "green", ahead: "blue", past: "default", never: "default" };

/** Every published edition, with when each is in force. */
export function EditionsTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const editions = useQuery(api.scorecards.list.queryOptions());
  return (
    <section className="panel" aria-label={t("scorecardPages.editions")}>
      <Typography.Title level={5}>{t("scorecardPages.editions")}</Typography.Title>
      <QueryState
        query={editions}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty description={t("scorecardPages.noEditions")} />}
      >
        {(rows) => (
          <Table<ScorecardEdition>
            size="small"
            rowKey="id"
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            columns={[
              {
                title: t("scorecardPages.column.title"),
                key: "title",
                render: (_, { id, title }) => (
                  <Link to="/scorecards/$id" params={{ id }}>
                    {inLanguage(title, language)}
                  </Link>
                ),
              },
              { title: t("scorecardPages.column.edition"), dataIndex: "edition", align: "right" },
              {
                title: t("scorecardPages.column.kinds"),
                key: "kinds",
                render: (_, { kinds }) =>
                  kinds.map((kind) => t(`common.customerKind.${kind}`)).join(t("common.separator")),
              },
              {
                title: t("scorecardPages.column.period"),
                key: "period",
                render: (_, edition) => (
                  <span style={edition.periods.length > 0 ? { whiteSpace: "nowrap" } : {}}>
                    {periodText(edition, t)}
                  </span>
                ),
              },
              {
                title: t("scorecardPages.column.state"),
                key: "state",
                render: (_, edition) => <StateTag edition={edition} />,
              },
              {
                title: t("scorecardPages.column.published"),
                key: "published",
                render: (_, { published }) => publishedText(published, t),
              },
              {
                title: t("scorecardPages.column.actions"),
                key: "actions",
                render: (_, edition) => <EditionActions edition={edition} />,
              },
            ]}
          />
        )}
      </QueryState>
    </section>
  );
}

/** Whether an edition is in force today. */
export function StateTag({ edition: { periods } }: { edition: ScorecardEdition }) {
  const { t } = useTranslation();
  const state = forceState(periods, useSession().today);
  return <Tag color={colours[state]}>{t(`scorecardPages.state.${state}`)}</Tag>;
}

/** From when until when an edition rates anybody. */
export function periodText({ publishedFrom: from, periods }: ScorecardEdition, t: TFunction): string {
  if (periods.length === 0) return t("scorecardPages.period.never");
  const until = forceEnd(periods);
  return until === null
    ? t("scorecardPages.period.open", { from })
    : t("scorecardPages.period.closed", { from, until });
}

function EditionActions({ edition: { id, code, title } }: { edition: ScorecardEdition }) {
  const { t } = useTranslation();
  const name = inLanguage(title, useLanguage());
  const mayEdit = useAllowed("scorecards.drafts.create");
  const download = useDownload(() => client.scorecards.export({ id }));
  return (
    <Flex gap="small">
      {mayEdit && <Revise size="small" id={id} code={code} name={name} />}
      <Button
        size="small"
        loading={download.isPending}
        aria-label={t("scorecardPages.exportOf", { title: name })}
        onClick={() => download.mutate()}
      >
        {t("scorecardPages.export")}
      </Button>
    </Flex>
  );
}

interface ReviseProps {
  id: number;
  code: string;
  name: string;
  size?: ButtonProps["size"];
}

/** Leads to the scorecard's draft: the one there is, or a new one that begins as this edition. */
export function Revise({ id, code, name, size = "middle" }: ReviseProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const drafts = useQuery(api.scorecards.drafts.list.queryOptions());
  const open = drafts.data?.find((draft) => draft.code === code);
  const edit = (draft: number) => navigate({ to: "/scorecards/drafts/$id", params: { id: draft } });
  const create = useMutation(
    api.scorecards.drafts.create.mutationOptions({
      onSuccess: async (made) => {
        await queryClient.invalidateQueries({ queryKey: api.scorecards.drafts.list.key() });
        await edit(made.id);
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Button
      size={size}
      loading={create.isPending}
      disabled={drafts.data === undefined}
      aria-label={t(open ? "scorecardPages.continueOf" : "scorecardPages.reviseOf", { title: name })}
      onClick={() => (open ? edit(open.id) : create.mutate({ from: "edition", id }))}
    >
      {t(open ? "scorecardPages.continue" : "scorecardPages.revise")}
    </Button>
  );
}
