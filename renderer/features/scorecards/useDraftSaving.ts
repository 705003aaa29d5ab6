import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ScorecardDraft } from "../../../shared/contract/scorecards.ts";
import type { ScorecardDefinition } from "../../../shared/domain/scorecard.ts";
import { api, client } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";

/** How long nothing is typed before it is saved. */
const pauseMs = 1200;

export interface DraftSaving {
  definition: ScorecardDefinition;
  edit: (change: (definition: ScorecardDefinition) => ScorecardDefinition) => void;
  /** of what is saved */
  version: number;
  /** instant of the last save */
  savedAt: string;
  dirty: boolean;
  saving: boolean;
  /** why what is typed is not saved; it stays on the screen */
  error: Error | null;
  /** somebody else saved in the meantime: nothing more is saved until one of the two is chosen */
  stale: boolean;
  retry: () => void;
  /** Saves what is typed over what somebody else saved. */
  overwrite: () => Promise<void>;
}

/** A draft that saves itself whenever its typist pauses. What cannot be saved stays as typed. */
export function useDraftSaving(draft: ScorecardDraft): DraftSaving {
  const { id } = draft;
  const [definition, setDefinition] = useState(draft.definition);
  const [kept, setKept] = useState({ definition, version: draft.version, at: draft.updatedAt });
  const [failed, setFailed] = useState<{ definition: ScorecardDefinition; error: Error } | null>(null);
  const { mutate, isPending } = useMutation(
    api.scorecards.drafts.save.mutationOptions({
      onSuccess: ({ version, updatedAt }, sent) => {
        setKept({ definition: sent.definition, version, at: updatedAt });
        setFailed(null);
      },
      onError: (error, sent) => setFailed({ definition: sent.definition, error }),
    }),
  );
  const stale = failed !== null && refusalOf(failed.error)?.reason === "stale";
  const dirty = definition !== kept.definition;
  const held = isPending || stale || failed?.definition === definition;
  useEffect(() => {
    if (!dirty || held) return;
    const timer = setTimeout(() => mutate({ id, version: kept.version, definition }), pauseMs);
    return () => clearTimeout(timer);
  }, [dirty, held, mutate, id, kept.version, definition]);
  return {
    definition,
    edit: setDefinition,
    version: kept.version,
    savedAt: kept.at,
    dirty,
    saving: isPending,
    error: failed?.error ?? null,
    stale,
    retry: () => mutate({ id, version: kept.version, definition }),
    overwrite: async () => {
      try {
        const theirs = await client.scorecards.drafts.get({ id });
        mutate({ id, version: theirs.version, definition });
      } catch (error) {
        setFailed({ definition, error: error as Error });
      }
    },
  };
}
