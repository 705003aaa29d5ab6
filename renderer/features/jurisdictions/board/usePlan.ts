import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Plan } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { useAllowed } from "../../../app/session.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import {
  emptyContent,
  emptyHead,
  isUnsaved,
  keptPlan,
  type OpenPlan,
  opened,
  type PlanContent,
  type PlanHead,
  planMoves,
  refreshed,
} from "./planContent.ts";
import { firstStep, redo, step, undo } from "./steps.ts";
import { useBoardSearch } from "./useBoardSearch.ts";

const newPlan: OpenPlan = { kept: null, head: emptyHead, steps: firstStep(emptyContent) };

/** The plan that is worked on: the one in the address, or a new one; kept nowhere before it is saved. */
export function usePlan() {
  const { search, look } = useBoardSearch();
  const mayOpen = useAllowed("plans.get");
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<OpenPlan>(newPlan);
  const planId = search.plan;
  const found = useQuery(
    api.plans.get.queryOptions({ input: { id: planId ?? 0 }, enabled: mayOpen && planId !== undefined, gcTime: 0 }),
  );
  const { kept, head, steps } = open;
  const content = steps.present;

  // Another plan in the address is another plan on the board; the one just saved is there already.
  const arrived = found.data;
  const shown = useRef(planId);
  useEffect(() => {
    if (planId === undefined) {
      if (shown.current !== undefined) setOpen(newPlan);
    } else if (arrived?.id === planId && arrived.status === "draft")
      setOpen((before) => (before.kept?.id === planId ? refreshed(before, arrived) : opened(arrived)));
    shown.current = planId;
  }, [planId, arrived]);

  const written = async (plan: Plan, saved: PlanContent) => {
    const next = keptPlan(plan);
    setOpen((before) => ({ ...before, head: next.head, kept: { ...next, content: saved } }));
    queryClient.setQueryData(api.plans.get.queryKey({ input: { id: plan.id } }), plan);
    look({ plan: plan.id }, { unasked: true });
    await queryClient.invalidateQueries({ queryKey: api.plans.list.key() });
  };
  const saving = useMutation(api.plans.save.mutationOptions({ onError: (error) => fail(error) }));
  /** @returns the plan as it is kept now, or null where it was refused */
  const save = async (name: string, asNew = false): Promise<Plan | null> => {
    const plan = await saving
      .mutateAsync({
        ...head,
        name,
        id: asNew ? null : (kept?.id ?? null),
        version: asNew ? null : (kept?.version ?? null),
        locked: [...content.locked],
        moves: planMoves(content),
      })
      .catch(() => null);
    if (plan) await written(plan, content);
    return plan;
  };
  const change = useCallback(
    (to: Partial<PlanContent> | ((now: PlanContent) => Partial<PlanContent>)) =>
      setOpen((before) => {
        const now = before.steps.present;
        return { ...before, steps: step(before.steps, { ...now, ...(typeof to === "function" ? to(now) : to) }) };
      }),
    [],
  );
  return {
    ...{ kept, head, content, save, change },
    /** the plan in the address, as it was when it was opened or last saved */
    found,
    unsaved: isUnsaved(kept, head, content),
    saving: saving.isPending,
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    setHead: (changes: Partial<PlanHead>) => setOpen((before) => ({ ...before, head: { ...before.head, ...changes } })),
    undo: useCallback(() => setOpen((before) => ({ ...before, steps: undo(before.steps) })), []),
    redo: useCallback(() => setOpen((before) => ({ ...before, steps: redo(before.steps) })), []),
    /** back to what is kept of the plan, or to an empty one; one step, which can be taken back */
    discard: () =>
      setOpen((before) => ({
        ...before,
        head: before.kept?.head ?? before.head,
        steps: step(before.steps, before.kept?.content ?? emptyContent),
      })),
    /** a new plan, without asking about what is unsaved */
    close: () => {
      setOpen(newPlan);
      look({ plan: undefined }, { unasked: true });
    },
  };
}
export type WorkedPlan = ReturnType<typeof usePlan>;
