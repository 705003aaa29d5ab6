import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Closing,
  closingOf,
  type KnownFollowUp,
  type KnownVisit,
  touchedBy,
} from "../../shared/domain/followUps.ts";

const today = "2026-03-10";
const open: Closing = { closedOn: null, closedHow: null, closedByVisitId: null };

function agreed(id: number, visitId: number, closing: Closing = open): KnownFollowUp {
  return { id, visitId, afterVisitId: visitId, ...closing };
}
function planned(id: number, afterVisitId: number): KnownFollowUp {
  return { id, visitId: null, afterVisitId, ...open };
}
function visit(id: number, changes: Partial<KnownVisit> = {}): KnownVisit {
  return { id, visitedOn: `2026-02-${String(id).padStart(2, "0")}`, stands: true, agrees: true, ...changes };
}

test("the first visit after it does a follow-up, on the visit's day", () => {
  const visits = [visit(1), visit(2), visit(3)];
  expect(closingOf(agreed(1, 1), visits, [], today)).toEqual({
    closedOn: "2026-02-02",
    closedHow: "visited",
    closedByVisitId: 2,
  });
  expect(closingOf(agreed(3, 3), visits, [], today)).toEqual(open);
});

test("a plan takes the place of what was open before it, unless a visit had done that already", () => {
  const plan = planned(5, 2);
  expect(closingOf(agreed(2, 2), [visit(2)], [plan], today)).toMatchObject({ closedHow: "replaced", closedOn: today });
  expect(closingOf(agreed(1, 1), [visit(1), visit(2)], [plan], today)).toMatchObject({ closedByVisitId: 2 });
  expect(closingOf(plan, [visit(1), visit(2)], [agreed(1, 1)], today)).toEqual(open);
  expect(closingOf(plan, [visit(1), visit(2), visit(3)], [], today)).toMatchObject({ closedByVisitId: 3 });
});

test("what a visit agreed goes with it when it is taken out or agrees nothing any more, and keeps its day of closing", () => {
  for (const changes of [{ stands: false }, { agrees: false }]) {
    const followUp = agreed(1, 1);
    const withdrawn = closingOf(followUp, [visit(1, changes), visit(2)], [], today);
    expect(withdrawn).toEqual({ closedOn: today, closedHow: "withdrawn", closedByVisitId: null });
    expect(closingOf({ ...followUp, ...withdrawn }, [visit(1, changes)], [], "2026-04-01")).toEqual(withdrawn);
  }
});

test("what was decided by hand stays decided, whatever becomes of the visits", () => {
  const dropped = agreed(1, 1, { closedOn: "2026-02-03", closedHow: "dropped", closedByVisitId: null });
  for (const visits of [[visit(1)], [visit(1, { stands: false })], [visit(1), visit(2)]])
    expect(closingOf(dropped, visits, [], today)).toMatchObject({ closedHow: "dropped", closedOn: "2026-02-03" });
});

interface History {
  visits: KnownVisit[];
  followUps: KnownFollowUp[];
}

/** Visits and plans one after the other, each closing what is open as logging it does. */
const histories = fc
  .array(fc.record({ plan: fc.boolean(), agrees: fc.boolean(), day: fc.integer({ min: 1, max: 28 }) }), {
    maxLength: 12,
  })
  .map((steps): History => {
    const visits: KnownVisit[] = [];
    const followUps: KnownFollowUp[] = [];
    for (const { plan, agrees, day } of steps) {
      const visitedOn = `2026-02-${String(day).padStart(2, "0")}`;
      const made = plan ? null : visit(visits.length + 1, { agrees, visitedOn });
      for (const followUp of followUps.filter(({ closedOn }) => closedOn === null))
        Object.assign(
          followUp,
          made
            ? { closedOn: visitedOn, closedHow: "visited", closedByVisitId: made.id }
            : { closedOn: today, closedHow: "replaced", closedByVisitId: null },
        );
      if (made) visits.push(made);
      if (plan) followUps.push(planned(followUps.length + 1, visits.length));
      else if (agrees) followUps.push(agreed(followUps.length + 1, visits.length));
    }
    return { visits, followUps };
  });

/** What is written when a visit is taken out or put back. */
function settled({ visits, followUps }: History, id: number, stands: boolean): History {
  const after = visits.map((one) => (one.id === id ? { ...one, stands } : one));
  const known = after.find((one) => one.id === id) as KnownVisit;
  const touched = touchedBy(known, followUps);
  return {
    visits: after,
    followUps: followUps.map((one) =>
      touched.includes(one) ? { ...one, ...closingOf(one, after, followUps, today) } : one,
    ),
  };
}

test("visits taken out and put back in any order leave every follow-up as it was", () => {
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.nat()), (history, picks) => {
      const out: number[] = [];
      let state = history;
      for (const { id } of history.visits)
        if ((picks.next().value as number) % 2 === 0) {
          state = settled(state, id, false);
          out.push(id);
        }
      out.sort(() => ((picks.next().value as number) % 2 === 0 ? 1 : -1));
      for (const id of out) state = settled(state, id, true);
      expect(state).toEqual(history);
    }),
  );
});

test("with some visits taken out, everything stands as if they had never been", () => {
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.boolean()), (history, picks) => {
      let state = history;
      for (const { id } of history.visits) if (picks.next().value) state = settled(state, id, false);
      for (const followUp of state.followUps)
        expect({ ...followUp, ...closingOf(followUp, state.visits, state.followUps, today) }).toEqual(followUp);
      const opened = state.followUps.filter(({ closedOn }) => closedOn === null);
      expect(opened.length).toBeLessThanOrEqual(1);
    }),
  );
});
