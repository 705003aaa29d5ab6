import { App } from "antd";
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "../../../../shared/contract/jurisdictions.ts";
import type { LoadMeasure } from "../../../../shared/domain/loads.ts";
import { useLocked } from "../../../app/lock.ts";
import { useAllowed, useSession } from "../../../app/session.ts";
import { isInOverlay, isTextField } from "../../../app/shortcuts.ts";
import { fairLoad, plannedLoads } from "./boardLoads.ts";
import { cardsOf } from "./columns.ts";
import { followAbove, type MoveProblem, moveAreas, moveEach, setAssistant, takeBack } from "./moves.ts";
import { noMoves, responsibleAfter, treeOf } from "./responsible.ts";
import { useBoardSearch } from "./useBoardSearch.ts";
import type { WorkedPlan } from "./usePlan.ts";

/** What is open above the board: for areas, by id. */
export type DeskDialog = { kind: "move"; areaIds: number[] } | { kind: "assistant" | "history"; areaId: number } | null;

/** What hangs over a column at the moment, dragged or lifted by keyboard. */
export interface Hovering {
  areaIds: readonly number[];
  to: number | null;
}

/** Everything that the three views of the board share: who has what, now and under the plan, and what can be done. */
export function useDesk(board: Board, plan: WorkedPlan) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const { search } = useBoardSearch();
  const mayPlan = useAllowed("plans.save");
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [dialog, setDialog] = useState<DeskDialog>(null);
  const [hovering, setHovering] = useState<Hovering | null>(null);
  const [said, setSaid] = useState("");
  /** the area that a search or a move leads to; a new object each time, so that it leads there again */
  const [sought, setSought] = useState<{ areaId: number } | null>(null);

  const editable = mayPlan && board.day >= today;
  const { content, change } = plan;
  const moves = editable ? content.moves : noMoves;
  const measure: LoadMeasure = search.by ?? "customers";

  const tree = useMemo(() => treeOf(board.areas), [board]);
  const people = useMemo(() => new Map(board.marketers.map((person) => [person.id, person])), [board]);
  const left = useMemo(() => new Set(board.marketers.filter(({ active }) => !active).map(({ id }) => id)), [board]);
  /** who has left and still holds something first, then all others */
  const marketers = useMemo(
    () => [...board.marketers].sort((one, other) => Number(one.active) - Number(other.active)),
    [board],
  );
  const now = useMemo(() => responsibleAfter(tree, noMoves), [tree]);
  const planned = useMemo(() => (moves.size === 0 ? now : responsibleAfter(tree, moves)), [tree, moves, now]);
  const cards = useMemo(
    () =>
      cardsOf(
        tree,
        planned,
        moves,
        marketers.map(({ id }) => id),
      ),
    [tree, planned, moves, marketers],
  );
  const limits = useMemo(() => ({ locked: content.locked, left }), [content.locked, left]);
  // While something hangs over a column the loads are already those after the drop.
  const loads = useMemo(() => {
    const then = hovering
      ? responsibleAfter(tree, moveAreas(tree, moves, hovering.areaIds, hovering.to, limits).moves)
      : planned;
    return plannedLoads(board, now, then);
  }, [board, tree, now, planned, moves, limits, hovering]);
  const fair = fairLoad(marketers, loads, measure);

  const nameOf = useCallback(
    (id: number | null | undefined) => (id == null ? t("board.nobody") : (people.get(id)?.name ?? "")),
    [people, t],
  );
  const areaNames = (ids: readonly number[]) => {
    const [first] = ids;
    const name = first === undefined ? "" : (tree.byId.get(first)?.name ?? "");
    return ids.length > 1 ? t("board.areasFrom", { name, count: ids.length }) : name;
  };

  const refuse = (problem: Exclude<MoveProblem, "same">, areaId: number, to: number | null) => {
    const text = t(`board.problem.${problem}`, { area: tree.byId.get(areaId)?.name ?? "", name: nameOf(to) });
    setSaid(text);
    void message.warning(text, 5);
  };
  /** Moves areas in the plan, says so, and says what could not be moved. */
  const move = (areaIds: readonly number[], to: number | null) => {
    const result = moveAreas(tree, moves, areaIds, to, limits);
    const problem = result.problems.find((one) => one.problem !== "same");
    if (problem && problem.problem !== "same") refuse(problem.problem, problem.areaId, to);
    const [first] = result.moved;
    if (first === undefined) return;
    change({ moves: result.moves });
    if (!problem) setSaid(t("board.said.moved", { areas: areaNames(result.moved), name: nameOf(to) }));
    setTicked(new Set());
    setSought({ areaId: first });
  };

  const { undo, redo } = plan;
  const screenLocked = useLocked();
  useEffect(() => {
    if (!editable || screenLocked) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (isTextField(event.target) || isInOverlay(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [editable, screenLocked, undo, redo]);

  return {
    ...{ board, tree, people, marketers, left, now, planned, moves, cards, loads, measure, fair },
    ...{
      editable,
      nameOf,
      areaNames,
      move,
      dialog,
      setDialog,
      hovering,
      setHovering,
      said,
      setSaid,
      sought,
      setSought,
    },
    ...{ ticked, setTicked },
    locked: content.locked,
    known: new Set<string>([...board.known, "villages"]),
    isOver: (id: number) => {
      const load = loads.get(id);
      return load !== undefined && load.plan[measure] > fair.limit;
    },
    /** the areas that go along when one is taken hold of: all ticked ones where it is among them */
    takenWith: (areaId: number): number[] => (ticked.has(areaId) ? [...ticked] : [areaId]),
    tick: (areaId: number) =>
      setTicked((before) => {
        const next = new Set(before);
        if (!next.delete(areaId)) next.add(areaId);
        return next;
      }),
    /** takes over what was suggested, as one step */
    take: (suggested: readonly { areaId: number; marketerId: number }[]) =>
      change(({ moves: m }) => ({ moves: moveEach(tree, m, suggested, limits) })),
    follow: (areaId: number) => change(({ moves: m, locked }) => ({ moves: followAbove(tree, m, [areaId], locked) })),
    assist: (areaId: number, assistantId: number | null) =>
      change(({ moves: m }) => ({ moves: setAssistant(tree, m, areaId, assistantId) })),
    back: (areaIds: readonly number[]) => change(({ moves: m }) => ({ moves: takeBack(m, areaIds) })),
    lock: (areaIds: readonly number[], on: boolean) =>
      change(({ locked: before }) => {
        const locked = new Set(before);
        for (const id of areaIds)
          if (on) locked.add(id);
          else locked.delete(id);
        return { locked };
      }),
  };
}
export type Desk = ReturnType<typeof useDesk>;

export const DeskContext = createContext<Desk | null>(null);

/** The board's shared state, for its parts. */
export function useBoardDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useBoardDesk is for parts of the board only");
  return desk;
}
