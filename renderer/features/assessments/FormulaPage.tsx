import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Flex, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FormulaEdition } from "../../../shared/contract/assessments.ts";
import { formulaInForce } from "../../../shared/domain/assessmentFormula.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { AssessmentsLink } from "./AssessmentsLink.tsx";
import { FormulaDraftPanel } from "./FormulaDraftPanel.tsx";
import { FormulaView } from "./FormulaView.tsx";

/** The formula by which marketers are scored: published editions, and for a manager the draft of the next one. */
export function FormulaPage() {
  const { t } = useTranslation();
  const editions = useQuery(api.assessments.formulas.list.queryOptions());
  const mayEdit = useAllowed("assessments.formulas.saveDraft");
  const draft = useQuery(api.assessments.formulas.draft.queryOptions({ enabled: mayEdit, gcTime: 0 }));
  return (
    <Page
      path={[<AssessmentsLink key="assessments" />]}
      title={t("assessments.formula.title")}
      actions={mayEdit && draft.data === null && <NewDraft />}
    >
      <Typography.Text type="secondary">{t("assessments.formula.hint")}</Typography.Text>
      {draft.data && <FormulaDraftPanel key={draft.data.id} draft={draft.data} />}
      <QueryState query={editions}>{(rows) => <Editions editions={rows} />}</QueryState>
    </Page>
  );
}

function NewDraft() {
  const { t } = useTranslation();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const create = useMutation(
    api.assessments.formulas.createDraft.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(),
      onError: (error) => fail(error),
    }),
  );
  return (
    <Button type="primary" loading={create.isPending} onClick={() => create.mutate(undefined)}>
      {t("assessments.formula.draft")}
    </Button>
  );
}

function Editions({ editions }: { editions: FormulaEdition[] }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const inForce = formulaInForce(editions, today);
  const [shownId, setShownId] = useState(inForce?.id ?? null);
  const shown = editions.find(({ id }) => id === shownId);
  const stateOf = ({ id, publishedFrom }: FormulaEdition) =>
    id === inForce?.id ? "inForce" : publishedFrom > today ? "ahead" : "past";
  return (
    <Flex vertical gap="small" className="panel">
      <Typography.Title level={4} style={{ margin: 0 }}>
        {t("assessments.formula.editions")}
      </Typography.Title>
      <Table<FormulaEdition>
        size="small"
        rowKey="id"
        dataSource={editions}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            key: "edition",
            title: t("assessments.column.formula"),
            render: (_, { id, edition, definition: { title } }) => (
              <Button type="link" size="small" onClick={() => setShownId(id)}>
                {t("assessments.facts.formulaOf", { title, edition })}
              </Button>
            ),
          },
          {
            key: "from",
            title: t("assessments.formula.publishFrom"),
            render: (_, { publishedFrom: day }) => t("assessments.formula.from", { day }),
          },
          {
            key: "state",
            title: t("assessments.column.state"),
            render: (_, edition) => {
              const state = stateOf(edition);
              return <Tag color={state === "inForce" ? "green" : "default"}>{t(`assessments.formula.${state}`)}</Tag>;
            },
          },
          {
            key: "by",
            title: t("assessments.formula.publishReason"),
            render: (_, { published }) =>
              published
                ? t("assessments.formula.by", { name: published.byName, reason: published.reason })
                : t("assessments.formula.delivered"),
          },
        ]}
      />
      {shown && <FormulaView formula={shown.definition} />}
    </Flex>
  );
}
