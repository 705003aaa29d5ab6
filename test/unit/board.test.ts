import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fairLoad, plannedLoads } from "../../renderer/features/jurisdictions/board/boardLoads.ts";
import { cardsOf, openTo, rowsOf } from "../../renderer/features/jurisdictions/board/columns.ts";
import {
  followAbove,
  moveAreas,
  moveEach,
  sameMoves,
  setAssistant,
  takeBack,
} from "../../renderer/features/jurisdictions/board/moves.ts";
import {
  emptyContent,
  emptyHead,
  isUnsaved,
  opened,
  refreshed,
} from "../../renderer/features/jurisdictions/board/planContent.ts";
import {
  type AreaTree,
  type Moves,
  noMoves,
  responsibleAfter,
  treeOf,
} from "../../renderer/features/jurisdictions/board/responsible.ts";
import { step } from "../../renderer/features/jurisdictions/board/steps.ts";
import type { BoardArea } from "../../shared/contract/jurisdictions.ts";
import type { Plan } from "../../shared/contract/plans.ts";
import { loadFigures, noFigures } from "../../shared/domain/loads.ts";

const [county, east, west, eastOne, eastTwo, westOne, westTwo, hamlet] = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const [zhao, qian, sun] = [11, 12, 13] as const;
const free = { locked: new Set<number>(), left: new Set<number>() };

interface Given {
  assigned?: Partial<Record<number, number>>;
  assistants?: Partial<Record<number, number>>;
  customers?: Partial<Record<number, number>>;
}

/** A county of two townships with two villages each, and a hamlet in the first village of the eastern one. */
function county2({ assigned = {}, assistants = {}, customers = {} }: Given): AreaTree {
  const lie: [number, number | null, BoardArea["level"]][] = [
    [county, null, "county"],
    [east, county, "township"],
    [eastOne, east, "village"],
    [hamlet, eastOne, "group"],
    [eastTwo, east, "village"],
    [west, county, "township"],
    [westOne, west, "village"],
    [westTwo, west, "village"],
  ];
  return treeOf(
    lie.map(([id, parentId, level]) => {
      const marketerId = assigned[id];
      const own = { assistantId: assistants[id] ?? null, from: "2026-01-01" };
      return {
        ...{ id, parentId, level, code: `41022${id}`, name: `区域${id}`, mergedIntoId: null, laterFrom: null },
        figures: { ...noFigures(), customers: customers[id] ?? 0 },
        assigned: marketerId === undefined ? null : { marketerId, ...own },
      };
    }),
  );
}

function columnOf(tree: AreaTree, moves: Moves, marketerId: number | null) {
  const cards = cardsOf(tree, responsibleAfter(tree, moves), moves, [zhao, qian, sun]);
  const column = cards.columns.find((one) => one.marketerId === marketerId);
  if (!column) throw new Error("There is no such column.");
  return { ...cards, column, cards, ids: column.cards };
}

function movesAfter(tree: AreaTree, ...steps: [number[], number | null][]): Moves {
  return steps.reduce((moves: Moves, [ids, to]) => moveAreas(tree, moves, ids, to, free).moves, noMoves);
}

