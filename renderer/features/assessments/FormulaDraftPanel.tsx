import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Flex, Popconfirm, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FormulaDraft } from "../../../shared/contract/assessments.ts";
import { type AssessmentFormula, formulaProblems } from "../../../shared/domain/assessmentFormula.ts";
import { api, client } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { FormulaEditor } from "./FormulaEditor.tsx";
import { PublishFormulaDialog } from "./PublishFormulaDialog.tsx";
import { WhatIfPanel } from "./WhatIfPanel.tsx";
import { sent } from "./words.ts";

/** The draft of the next edition. What is typed stays on the screen, also where somebody else saved in the meantime. */
export function FormulaDraftPanel({ draft }: { draft: FormulaDraft }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [kept, setKept] = useState(draft);
  const [formula, setFormula] = useState<AssessmentFormula>(draft.definition);
  const [overtakenBy, setOvertakenBy] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);
  const dirty = JSON.stringify(formula) !== JSON.stringify(kept.definition);
  const problems = formulaProblems(formula);
  const save = useMutation(
    api.assessments.formulas.saveDraft.mutationOptions({
      onSuccess: (saved) => {
        setKept(saved);
        setOvertakenBy(null);
        void message.success(t("assessments.formula.saved"));
      },
      onError: (error) => {
        const refusal = refusalOf(error);
        if (refusal?.reason === "stale") setOvertakenBy(String(refusal.params.name ?? ""));
        else fail(error);
      },
    }),
  );
  const discard = useMutation(
    api.assessments.formulas.discardDraft.mutationOptions({
      onSuccess: async () => {
        void message.success(t("assessments.formula.discarded"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  const takeTheirs = async (isMineKept: boolean) => {
    const theirs = await client.assessments.formulas.draft();
    if (!theirs) return queryClient.invalidateQueries();
    if (isMineKept) return save.mutate({ id: theirs.id, version: theirs.version, definition: sent(formula) });
    setKept(theirs);
    setFormula(theirs.definition);
    setOvertakenBy(null);
  };
  const { id, version } = kept;
  return (
    <Flex vertical gap="middle" className="panel">
      <Flex justify="space-between" align="center">
        <Typography.Title level={4} style={{ margin: 0 }}>
          {t("assessments.formula.draftTitle", { edition: draft.basedOnEdition + 1 })}
        </Typography.Title>
        <Flex gap="small">
          <Popconfirm title={t("assessments.formula.discardConfirm")} onConfirm={() => discard.mutate({ id, version })}>
            <Button danger>{t("assessments.formula.discard")}</Button>
          </Popconfirm>
          <Button
            disabled={!dirty}
            loading={save.isPending}
            onClick={() => save.mutate({ id, version, definition: sent(formula) })}
          >
            {t("assessments.formula.save")}
          </Button>
          <Button type="primary" disabled={dirty || problems.length > 0} onClick={() => setPublishing(true)}>
            {t("assessments.formula.publish")}
          </Button>
        </Flex>
      </Flex>
      {overtakenBy !== null && (
        <Alert
          type="warning"
          showIcon
          title={t("assessments.formula.stale", { name: overtakenBy })}
          action={
            <Flex gap="small">
              <Button size="small" onClick={() => void takeTheirs(false)}>
                {t("assessments.formula.reload")}
              </Button>
              <Button size="small" onClick={() => void takeTheirs(true)}>
                {t("assessments.formula.overwrite")}
              </Button>
            </Flex>
          }
        />
      )}
      {problems.length > 0 && (
        <Alert
          type="error"
          title={problems
            .map(({ problem, indicator }) =>
              t(`assessments.formula.problem.${problem}`, {
                indicator: indicator ? t(`assessments.indicator.${indicator}`) : "",
              }),
            )
            .join(t("common.separator"))}
        />
      )}
      <FormulaEditor formula={formula} onChange={setFormula} />
      {problems.length === 0 && <WhatIfPanel formula={formula} />}
      <LeaveGuard dirty={dirty} />
      {publishing && <PublishFormulaDialog draft={kept} onClose={() => setPublishing(false)} />}
    </Flex>
  );
}
