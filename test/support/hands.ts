import { farmer } from "./people.ts";
import { loan } from "./records.ts";
import { branchWithMarketers } from "./village.ts";

/**
 * m01 has two villages from March on, with four customers there; one of them is m02's by exception, and one of a third
 * village is m01's. The first customer has a loan of last year, the second one of this March that is overdue.
 */
export async function branchInHands(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  let now = "2026-03-10T02:00:00.000Z";
  const branch = await branchWithMarketers({ ...options, clock: () => new Date(now) });
  const { manager, one, other, village, neighbour, oneId, otherId } = branch;
  const goTo = async (instant: string) => {
    now = instant;
    await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
    await one.session.signIn({ login: "m01", password: "m01-password-1" });
    await other.session.signIn({ login: "m02", password: "m02-password-1" });
  };
  const areas = await manager.jurisdictions.areas({});
  const third = areas.filter(({ level, id }) => level === "village" && id !== village.id && id !== neighbour.id)[0];
  if (!third) throw new Error("The sample county has lost its villages.");
  await manager.jurisdictions.assign({
    ...{ areaIds: [village.id, neighbour.id], marketerId: oneId, from: "2026-03-10", reason: "分片" },
  });
  await manager.jurisdictions.assign({
    ...{ areaIds: [third.id], marketerId: otherId, from: "2026-03-10", reason: "分片" },
  });
  const make = (areaId: number, sequence: number, name: string) =>
    manager.customers.create(farmer(areaId, sequence, { name }));
  const first = await make(village.id, 1, "安一");
  const second = await make(village.id, 2, "包二");
  const away = await make(village.id, 3, "曹三");
  const next = await make(neighbour.id, 4, "邓四");
  const named = await make(third.id, 5, "鄂五");
  const exception = { from: "2026-03-10", to: null, reason: "亲属回避" };
  const byId = (id: number) => ({ by: "ids" as const, ids: [id] });
  await manager.bulk.reassign({ selection: byId(away.id), marketerId: otherId, ...exception });
  await manager.bulk.reassign({ selection: byId(named.id), marketerId: oneId, ...exception });
  await manager.records.addEntry({ customerId: first.id, list: "loans", fields: loan });
  const overdue = {
    ...{ ...loan, principalFen: 2_000_000, balanceFen: 1_000_000, grantedOn: "2026-03-02", dueOn: "2026-03-05" },
    ...{ loanClass: "substandard" as const, overdueSince: "2026-03-06" },
  } as const;
  await manager.records.addEntry({ customerId: second.id, list: "loans", fields: overdue });
  await manager.records.addEntry({
    customerId: named.id,
    list: "loans",
    fields: { ...overdue, here: false, lender: "农行" },
  });
  await manager.bulk.markKeyTarget({ selection: byId(next.id), on: true });
  return { ...branch, goTo, third, first, second, away, next, named };
}
