import fc from "fast-check";
import { expect, test } from "vitest";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { dayList, dayListVillages } from "../../electron/visits/dayList.ts";
import { type DayListQuestion, mostOnDayList } from "../../shared/contract/dayList.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { type WorkKind, workKinds } from "../../shared/domain/dayList.ts";
import { holderOn, type LedgerRows, modelList, readLedger, worksWith } from "../support/dayListModel.ts";
import { ended } from "../support/jobs.ts";
import { contextOf, startBranch } from "../support/testCore.ts";

const today = "2026-03-10";

/**
 * The sample county with what it lacks: groups in villages, villages merged into another, a deputy, assistants, customers in the hands of another marketer for a time,
 * a township that changes hands soon, objections that nobody has looked into, customers visited on the day itself.
 */
async function livelyCounty() {
  const branch = await startBranch();
  const { core, manager } = branch;
  const job = await loadSampleCounty(core, await contextOf(core, manager), 1500);
  await ended(manager, job.id);
  const { marketers } = await manager.jurisdictions.marketers();
  const ids = marketers.map(({ id }) => id);
  await core.opened.store.write(async (db) => {
    const villages: { id: number }[] = await db("areas").where({ level: "village" }).orderBy("id").limit(40);
    for (const { id } of villages) {
      const [group] = await db("areas")
        .insert({ code: `G${id}`, parentId: id, level: "group", name: "一组" })
        .returning("id");
      await db("customers")
        .where({ areaId: id })
        .whereRaw("id % 3 = 0")
        .update({ areaId: group?.id ?? 0 });
    }
    for (const [index, { id }] of villages.slice(20, 30).entries()) {
      const into = villages[index + 30]?.id ?? 0;
      await db("areas").where({ id }).update({ parentId: into, mergedIntoId: into, mergedOn: today });
    }
    const made = { reason: "调整", createdAt: "2026-03-01T00:00:00.000Z", createdBy: 1 };
    const some: { id: number }[] = await db("customers").whereRaw("id % 17 = 0").select("id");
    for (const { id } of some)
      await db("customerExceptions").insert({
        customerId: id,
        marketerId: ids[id % ids.length] ?? 0,
        fromDate: addDays(today, (id % 5) * 8 - 24),
        toDate: id % 2 === 0 ? null : addDays(today, 9 + (id % 7) * 6),
        ...made,
      });
    const [open]: { id: number; areaId: number; marketerId: number }[] = await db("assignments").whereNull("toDate");
    if (!open) throw new Error("The county has no assignments.");
    const moves = addDays(today, 10);
    await db("assignments").where({ id: open.id }).update({ toDate: moves });
    await db("assignments").insert({
      areaId: open.areaId,
      marketerId: ids.find((id) => id !== open.marketerId) ?? 0,
      fromDate: moves,
      ...made,
    });
    await db("assignments")
      .whereRaw("id % 3 = 0 AND to_date IS NULL AND marketer_id <> ?", [ids[1] ?? 0])
      .update({ assistantId: ids[1] ?? 0 });
    const cover = { absentId: ids[2] ?? 0, deputyId: ids[3] ?? 0, fromDate: addDays(today, -5), ...made };
    await db("covers").insert({ ...cover, toDate: addDays(today, 11) });
    const rated: { id: number }[] = await db("ratings")
      .where({ status: "effective" })
      .whereRaw("id % 9 = 0")
      .select("id");
    const [notice]: { id: number }[] = await db("notices").select("id");
    for (const { id } of rated)
      await db("objections").insert({
        noticeId: notice?.id ?? 0,
        ratingId: id,
        receivedOn: addDays(today, (id % 20) - 15),
        channel: "visit",
        objectorName: "",
        objectorContact: "",
        content: "情况不符",
        recordedAt: made.createdAt,
        recordedBy: 1,
        ...(id % 4 < 2 ? { finding: "属实", investigatedAt: made.createdAt, investigatedBy: 1 } : {}),
      });
    const due: Record<string, unknown>[] = await db("ratings")
      .where({ status: "effective" })
      .where("expiresOn", "<=", addDays(today, 30))
      .whereRaw("id % 3 = 0");
    const undecided = { status: "proposed", certificateNumber: null, decidedBy: null, decidedAt: null };
    for (const { id: _id, ...rating } of due)
      await db("ratings").insert({ ...rating, ...undecided, effectiveFrom: null, expiresOn: null });
    await db("ratingAuthors").whereRaw("rating_id % 2 = 1").update({ userId: 1 });
    await db("ratings").whereRaw("id % 2 = 1").update({ proposedBy: 1 });
    await db("customers").whereRaw("id % 11 = 0").update({ lastVisitedOn: today });
    await db("customers").whereRaw("id % 10 = 0").update({ keyTarget: true });
    await db("goldMemberships")
      .whereRaw("id % 2 = 0 AND ended_on IS NULL")
      .update({ reviewOn: addDays(today, 5) });
  });
  const rows = await readLedger(core.opened.store.db);
  return { ...branch, ids, rows };
}

