import "./scorecards.css";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Flex } from "antd";
import { useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { ScorecardDraft } from "../../../shared/contract/scorecards.ts";
import { scorecardProblems } from "../../../shared/domain/scorecard.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { Page } from "../../ui/Page.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { BandsPart, LinePart } from "./BandsPart.tsx";
import { BasicsPart } from "./BasicsPart.tsx";
import { DiscardDraft } from "./DiscardDraft.tsx";
import { IndicatorsPart } from "./IndicatorsPart.tsx";
import { ProblemList } from "./ProblemList.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import { ProblemContext, placeId } from "./problemContext.tsx";
import { SavingState } from "./SavingState.tsx";
import { useDraftSaving } from "./useDraftSaving.ts";
import { VetoesPart } from "./VetoesPart.tsx";
import { WeightsPanel } from "./WeightsPanel.tsx";
import { WhatIfPanel } from "./WhatIfPanel.tsx";
import { nameOf } from "./words.ts";

interface DraftEditorProps {
  draft: ScorecardDraft;
  /** loads the draft as it is in the ledger, and begins with that */
  onBeginAnew: () => Promise<void>;
}

/** The form of a draft: saves itself, says what is still wrong, and publishes what is right. */
export function DraftEditor({ draft, onBeginAnew }: DraftEditorProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const saving = useDraftSaving(draft);
  const { definition, edit } = saving;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [publishing, setPublishing] = useState(false);
  const problems = useMemo(() => scorecardProblems(definition), [definition]);
  const download = useDownload(() => client.scorecards.drafts.export({ id: draft.id }));
  const name = nameOf(definition.title, t, language);
  const open = (id: string, shown: boolean) =>
    setOpened((others) => (shown ? new Set([...others, id]) : new Set([...others].filter((other) => other !== id))));
  const showPlace = (path: string) => {
    const [part, index] = path.split(".");
    const indicator = part === "indicators" ? definition.indicators[Number(index)] : undefined;
    // Its fields must be on the page before one can go to them.
    if (indicator) flushSync(() => open(indicator.id, true));
    goTo(path);
  };
  const leave = () => navigate({ to: "/scorecards", ignoreBlocker: true });
  return (
    <ProblemContext value={problems}>
      <LeaveGuard dirty={saving.dirty} />
      <Page
        title={t("scorecardPages.draftOf", { title: name })}
        actions={
          <>
            <DiscardDraft id={draft.id} version={saving.version} title={name} onDiscarded={leave} />
            <Button loading={download.isPending} disabled={saving.dirty} onClick={() => download.mutate()}>
              {t("scorecardPages.export")}
            </Button>
            <Button type="primary" disabled={problems.length > 0} onClick={() => setPublishing(true)}>
              {t("scorecardPages.publish")}
            </Button>
          </>
        }
      >
        <div className="scorecard-form">
          <Flex vertical gap="middle">
            <BasicsPart definition={definition} edit={edit} />
            <IndicatorsPart definition={definition} edit={edit} opened={opened} onOpen={open} />
            <VetoesPart definition={definition} edit={edit} />
            <BandsPart definition={definition} edit={edit} />
            <LinePart definition={definition} edit={edit} />
            <WhatIfPanel definition={definition} />
          </Flex>
          <Flex vertical gap="middle" className="scorecard-side">
            <SavingState saving={saving} onTakeTheirs={onBeginAnew} />
            <WeightsPanel indicators={definition.indicators} />
            <ProblemList definition={definition} problems={problems} onShow={showPlace} />
          </Flex>
        </div>
      </Page>
      {publishing && (
        <PublishDialog
          draft={draft}
          saving={saving}
          onClose={() => setPublishing(false)}
          onPublished={async ({ id }) => {
            await navigate({ to: "/scorecards/$id", params: { id }, ignoreBlocker: true });
            await queryClient.invalidateQueries({ queryKey: api.scorecards.key() });
          }}
        />
      )}
    </ProblemContext>
  );
}

/** Scrolls to a place of the form, or to the nearest that holds it, and into its first control. */
function goTo(path: string): void {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const place = document.getElementById(placeId(parts.slice(0, length).join(".")));
    if (!place) continue;
    place.scrollIntoView({ block: "center" });
    place.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
    return;
  }
}
