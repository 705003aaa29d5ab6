import fc from "fast-check";
import { expect, test } from "vitest";
import {
  balanceOf,
  drawingProblem,
  type GrantedLine,
  type LineMovement,
  type LinePeriod,
  lineCourse,
  lineOn,
  linePeriods,
  repaymentProblem,
  reversalProblem,
  withBalances,
} from "../../shared/domain/creditLine.ts";
import { addDays } from "../../shared/domain/dates.ts";

const line: GrantedLine = {
  ratingId: 1,
  status: "effective",
  lineFen: 100,
  effectiveFrom: "2026-01-10",
  expiresOn: "2027-01-10",
  endedOn: null,
  gaps: [],
};

/** Entries in the order given; a drawing is made under the line that the periods have on its day. */
function entered(
  periods: readonly LinePeriod[],
  ...entries: [kind: LineMovement["kind"], amountFen: number, day: string][]
): LineMovement[] {
  return entries.map(([kind, amountFen, day], index) => ({
    id: index + 1,
    kind,
    amountFen,
    day,
    reversesId: null,
    lineFen: kind === "drawing" ? (lineOn(periods, day)?.lineFen ?? null) : null,
  }));
}

const periods = linePeriods([line]);

test("a line can be drawn as needed up to the line, and what is paid back can be drawn again", () => {
  const movements = entered(periods, ["drawing", 60, "2026-02-01"], ["drawing", 40, "2026-02-02"]);
  const history = { movements, periods };
  expect(drawingProblem(history, { day: "2026-02-02", amountFen: 1 })).toEqual({
    reason: "lineExceeded",
    day: "2026-02-02",
    availableFen: 0,
    overFen: 1,
  });
  const repaid = [...movements, ...entered(periods, ["repayment", 30, "2026-02-03"])].map(numbered);
  expect(drawingProblem({ movements: repaid, periods }, { day: "2026-02-03", amountFen: 30 })).toBeNull();
  expect(drawingProblem({ movements: repaid, periods }, { day: "2026-02-03", amountFen: 31 })).toMatchObject({
    overFen: 1,
  });
});

function numbered(movement: LineMovement, index: number): LineMovement {
  return { ...movement, id: index + 1 };
}

test("what is entered for a former day may not lift a later drawing above the line", () => {
  const history = { movements: entered(periods, ["drawing", 90, "2026-03-01"]), periods };
  expect(drawingProblem(history, { day: "2026-02-01", amountFen: 10 })).toBeNull();
  expect(drawingProblem(history, { day: "2026-02-01", amountFen: 11 })).toEqual({
    reason: "lineExceededLater",
    day: "2026-03-01",
    overFen: 1,
  });
});

test("nothing is drawn before the first line, after it expired, or while it is suspended", () => {
  const suspended = linePeriods([{ ...line, status: "suspended", endedOn: "2026-05-01" }]);
  const draw = (of: LinePeriod[], day: string) => drawingProblem({ movements: [], periods: of }, { day, amountFen: 1 });
  expect(draw(periods, "2026-01-09")).toEqual({ reason: "lineNone", day: "2026-01-09" });
  expect(draw(periods, "2027-01-09")).toBeNull();
  expect(draw(periods, "2027-01-10")).toEqual({ reason: "lineExpired", day: "2027-01-10" });
  expect(draw(suspended, "2026-04-30")).toBeNull();
  expect(draw(suspended, "2026-05-01")).toEqual({ reason: "lineSuspended", day: "2026-05-01" });
});

test("a suspension that ended leaves the line in force before and after it", () => {
  const gaps = [{ from: "2026-05-01", to: "2026-06-01" }];
  expect(linePeriods([{ ...line, gaps }])).toMatchObject([
    { from: "2026-01-10", to: "2026-05-01", endedBy: "suspension" },
    { from: "2026-06-01", to: "2027-01-10", endedBy: "expiry" },
  ]);
});