describe("cards", () => {
  test("are areas with an assignment of their own; what inherits lies in them and is counted with them", () => {
    const tree = county2({
      assigned: { [east]: zhao, [eastTwo]: qian },
      customers: { [east]: 1, [eastOne]: 10, [hamlet]: 5, [eastTwo]: 100 },
    });
    const { ids, partOf } = columnOf(tree, noMoves, zhao);
    expect(ids).toEqual([east]);
    expect(partOf.get(east)).toMatchObject({ villages: 1, figures: { customers: 16 } });
    expect(columnOf(tree, noMoves, qian).ids).toEqual([eastTwo]);
    expect(columnOf(tree, noMoves, sun).ids).toEqual([]);
  });

  test("of nobody are the largest areas nobody has anything in", () => {
    expect(columnOf(county2({}), noMoves, null).ids).toEqual([county]);
    const tree = county2({ assigned: { [east]: zhao, [westOne]: qian }, customers: { [westTwo]: 3 } });
    const { ids, partOf } = columnOf(tree, noMoves, null);
    expect(ids).toEqual([westTwo]);
    expect(partOf.get(westTwo)?.figures.customers).toBe(3);
  });

  test("of nobody are also areas around somebody's that have customers of their own", () => {
    const tree = county2({ assigned: { [east]: zhao, [westOne]: qian }, customers: { [county]: 2, [westTwo]: 3 } });
    const { ids, partOf } = columnOf(tree, noMoves, null);
    expect(ids).toEqual([county, westTwo]);
    expect(partOf.get(county)?.figures.customers).toBe(2);
  });

  test("open level by level, and as far as it takes to an area", () => {
    const tree = county2({ assigned: { [east]: zhao } });
    const { cards, column } = columnOf(tree, noMoves, zhao);
    const shown = (open: number[]) =>
      rowsOf(tree, cards, column, new Set(open), noMoves).map(({ area, depth }) => [area.id, depth]);
    expect(shown([])).toEqual([[east, 0]]);
    expect(shown([east])).toEqual([
      [east, 0],
      [eastOne, 1],
      [eastTwo, 1],
    ]);
    expect(openTo(tree, cards, hamlet)).toEqual([eastOne, east]);
    expect(shown(openTo(tree, cards, hamlet))).toContainEqual([hamlet, 2]);
  });

  test("that a plan moves stand first in their column", () => {
    const tree = county2({ assigned: { [east]: zhao, [west]: qian, [westTwo]: sun } });
    expect(columnOf(tree, movesAfter(tree, [[westTwo], zhao]), zhao).ids).toEqual([westTwo, east]);
  });

  test("hold every customer exactly once, whatever is assigned and moved", () => {
    const marketer = fc.option(fc.constantFrom(zhao, qian, sun), { nil: undefined });
    const given = fc.record({
      assigned: fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8"), marketer),
      customers: fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8"), fc.nat(9)),
    });
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 8 }), fc.option(fc.constantFrom(zhao, qian, sun), { nil: null })),
    );
    fc.assert(
      fc.property(given, steps, (made, taken) => {
        const tree = county2(made);
        const moves = movesAfter(tree, ...taken.map(([id, to]): [number[], number | null] => [[id], to]));
        const planned = responsibleAfter(tree, moves);
        const { columns, partOf } = cardsOf(tree, planned, moves, [zhao, qian, sun]);
        const loads = plannedLoads(
          {
            areas: [...tree.areas],
            marketers: [zhao, qian, sun].map((id) => ({
              ...{ id, name: "", active: true, absence: null },
              excepted: noFigures(),
            })),
          },
          responsibleAfter(tree, noMoves),
          planned,
        );
        for (const { marketerId, cards } of columns) {
          const held = cards.reduce((sum, id) => sum + (partOf.get(id)?.figures.customers ?? 0), 0);
          expect(held).toBe(loads.get(marketerId)?.plan.customers);
        }
      }),
    );
  });
});

