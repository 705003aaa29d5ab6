import type { DepartureShares } from "../../shared/contract/departures.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { PlanMoves } from "../../shared/contract/plans.ts";
import type { User } from "../../shared/contract/users.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import { assertNotPast, confirmAtOnce } from "../jurisdictions/plans/confirm.ts";
import { outcomeOf } from "../jurisdictions/plans/outcome.ts";
import { assertMarketers } from "../jurisdictions/service.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { endAccess, writeUser } from "../users/service.ts";
import { handOnCovers } from "./covers.ts";
import { type Held, heldBy } from "./held.ts";
import { userOf } from "./holdings.ts";
import { arrangeAgain, handOnExceptions, handOnLater, othersLater, takeBackLater } from "./later.ts";

/**
 * What the plan of a departure would move on its first day; nothing is written.
 *
 * @throws {Refusal} notFound, assignmentInPast, departureIncomplete, notAMarketer, departureOrphans
 */
export async function departureMoves(
  ctx: Context,
  { id, from, shares }: Inputs["departures"]["moves"],
): Promise<PlanMoves> {
  assertNotPast(ctx, from);
  return movesOf(ctx, await userOf(ctx, id), from, shares);
}

/**
 * Hands over everything that somebody holds from a day on, and on that day closes the account, or takes the role of a
 * marketer away: all in one transaction, with the keyring after it.
 *
 * @throws {Refusal} notFound, stale, assignmentInPast, departureIncomplete, notAMarketer, departureOrphans, lastManager,
 *   ownAccount, departureNoRole, and for covers as `addCover`
 */
export async function confirmDeparture(
  core: Core,
  ctx: Context,
  input: Inputs["departures"]["confirm"],
): Promise<Outputs["departures"]["confirm"]> {
  const { id, from } = input;
  assertNotPast(ctx, from);
  const { user, ...done } = await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    const leaving = await userOf(inside, id);
    if (leaving.version !== input.version)
      throw new Refusal("stale", { name: await lastEditor(change.db, "user", id) });
    const handed = await handOver(inside, change, leaving, input);
    if (from > ctx.today) return { ...handed, user: null };
    return { ...handed, user: await writeUser(inside, change, closed(leaving, input)) };
  });
  if (user && !user.active) endAccess(core, user);
  return { ...done, closed: user !== null };
}

/** @throws {Refusal} departureNoRole, where the account would be left without any */
function closed(user: User, { closing }: Inputs["departures"]["confirm"]): Inputs["users"]["update"] {
  const { id, version, name, roles } = user;
  if (closing === "account") return { id, version, name, roles, active: false };
  const kept = roles.filter((role) => role !== "marketer");
  if (kept.length === 0) throw new Refusal("departureNoRole", { name });
  return { id, version, name, roles: kept, active: true };
}

async function handOver(
  ctx: Context,
  change: Change,
  user: User,
  { name, from, reason, shares }: Inputs["departures"]["confirm"],
): Promise<{ planId: number | null; handovers: number }> {
  const held = await heldBy(ctx, user.id, from);
  const moves = await movesOf(ctx, user, from, shares);
  const later = await takeBackLater(change, held, from);
  const promised = shares.exceptedTo === null ? await othersLater(change, held, { userId: user.id, day: from }) : [];
  const plan =
    moves.areas.length + moves.customers.length === 0
      ? null
      : await confirmAtOnce(ctx, change, { kind: "departure", name, from, reason, moves });
  const handing = { userId: user.id, from, reason, shares, planId: plan?.planId ?? null };
  await handOnLater(ctx, change, later, handing);
  await handOnExceptions(ctx, change, held.exceptions, handing);
  await arrangeAgain(ctx, change, promised);
  await handOnCovers(ctx, change, handing);
  change.audit({
    action: "user.depart",
    subjectType: "user",
    subjectId: user.id,
    after: { name: user.name, from, reason, areas: moves.areas.length, customers: moves.customers.length },
  });
  return { planId: plan?.planId ?? null, handovers: plan?.handovers ?? 0 };
}

/**
 * The moves by which everything that holds on the day goes to the receivers.
 *
 * @throws {Refusal} departureIncomplete, notAMarketer, departureOrphans
 */
async function movesOf(ctx: Context, { id, name }: User, day: string, shares: DepartureShares): Promise<PlanMoves> {
  const held = await heldBy(ctx, id, day);
  assertComplete(id, name, held, shares);
  const receivers = new Map(shares.areas.map(({ areaId, marketerId }) => [areaId, marketerId]));
  const assistants = new Map(shares.assisted.map(({ areaId, assistantId }) => [areaId, assistantId]));
  await assertMarketers(ctx, [...receivers.values(), ...assistants.values(), shares.exceptedTo]);
  const areas = held.assignments
    .filter(({ from }) => from <= day)
    .map((held) => {
      const marketerId = held.marketerId === id ? (receivers.get(held.areaId) ?? null) : held.marketerId;
      const assistantId = held.assistantId === id ? (assistants.get(held.areaId) ?? null) : held.assistantId;
      return {
        ...{ areaId: held.areaId, marketerId, to: held.to },
        assistantId: assistantId === marketerId ? null : assistantId,
      };
    });
  const customers = held.exceptions
    .filter(({ from, counts }) => counts && from <= day)
    .map(({ customerId, to }) => ({
      customerId,
      marketerId: shares.exceptedTo,
      to: shares.exceptedTo === null ? null : to,
    }));
  const moves = { areas, customers };
  const outcome = await outcomeOf(ctx, { from: day, moves });
  const orphans = outcome.customers.filter(({ receiverId }) => receiverId === null).length;
  if (orphans > 0) throw new Refusal("departureOrphans", { name, count: orphans });
  return moves;
}

/** @throws {Refusal} departureIncomplete, where something has no receiver, or is left with who leaves */
function assertComplete(id: number, name: string, held: Held, shares: DepartureShares): void {
  const given = new Set(shares.areas.flatMap(({ areaId, marketerId }) => (marketerId === id ? [] : [areaId])));
  const areas = new Set(held.assignments.flatMap(({ marketerId, areaId }) => (marketerId === id ? [areaId] : [])));
  const decided = new Set(shares.covers.flatMap(({ coverId, deputyId }) => (deputyId === id ? [] : [coverId])));
  const open = [
    ...[...areas].filter((areaId) => !given.has(areaId)),
    ...held.standsInFor.filter((cover) => !decided.has(cover.id)),
    ...(shares.exceptedTo === id ? held.exceptions : []),
  ];
  if (open.length > 0) throw new Refusal("departureIncomplete", { name, count: open.length });
}
