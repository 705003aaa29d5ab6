import type { CreditLine } from "../../shared/contract/creditLines.ts";
import { type LineMovementRow, movementsPerPage } from "../../shared/contract/creditLines.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { balanceOf, lineCourse, lineOn, withBalances } from "../../shared/domain/creditLine.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { type ListedMovement, listedMovements, movementsOf } from "../store/lineMovements.ts";
import { certificateOf, linesOf } from "./history.ts";

/** Steps of the chart at most: more than its width can show. */
const longestCourse = 500;

/**
 * A customer's line in force, what is owed of it and what may still be drawn.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function getCreditLine(ctx: Context, { customerId }: Inputs["creditLines"]["get"]): Promise<CreditLine> {
  const { loanBalanceFen } = await visibleCustomer(ctx, customerId);
  const lines = await linesOf(ctx, customerId);
  const { movements, periods } = lines;
  const period = lineOn(periods, ctx.today);
  const balanceFen = balanceOf(movements);
  const lineFen = period?.lineFen ?? 0;
  return {
    customerId,
    line: period && {
      ...certificate(lines, period),
      effectiveFrom: period.from,
      expiresOn: certificateOf(lines, period).expiresOn,
    },
    balanceFen,
    availableFen: Math.max(0, lineFen - balanceFen),
    overFen: period ? Math.max(0, balanceFen - lineFen) : 0,
    lines: periods
      .map((past) => ({ ...certificate(lines, past), from: past.from, to: past.to, endedBy: past.endedBy }))
      .reverse(),
    course: lineCourse(lines, ctx.today).slice(-longestCourse),
    loansHereFen: loanBalanceFen,
    movements: movements.length,
  };
}

function certificate(lines: Parameters<typeof certificateOf>[0], period: Parameters<typeof certificateOf>[1]) {
  const { ratingId, certificateNumber, grade, lineFen } = certificateOf(lines, period);
  return { ratingId, certificateNumber, grade, lineFen };
}

/**
 * What a customer drew and paid back, newest first, each with the balance after it.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function listMovements(
  ctx: Context,
  { customerId, cursor }: Inputs["creditLines"]["movements"],
): Promise<Outputs["creditLines"]["movements"]> {
  await visibleCustomer(ctx, customerId);
  const newestFirst = withBalances(await movementsOf(ctx.db, customerId)).reverse();
  const rest = cursor
    ? newestFirst.filter(({ day, id }) => day < cursor.day || (day === cursor.day && id < cursor.id))
    : newestFirst;
  const page = rest.slice(0, movementsPerPage);
  const balances = new Map(page.map(({ id, balanceFen }) => [id, balanceFen]));
  const listed = await listedMovements(
    ctx.db,
    page.map(({ id }) => id),
  );
  const last = page.at(-1);
  return {
    rows: listed.map((movement) => toRow(movement, balances.get(movement.id) ?? 0)),
    nextCursor: last && rest.length > page.length ? { day: last.day, id: last.id } : null,
  };
}

function toRow(movement: ListedMovement, balanceFen: number): LineMovementRow {
  const { id, kind, amountFen, day, certificateNumber, contractNumber, purpose, note, reversesId, reason } = movement;
  const { reversedAt, reversedByName, reversedReason } = movement;
  return {
    id,
    kind,
    amountFen,
    day,
    certificateNumber,
    contractNumber,
    purpose,
    note,
    balanceFen,
    reversesId,
    reason,
    reversed:
      reversedAt === null ? null : { at: reversedAt, byName: reversedByName ?? "", reason: reversedReason ?? "" },
    at: movement.createdAt,
    byName: movement.byName,
  };
}