test("a lower new line leaves what was drawn and stops further drawings until the balance is below it", () => {
  const lines = linePeriods([
    { ...line, status: "superseded", endedOn: "2026-06-01" },
    { ...line, ratingId: 2, lineFen: 50, effectiveFrom: "2026-06-01", expiresOn: "2027-06-01" },
  ]);
  expect(lines[0]).toMatchObject({ endedBy: "newLine", to: "2026-06-01" });
  const movements = entered(lines, ["drawing", 80, "2026-02-01"]);
  const history = { movements, periods: lines };
  expect(balanceOf(movements)).toBe(80);
  expect(drawingProblem(history, { day: "2026-06-01", amountFen: 1 })).toMatchObject({ overFen: 31, availableFen: 0 });
  // Nor is a drawing let in by the back door, with a day on which the line was higher.
  expect(drawingProblem(history, { day: "2026-05-01", amountFen: 1 })).toEqual({
    reason: "lineExceededLater",
    day: "2026-06-01",
    overFen: 31,
  });
  const repaid = entered(lines, ["drawing", 80, "2026-02-01"], ["repayment", 40, "2026-06-02"]);
  expect(drawingProblem({ movements: repaid, periods: lines }, { day: "2026-06-02", amountFen: 10 })).toBeNull();
});

test("of two customers' lines made one, the older was in force until the newer one was", () => {
  const merged = linePeriods([
    { ...line, status: "superseded" },
    { ...line, ratingId: 2, lineFen: 50, effectiveFrom: "2026-03-01", expiresOn: "2027-03-01" },
  ]);
  expect(lineOn(merged, "2026-02-28")).toMatchObject({ ratingId: 1 });
  expect(lineOn(merged, "2026-03-01")).toMatchObject({ ratingId: 2 });
});

test("no more is paid back than is owed, then and later", () => {
  const movements = entered(periods, ["drawing", 50, "2026-02-01"], ["repayment", 40, "2026-03-01"]);
  expect(repaymentProblem({ movements }, { day: "2026-01-31", amountFen: 1 })).toMatchObject({ owedFen: 0 });
  expect(repaymentProblem({ movements }, { day: "2026-02-15", amountFen: 10 })).toBeNull();
  expect(repaymentProblem({ movements }, { day: "2026-02-15", amountFen: 11 })).toEqual({
    reason: "lineRepaidTooMuchLater",
    day: "2026-03-01",
    shortFen: 1,
  });
});

test("what was reversed counts for nothing, also where others are entered before it", () => {
  const movements = entered(periods, ["drawing", 100, "2026-03-01"]);
  const [mistake] = movements;
  if (!mistake) throw new Error("the drawing is missing");
  expect(reversalProblem({ movements }, mistake)).toBeNull();
  const reversed = [...movements, { ...mistake, id: 2, reversesId: 1, lineFen: null }];
  expect(balanceOf(reversed)).toBe(0);
  expect(drawingProblem({ movements: reversed, periods }, { day: "2026-02-01", amountFen: 100 })).toBeNull();
});

test("a drawing that was paid back, and a repayment that was drawn again, are reversed last", () => {
  const movements = entered(
    periods,
    ["drawing", 100, "2026-02-01"],
    ["repayment", 100, "2026-02-01"],
    ["drawing", 100, "2026-03-01"],
  );
  const [drawing, repayment, again] = movements as [LineMovement, LineMovement, LineMovement];
  expect(reversalProblem({ movements }, drawing)).toMatchObject({ day: "2026-02-01", shortFen: 100 });
  expect(reversalProblem({ movements }, repayment)).toMatchObject({ day: "2026-03-01", overFen: 100 });
  expect(reversalProblem({ movements }, again)).toBeNull();
});

test("the course holds a step for every day on which balance or line changed", () => {
  const movements = entered(periods, ["drawing", 60, "2026-02-01"], ["repayment", 20, "2026-02-01"]);
  expect(lineCourse({ movements, periods }, "2026-03-01")).toEqual([
    { day: "2026-01-10", balanceFen: 0, lineFen: 100 },
    { day: "2026-02-01", balanceFen: 40, lineFen: 100 },
    { day: "2026-03-01", balanceFen: 40, lineFen: 100 },
  ]);
});

const someDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-01-01", days));