describe("moves", () => {
  const tree = county2({ assigned: { [east]: zhao, [eastTwo]: qian, [west]: sun } });

  test("of a township leave villages with an assignment of their own where they are", () => {
    const { effective } = responsibleAfter(tree, movesAfter(tree, [[east], sun]));
    expect([east, eastOne, hamlet, eastTwo].map((id) => effective.get(id))).toEqual([sun, sun, sun, qian]);
  });

  test("give an area that inherits an assignment of its own", () => {
    const moves = movesAfter(tree, [[eastOne], qian]);
    expect([...moves.values()]).toEqual([{ areaId: eastOne, marketerId: qian, assistantId: null }]);
    expect(responsibleAfter(tree, moves).decidedBy.get(hamlet)).toBe(eastOne);
  });

  test.each([
    ["with an assignment of its own", east, zhao],
    ["that inherits", eastOne, zhao],
    ["that inherits from an area below the county", westTwo, sun],
  ])("back of an area %s are no moves", (_what, areaId, first) => {
    expect(movesAfter(tree, [[areaId], qian]).size).toBe(1);
    expect(movesAfter(tree, [[areaId], qian], [[areaId], first]).size).toBe(0);
  });

  test("of an area and another within it move the inner one along, not by itself", () => {
    const moves = movesAfter(tree, [[hamlet, eastOne, east], sun]);
    expect([...moves.keys()]).toEqual([east]);
  });

  test("of one area twice are one move, the last", () => {
    const moves = movesAfter(tree, [[eastTwo], sun], [[eastTwo], zhao]);
    expect([...moves.values()]).toEqual([{ areaId: eastTwo, marketerId: zhao, assistantId: null }]);
  });

  test("to nobody are refused below an area that somebody has, and taken at its head", () => {
    const below = moveAreas(tree, noMoves, [eastTwo], null, free);
    expect(below).toMatchObject({ moved: [], problems: [{ areaId: eastTwo, problem: "aboveDecides" }] });
    const head = moveAreas(tree, noMoves, [east], null, free);
    expect(responsibleAfter(tree, head.moves).effective.get(eastOne)).toBeUndefined();
  });

  test("of locked areas are refused, those of others beside them done", () => {
    const result = moveAreas(tree, noMoves, [east, eastTwo], sun, { ...free, locked: new Set([east]) });
    expect(result.moved).toEqual([eastTwo]);
    expect(result.problems).toEqual([{ areaId: east, problem: "locked" }]);
  });

  test("to where an area is do nothing", () => {
    const result = moveAreas(tree, noMoves, [eastOne], zhao, free);
    expect(result).toMatchObject({ moved: [], problems: [{ areaId: eastOne, problem: "same" }] });
    expect(result.moves.size).toBe(0);
  });

  test("to somebody who has left are refused, back to them are not", () => {
    const gone = { ...free, left: new Set([zhao]) };
    expect(moveAreas(tree, noMoves, [west], zhao, gone).problems).toEqual([{ areaId: west, problem: "left" }]);
    const away = moveAreas(tree, noMoves, [east, eastOne], qian, gone).moves;
    expect(moveAreas(tree, away, [east], zhao, gone).moves.size).toBe(0);
  });

  test("keep the assistant, unless that is who becomes the marketer", () => {
    const helped = county2({ assigned: { [east]: zhao }, assistants: { [east]: qian } });
    const to = (marketerId: number) => movesAfter(helped, [[east], marketerId]).get(east);
    expect(to(sun)).toMatchObject({ marketerId: sun, assistantId: qian });
    expect(to(qian)).toMatchObject({ marketerId: qian, assistantId: null });
  });

  test("change an assistant alone, and back is no move", () => {
    const helped = setAssistant(tree, noMoves, east, qian);
    expect([...helped.values()]).toEqual([{ areaId: east, marketerId: zhao, assistantId: qian }]);
    expect(setAssistant(tree, helped, east, null).size).toBe(0);
    expect(setAssistant(tree, noMoves, eastOne, qian).size).toBe(0);
  });

  test("make an area follow the one that contains it", () => {
    const moves = followAbove(tree, noMoves, [eastTwo, west], new Set([west]));
    expect([...moves.keys()]).toEqual([eastTwo]);
    expect(responsibleAfter(tree, moves).effective.get(eastTwo)).toBe(zhao);
  });

  test("of a suggestion go on top of those there are, and what changes nothing is dropped", () => {
    const moves = movesAfter(tree, [[east], sun], [[eastTwo], sun]);
    const suggested = [
      { areaId: east, marketerId: zhao },
      { areaId: west, marketerId: qian },
    ];
    const merged = moveEach(tree, moves, suggested, free);
    expect([...merged.keys()].sort()).toEqual([west, eastTwo]);
    expect(takeBack(merged, [eastTwo]).size).toBe(1);
  });

  test("are the same whatever the order they were made in", () => {
    const one = movesAfter(tree, [[east], sun], [[eastTwo], sun]);
    expect(sameMoves(one, movesAfter(tree, [[eastTwo], sun], [[east], sun]))).toBe(true);
    expect(sameMoves(one, movesAfter(tree, [[eastTwo], zhao], [[east], sun]))).toBe(false);
    expect(sameMoves(one, takeBack(one, [east]))).toBe(false);
  });
});

