import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { IndicatorNote, Rating } from "../../../shared/contract/ratings.ts";
import type { RatingAnswers } from "../../../shared/domain/rating.ts";
import { api } from "../../app/client.ts";
import { useLocked } from "../../app/lock.ts";
import { refusalOf } from "../../app/refusals.ts";

/** Typing is written down once it has rested this long. */
const restMs = 1000;

/** What people write into a rating form. */
export interface DraftContent {
  answers: RatingAnswers;
  notes: Readonly<Record<string, IndicatorNote>>;
  evidence: string;
  changeReason: string;
}

export type SaveState =
  | { kind: "untouched" | "typing" | "saving" }
  | { kind: "saved"; at: Date }
  /** typing goes on, and the next change or a press of the button tries again */
  | { kind: "failed"; error: unknown }
  /** somebody else saved in between; nothing is written until one of the two texts is chosen */
  | { kind: "stale"; name: string };

const empty: DraftContent = { answers: { values: {}, vetoes: [] }, notes: {}, evidence: "", changeReason: "" };

function contentOf(draft: Rating | null): DraftContent {
  if (!draft) return empty;
  const { answers, notes, evidence, changeReason } = draft;
  return { answers, notes, evidence, changeReason };
}

/** What is written in the ledger; null where a save has something to do even if nobody types. */
function writtenOf(draft: Rating | null, content: DraftContent): DraftContent | null {
  return draft?.status === "draft" ? content : null;
}

/**
 * A rating form's content, saved as it is typed: one save after the other, each with the version that the one before
 * it made. What was typed stays on the screen whatever becomes of a save.
 *
 * @param onSaved is told of every saved draft, with the facts of the day in it
 */
export function useRatingDraft(customerId: number, open: Rating | null, onSaved: (saved: Rating) => void) {
  const [content, setContent] = useState(() => contentOf(open));
  const [state, setState] = useState<SaveState>({ kind: "untouched" });
  const [draft, setDraft] = useState(open);
  const now = useRef({ content, written: writtenOf(open, content), draft: open, stale: false });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { mutateAsync } = useMutation(api.ratings.saveDraft.mutationOptions());
  useEffect(() => () => clearTimeout(timer.current), []);

  const locked = useLocked();
  const failed = state.kind === "failed";
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about the lock alone; a failure is retried by hand.
  useEffect(() => {
    // The session had ended; now that somebody is signed in again, what could not be saved is.
    if (!locked && failed) saveQuietly();
  }, [locked]);

  async function write(): Promise<Rating> {
    const { content: sent, written, draft: before, stale } = now.current;
    if (before && sent === written) return before;
    if (stale) throw new Error("Nothing is saved before one of the two texts is chosen.");
    setState({ kind: "saving" });
    try {
      const version = before?.version ?? null;
      const saved = await mutateAsync({ customerId, version, ...sent, notes: { ...sent.notes } });
      Object.assign(now.current, { written: sent, draft: saved });
      setDraft(saved);
      onSaved(saved);
      setState(now.current.content === sent ? { kind: "saved", at: new Date() } : { kind: "typing" });
      return saved;
    } catch (error) {
      const refusal = refusalOf(error);
      now.current.stale = refusal?.reason === "stale";
      setState(
        now.current.stale ? { kind: "stale", name: String(refusal?.params.name ?? "") } : { kind: "failed", error },
      );
      throw error;
    }
  }

  /**
   * Writes what is typed so far, after every save under way.
   *
   * @throws what the core refused, and faults; the state says so as well
   */
  function save(): Promise<Rating> {
    clearTimeout(timer.current);
    const turn = queue.current.then(write);
    queue.current = turn.catch(() => {});
    return turn;
  }

  function saveQuietly(): void {
    void save().catch(() => {});
  }

  function change(changed: Partial<DraftContent>): void {
    const next = { ...now.current.content, ...changed };
    now.current.content = next;
    setContent(next);
    if (now.current.stale) return;
    setState({ kind: "typing" });
    clearTimeout(timer.current);
    timer.current = setTimeout(saveQuietly, restMs);
  }

  /** Goes on from the draft as it is in the ledger now, with what was typed here or with what is written there. */
  function goOnFrom(latest: Rating | null, whose: "mine" | "theirs"): void {
    const theirs = contentOf(latest);
    Object.assign(now.current, { written: writtenOf(latest, theirs), draft: latest, stale: false });
    setDraft(latest);
    if (whose === "mine") {
      saveQuietly();
      return;
    }
    now.current.content = theirs;
    setContent(theirs);
    setState({ kind: "untouched" });
  }

  const unsaved = state.kind !== "untouched" && state.kind !== "saved";
  return { content, change, save, saveQuietly, state, unsaved, draft, goOnFrom };
}