/** Lines that follow each other, with holes between and suspensions within. */
const somePeriods = fc
  .array(
    fc.record({
      lineFen: fc.integer({ min: 0, max: 60 }),
      after: fc.integer({ min: 0, max: 3 }),
      days: fc.integer({ min: 1, max: 30 }),
      gap: fc.option(fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }))),
      suspendedAfter: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) => {
    let from = "2026-01-01";
    const lines = drawn.map(({ lineFen, after, days, gap, suspendedAfter }, index): GrantedLine => {
      const effectiveFrom = addDays(from, after);
      from = addDays(effectiveFrom, days);
      const gaps = gap ? [{ from: addDays(effectiveFrom, gap[0]), to: addDays(effectiveFrom, gap[0] + gap[1]) }] : [];
      const endedOn = suspendedAfter === null ? null : addDays(effectiveFrom, suspendedAfter);
      return { ratingId: index + 1, status: "superseded", lineFen, effectiveFrom, expiresOn: from, endedOn, gaps };
    });
    return linePeriods(lines);
  });

const someSteps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom("drawing" as const, "repayment" as const),
      day: someDay,
      amountFen: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({ do: fc.constant("reverse" as const), nth: fc.nat({ max: 30 }) }),
  ),
  { maxLength: 40, size: "max" },
);

/** Enters what the rules let in, in the order given. */
function enterAll(
  periodsOf: LinePeriod[],
  steps: readonly (typeof someSteps extends fc.Arbitrary<infer T> ? T : never)[number][],
) {
  const movements: LineMovement[] = [];
  for (const step of steps) {
    const id = movements.length + 1;
    const history = { movements, periods: periodsOf };
    if (step.do === "reverse") {
      const target = movements[step.nth];
      const done =
        !target || target.reversesId !== null || movements.some(({ reversesId }) => reversesId === target.id);
      if (done || reversalProblem(history, target)) continue;
      else movements.push({ ...target, id, reversesId: target.id, lineFen: null });
      continue;
    }
    const problem = (step.do === "drawing" ? drawingProblem : repaymentProblem)(history, step);
    const lineFen = step.do === "drawing" ? (lineOn(periodsOf, step.day)?.lineFen ?? null) : null;
    if (problem) continue;
    else movements.push({ id, kind: step.do, amountFen: step.amountFen, day: step.day, reversesId: null, lineFen });
  }
  return movements;
}

test("whatever is entered and reversed, the balance is never negative and at every drawing within its line", () => {
  fc.assert(
    fc.property(somePeriods, someSteps, (of, steps) => {
      const movements = enterAll(of, steps);
      const reversed = new Set(movements.map(({ reversesId }) => reversesId));
      for (const { id, balanceFen, lineFen } of withBalances(movements)) {
        expect(balanceFen).toBeGreaterThanOrEqual(0);
        if (lineFen !== null && !reversed.has(id)) expect(balanceFen).toBeLessThanOrEqual(lineFen);
      }
      const course = lineCourse({ movements, periods: of }, "2026-12-31");
      expect(course.at(-1)?.balanceFen).toBe(balanceOf(movements));
    }),
  );
});

test("rules that always refuse would prove nothing: most histories hold movements of both kinds", () => {
  const histories = fc.sample(fc.tuple(somePeriods, someSteps), { numRuns: 200, seed: 7 });
  const kinds = histories.map(([of, steps]) => new Set(enterAll(of, steps).map(({ kind }) => kind)).size);
  expect(kinds.filter((count) => count === 2).length).toBeGreaterThan(40);
});

test("the balance is the same in whatever order days were entered", () => {
  fc.assert(
    fc.property(somePeriods, someSteps, fc.infiniteStream(fc.nat()), (of, steps, chance) => {
      const movements = enterAll(of, steps);
      const reversed = new Set(
        movements.flatMap(({ id, reversesId }) => (reversesId === null ? [] : [id, reversesId])),
      );
      const standing = movements.filter(({ id }) => !reversed.has(id));
      const shuffled = standing
        .map((movement) => ({ movement, place: chance.next().value ?? 0 }))
        .sort((one, other) => one.place - other.place)
        .map(({ movement }, index) => ({ ...movement, id: index + 1 }));
      const endOfDays = (all: LineMovement[]) => lineCourse({ movements: all, periods: of }, "2026-12-31");
      expect(endOfDays(shuffled)).toEqual(endOfDays(standing));
      expect(balanceOf(shuffled)).toBe(balanceOf(movements));
    }),
  );
});