describe("loads", () => {
  const tree = county2({ assigned: { [east]: zhao, [west]: qian }, customers: { [eastOne]: 30, [westOne]: 10 } });
  const person = (id: number, active = true) => ({ id, name: "", active, excepted: noFigures(), absence: null });
  const marketers = [person(zhao), person(qian), person(sun, false)];
  const board = { areas: [...tree.areas], marketers };
  const now = responsibleAfter(tree, noMoves);

  test("are shown as they are and as planned", () => {
    const loads = plannedLoads(board, now, responsibleAfter(tree, movesAfter(tree, [[eastOne], qian])));
    expect(loads.get(zhao)).toMatchObject({ now: { customers: 30, villages: 2 }, plan: { customers: 0, villages: 1 } });
    expect(loads.get(qian)).toMatchObject({
      now: { customers: 10, villages: 2 },
      plan: { customers: 40, villages: 3 },
    });
    expect(loads.get(null)?.plan.customers).toBe(0);
  });

  test("are measured against an even share of the whole branch among the active", () => {
    const nobodys = county2({ assigned: { [east]: zhao }, customers: { [eastOne]: 30, [westOne]: 10 } });
    const alone = responsibleAfter(nobodys, noMoves);
    const loads = plannedLoads({ areas: [...nobodys.areas], marketers }, alone, alone);
    expect(loads.get(null)?.plan.customers).toBe(10);
    expect(fairLoad(marketers, loads, "customers")).toEqual({ share: 20, limit: 25 });
    expect(fairLoad([person(sun, false)], loads, "customers")).toEqual({ share: 0, limit: Infinity });
  });

  test("have every figure of the board", () => {
    const loads = plannedLoads(board, now, now);
    for (const figure of loadFigures) expect(loads.get(zhao)?.now[figure]).toBeTypeOf("number");
  });
});

describe("a plan is unsaved", () => {
  const moves: Moves = new Map([[east, { areaId: east, marketerId: sun, assistantId: null }]]);
  const kept = { id: 1, version: 1, head: emptyHead, content: { ...emptyContent, moves } };

  test("from its first move or lock on", () => {
    expect(isUnsaved(null, emptyHead, emptyContent)).toBe(false);
    expect(isUnsaved(null, emptyHead, { ...emptyContent, moves })).toBe(true);
    expect(isUnsaved(null, emptyHead, { ...emptyContent, locked: new Set([east]) })).toBe(true);
  });

  test("once it is another one than what is kept", () => {
    expect(isUnsaved(kept, emptyHead, { ...emptyContent, moves: new Map(moves) })).toBe(false);
    expect(isUnsaved(kept, emptyHead, emptyContent)).toBe(true);
    expect(isUnsaved(kept, { ...emptyHead, from: "2026-12-01" }, kept.content)).toBe(true);
    expect(isUnsaved(kept, emptyHead, { ...kept.content, locked: new Set([east]) })).toBe(true);
  });
});

describe("a plan that is changed elsewhere", () => {
  const plan: Plan = {
    ...{ id: 7, version: 1, kind: "manual", status: "draft", name: "春季", note: "", from: null, shared: false },
    ...{ areas: 1, customers: 0, createdById: 1, createdByName: "", updatedAt: "2026-01-01T00:00:00.000Z" },
    ...{ confirmedAt: null, confirmedByName: null, reason: null, reversesId: null, reversedById: null },
    moves: { areas: [{ areaId: east, marketerId: sun, assistantId: null }], customers: [] },
    ...{ locked: [], changes: [] },
  };
  const worked = () => {
    const open = opened(plan);
    return { ...open, head: { ...open.head, note: "草稿" }, steps: step(open.steps, emptyContent) };
  };

  test("by name only keeps the work on it, and can be saved", () => {
    const open = refreshed(worked(), { ...plan, version: 2, name: "夏季" });
    expect(open.head).toMatchObject({ name: "夏季", note: "草稿" });
    expect(open.steps.present).toBe(emptyContent);
    expect(open.kept?.version).toBe(2);
  });

  test("in what it moves comes in where nothing is unsaved, and keeps the work otherwise", () => {
    const other = { ...plan, version: 2, moves: { areas: [], customers: [] } };
    expect(refreshed(opened(plan), other).steps.present.moves.size).toBe(0);
    const open = worked();
    expect(refreshed(open, other)).toBe(open);
    expect(refreshed(open, { ...plan, name: "夏季" })).toBe(open);
  });
});
