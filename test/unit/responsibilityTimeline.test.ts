import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween } from "../../shared/domain/dates.ts";
import {
  type Period,
  type ResponsibilityFacts,
  responsibilityTimeline,
} from "../../shared/domain/responsibilityTimeline.ts";

const first = "2026-01-01";
const length = 24;
const dayOf = (index: number) => addDays(first, index);
const everyDay = Array.from({ length }, (_, index) => dayOf(index));

interface DayModel {
  /** per day the area lived in, and per area and day its parent, marketer and assistant: null for none */
  lives: number[];
  parents: (number | null)[][];
  assigned: ({ marketer: number; assistant: number | null } | null)[][];
  exception: (number | null)[];
  /** per marketer and day whether somebody stands in for them */
  covered: boolean[][];
}

const areas = 4;
const marketers = 3;

/** Values that stay the same for some days at a time. */
function spells<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  const spell = fc.record({ value, days: fc.integer({ min: 1, max: 9 }) });
  return fc
    .array(spell, { minLength: length, maxLength: length })
    .map((all) => all.flatMap(({ value: one, days }) => Array<T>(days).fill(one)).slice(0, length));
}

const marketer = fc.integer({ min: 1, max: marketers });
const assignment = fc.option(fc.record({ marketer, assistant: fc.option(fc.integer({ min: 11, max: 12 })) }));

/** Area 0 is the county; any other hangs on one before it. */
const models: fc.Arbitrary<DayModel> = fc.record({
  lives: spells(fc.integer({ min: 0, max: areas - 1 })),
  parents: fc.tuple(
    fc.constant(Array<number | null>(length).fill(null)),
    ...Array.from({ length: areas - 1 }, (_, index) => spells(fc.integer({ min: 0, max: index }))),
  ),
  assigned: fc.tuple(...Array.from({ length: areas }, () => spells(assignment))),
  exception: spells(fc.option(marketer, { freq: 2 })),
  covered: fc.tuple(...Array.from({ length: marketers }, () => spells(fc.boolean()))),
});

/** What the model says of a day, by the plainest means. */
function answerOf(model: DayModel, day: number) {
  const excepted = model.exception[day] ?? null;
  let found: { marketer: number; assistant: number | null } | null = null;
  for (let area = model.lives[day] ?? null; area !== null && !found; area = model.parents[area]?.[day] ?? null)
    found = model.assigned[area]?.[day] ?? null;
  const marketerId = excepted ?? found?.marketer ?? null;
  return {
    marketerId,
    assistantId: excepted === null ? (found?.assistant ?? null) : null,
    covered: marketerId !== null && model.covered[marketerId - 1]?.[day] === true,
    excepted: excepted !== null,
  };
}

/** The same as rows with periods: one a spell, some of them cut in two without need. */
function factsOf(model: DayModel): ResponsibilityFacts {
  let id = 0;
  const periods = <T>(days: readonly T[]): (Period & { value: T })[] => {
    const rows: (Period & { value: T })[] = [];
    days.forEach((value, day) => {
      const last = rows.at(-1);
      if (last && JSON.stringify(last.value) === JSON.stringify(value)) return;
      if (last) last.to = dayOf(day);
      rows.push({ from: dayOf(day), to: null, value });
    });
    return rows;
  };
  const some = <T>(rows: (Period & { value: T | null })[]) =>
    rows.flatMap(({ value, ...period }) => (value === null ? [] : [{ ...period, value }]));
  const next = () => {
    id += 1;
    return id;
  };
  return {
    stays: periods(model.lives).map(({ value: areaId, ...period }) => ({ id: next(), areaId, ...period })),
    states: model.parents.flatMap((days, areaId) =>
      periods(days).map(({ value: parentId, ...period }) => ({ areaId, parentId, changeId: next(), ...period })),
    ),
    assignments: model.assigned.flatMap((days, areaId) =>
      some(periods(days)).map(({ value, ...period }) => ({
        id: next(),
        areaId,
        marketerId: value.marketer,
        assistantId: value.assistant,
        ...period,
      })),
    ),
    exceptions: some(periods(model.exception)).map(({ value: marketerId, ...period }) => ({
      id: next(),
      marketerId,
      ...period,
    })),
    covers: model.covered.flatMap((days, index) =>
      periods(days).flatMap(({ value, ...period }) => (value ? [{ id: next(), absentId: index + 1, ...period }] : [])),
    ),
  };
}