/** What the service answers, in the words of the model. */
async function answered(ctx: Parameters<typeof dayList>[0], question: DayListQuestion, villageIds: number[]) {
  const { villages } = await dayListVillages(ctx, question);
  const list = villageIds.length === 0 ? null : await dayList(ctx, { ...question, villageIds });
  return { villages, list };
}

function expectedVillages({ found }: ReturnType<typeof modelList>) {
  const villages = new Map<
    number,
    { customers: number; toVisit: number; urgency: number; last: string | null; counts: Record<WorkKind, number> }
  >();
  for (const { villageId, work, urgency, customer } of found) {
    const none = Object.fromEntries(workKinds.map((kind) => [kind, 0])) as Record<WorkKind, number>;
    const village = villages.get(villageId) ?? { customers: 0, toVisit: 0, urgency: 0, last: null, counts: none };
    village.customers += 1;
    village.toVisit += work.length > 0 ? 1 : 0;
    village.urgency += urgency;
    const last = customer.lastVisitedOn as string | null;
    if (last !== null && (village.last === null || last > village.last)) village.last = last;
    for (const { kind } of work) village.counts[kind] += 1;
    villages.set(villageId, village);
  }
  return villages;
}

async function compare(ctx: Parameters<typeof dayList>[0], rows: LedgerRows, question: DayListQuestion, some: boolean) {
  const { scope } = ctx;
  const maySee = (customer: LedgerRows["customers"][number]) => {
    if (scope.all) return true;
    const orphan = holderOn(rows, customer, ctx.today) === null && customer.createdBy === scope.marketerId;
    return orphan || worksWith(rows, customer, scope.marketerId, ctx.today);
  };
  const model = modelList(rows, question, maySee);
  const expected = expectedVillages(model);
  const chosen = [...expected.keys()].filter((_, index) => !some || index % 2 === 0);
  const { villages, list } = await answered(ctx, question, chosen);
  const told = villages.map(({ id, customers, toVisit, urgency, lastVisitedOn: last, counts }) => [
    id,
    { customers, toVisit, urgency, last, counts },
  ]);
  expect(new Map(told as [number, unknown][])).toEqual(expected);
  expect(villages.map(({ urgency }) => urgency)).toEqual(villages.map(({ urgency }) => urgency).sort((a, b) => b - a));
  const toVisit = model.toVisit.filter(({ villageId }) => chosen.includes(villageId));
  expect(list?.total ?? 0).toBe(toVisit.length);
  expect(
    list?.customers.map(({ id, work, urgency, villageId }) => ({
      id,
      urgency,
      villageId,
      work: work.map(({ kind, on }) => ({ kind, on })),
    })) ?? [],
  ).toEqual(
    toVisit
      .slice(0, mostOnDayList)
      .map(({ customer, work, urgency, villageId }) => ({ id: customer.id, urgency, villageId, work })),
  );
  return model.toVisit.flatMap(({ work }) => work.map(({ kind }) => kind));
}

test("counts, order and reasons are those of the rules, whatever the day, the asker and what is asked", async () => {
  const { core, manager, ids, rows } = await livelyCounty();
  const whole = await contextOf(core, manager);
  const kindsMet = new Set<WorkKind>();
  const questions = fc.record({
    marketer: fc.nat(ids.length - 1),
    offset: fc.constantFrom(0, 0, -20, -1, 1, 12, 40),
    withinDays: fc.constantFrom(0, 7, 30),
    notVisitedDays: fc.constantFrom(1, 30, 400),
    kinds: fc.oneof(fc.constant<WorkKind[]>([...workKinds]), fc.subarray([...workKinds], { minLength: 1 })),
    own: fc.boolean(),
    some: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(questions, async ({ marketer, offset, own, some, ...asked }) => {
      const marketerId = ids[marketer] ?? 0;
      const ctx = own ? { ...whole, scope: { all: false as const, marketerId } } : whole;
      const question = { ...asked, marketerId, day: addDays(today, offset) };
      for (const kind of await compare(ctx, rows, question, some)) kindsMet.add(kind);
    }),
    { numRuns: 40 },
  );
  // Otherwise the ledger would prove nothing about some of them.
  expect([...kindsMet].sort()).toEqual([...workKinds].sort());
});