test("every day of a timeline is what the model says of the day, without a gap and without a needless cut", () => {
  fc.assert(
    fc.property(models, fc.integer({ min: 0, max: length - 1 }), (model, start) => {
      const facts = factsOf(model);
      const timeline = responsibilityTimeline(facts, dayOf(start));
      expect(timeline[0]?.from).toBe(dayOf(start));
      expect(timeline.at(-1)?.to).toBeNull();
      timeline.slice(1).forEach(({ from, ...period }, index) => {
        expect(timeline[index]?.to).toBe(from);
        const { marketerId, assignmentId, exceptionId, assistantId, coverId } = timeline[index] ?? period;
        expect(period).not.toMatchObject({ marketerId, assignmentId, exceptionId, assistantId, coverId });
      });
      for (const day of everyDay.slice(start)) {
        const holding = timeline.filter(({ from, to }) => (from ?? "") <= day && (to === null || day < to));
        expect(holding).toHaveLength(1);
        const { marketerId, assistantId, coverId, exceptionId } = holding[0] ?? { marketerId: undefined };
        expect({ marketerId, assistantId, covered: coverId !== null, excepted: exceptionId !== null }).toEqual(
          answerOf(model, daysBetween(first, day)),
        );
      }
    }),
  );
});

test("whenever the answer becomes another one, something is named that happened on that very day", () => {
  fc.assert(
    fc.property(models, (model) => {
      const facts = factsOf(model);
      const { stays, states, assignments, exceptions, covers } = facts;
      const began = (rows: readonly (Period & { id: number })[], id: number) => rows.find((row) => row.id === id)?.from;
      const ended = (rows: readonly (Period & { id: number })[], id: number) => rows.find((row) => row.id === id)?.to;
      for (const { from, causes } of responsibilityTimeline(facts, first).slice(1)) {
        expect(causes).not.toEqual([]);
        for (const { kind, id } of causes) {
          const day = {
            assigned: () => began(assignments, id),
            unassigned: () => ended(assignments, id),
            excepted: () => began(exceptions, id),
            exceptionEnded: () => ended(exceptions, id),
            moved: () => began(stays, id),
            tree: () => states.find(({ changeId }) => changeId === id)?.from,
            coverBegan: () => from,
            coverEnded: () => ended(covers, id),
          }[kind]();
          expect(day).toBe(from);
        }
      }
    }),
  );
});

const none: ResponsibilityFacts = { stays: [], states: [], assignments: [], exceptions: [], covers: [] };
const always = { from: null, to: null };

test("an area that is not there yet, or hangs on one that is not, is in nobody's hands", () => {
  const facts = {
    ...none,
    stays: [{ id: 1, areaId: 2, ...always }],
    states: [
      { areaId: 1, parentId: null, changeId: null, from: "2026-02-01", to: null },
      { areaId: 2, parentId: 1, changeId: null, from: "2026-01-01", to: null },
    ],
    assignments: [{ id: 5, areaId: 2, marketerId: 9, assistantId: null, from: "2026-01-10", to: null }],
  };
  expect(responsibilityTimeline(facts, null).map(({ from, marketerId }) => [from, marketerId])).toEqual([
    [null, null],
    ["2026-02-01", 9],
  ]);
});

test("what begins and ends on one day holds on no day and makes no cut", () => {
  const facts = {
    ...none,
    stays: [{ id: 1, areaId: 1, ...always }],
    states: [{ areaId: 1, parentId: null, changeId: null, ...always }],
    exceptions: [{ id: 5, marketerId: 9, from: "2026-01-10", to: "2026-01-10" }],
  };
  expect(responsibilityTimeline(facts, "2026-01-01")).toHaveLength(1);
});
