import type { CreditLine } from "../../shared/contract/creditLines.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import {
  drawingProblem,
  type LineProblem,
  lineOn,
  repaymentProblem,
  reversalProblem,
} from "../../shared/domain/creditLine.ts";
import { formatFen } from "../../shared/domain/money.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { insertMovement, movementById } from "../store/lineMovements.ts";
import { certificateOf, linesOf } from "./history.ts";
import { getCreditLine } from "./service.ts";

/**
 * Enters what a customer drew under the line in force on that day.
 *
 * @throws {Refusal} notFound, lineMovementAhead, lineNone, lineExpired, lineSuspended, lineExceeded, lineExceededLater
 */
export async function draw(ctx: Context, input: Inputs["creditLines"]["draw"]): Promise<CreditLine> {
  const { customerId, day, amountFen, contractNumber, purpose, note } = input;
  assertNotAhead(ctx, day);
  await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    await visibleCustomer(inside, customerId);
    const lines = await linesOf(inside, customerId);
    refuse(drawingProblem(lines, input));
    const line = lineOn(lines.periods, day);
    if (!line) throw new Error("A drawing without a problem has its line.");
    const movement = { kind: "drawing", ratingId: line.ratingId, reversesId: null, reason: "" } as const;
    const written = { at: change.now, by: ctx.actor.id };
    await insertMovement(
      change.db,
      { ...movement, customerId, day, amountFen, contractNumber, purpose, note },
      written,
    );
    change.audit({
      action: "line.draw",
      subjectType: "customer",
      subjectId: customerId,
      after: {
        "line.drawingFen": amountFen,
        "line.day": day,
        "line.certificateNumber": certificateOf(lines, line).certificateNumber,
        "line.contractNumber": contractNumber,
        "line.drawingPurpose": purpose,
        "line.note": note,
      },
    });
  });
  return getCreditLine(ctx, { customerId });
}

/**
 * Enters what a customer paid back.
 *
 * @throws {Refusal} notFound, lineMovementAhead, lineRepaidTooMuch, lineRepaidTooMuchLater
 */
export async function repay(ctx: Context, input: Inputs["creditLines"]["repay"]): Promise<CreditLine> {
  const { customerId, day, amountFen, contractNumber, note } = input;
  assertNotAhead(ctx, day);
  await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    await visibleCustomer(inside, customerId);
    refuse(repaymentProblem(await linesOf(inside, customerId), input));
    const movement = { kind: "repayment", ratingId: null, purpose: "", reversesId: null, reason: "" } as const;
    const written = { at: change.now, by: ctx.actor.id };
    await insertMovement(change.db, { ...movement, customerId, day, amountFen, contractNumber, note }, written);
    change.audit({
      action: "line.repay",
      subjectType: "customer",
      subjectId: customerId,
      after: {
        "line.repaymentFen": amountFen,
        "line.day": day,
        "line.contractNumber": contractNumber,
        "line.note": note,
      },
    });
  });
  return getCreditLine(ctx, { customerId });
}

/**
 * Takes an entry back by a counter-entry of the same day; both stay to be read and count for nothing.
 *
 * @throws {Refusal} notFound, lineReversalOfReversal, lineReversed, lineReversalOver, lineReversalShort
 */
export async function reverse(ctx: Context, { id, reason }: Inputs["creditLines"]["reverse"]): Promise<CreditLine> {
  const customerId = await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    const movement = await movementById(change.db, id);
    if (!movement) throw new Refusal("notFound");
    await visibleCustomer(inside, movement.customerId);
    if (movement.reversesId !== null) throw new Refusal("lineReversalOfReversal");
    const lines = await linesOf(inside, movement.customerId);
    if (lines.movements.some(({ reversesId }) => reversesId === id)) throw new Refusal("lineReversed");
    const problem = reversalProblem(lines, { ...movement, lineFen: null });
    if (problem) throw new Refusal(reversalRefusals[movement.kind], paramsOf(problem));
    const { kind, amountFen, day, contractNumber } = movement;
    const counter = {
      kind,
      amountFen,
      day,
      contractNumber,
      purpose: "",
      note: "",
      ratingId: null,
      reversesId: id,
      reason,
    };
    await insertMovement(
      change.db,
      { ...counter, customerId: movement.customerId },
      { at: change.now, by: ctx.actor.id },
    );
    change.audit({
      action: "line.reverse",
      subjectType: "customer",
      subjectId: movement.customerId,
      before: { [`line.${kind}Fen`]: amountFen, "line.day": day },
      after: { "line.reason": reason },
    });
    return movement.customerId;
  });
  return getCreditLine(ctx, { customerId });
}

const reversalRefusals = { drawing: "lineReversalShort", repayment: "lineReversalOver" } as const;

function assertNotAhead({ today }: Context, day: string): void {
  if (day > today) throw new Refusal("lineMovementAhead", { date: today }, [{ path: "day", key: "date" }]);
}

function refuse(problem: LineProblem | null): void {
  if (problem) throw new Refusal(problem.reason, paramsOf(problem));
}

/** The day and the amounts of a problem, in yuan, for its sentence. */
function paramsOf({ reason: _reason, day, ...amounts }: LineProblem): Record<string, string> {
  const inYuan = Object.entries(amounts).map(([name, fen]) => [name.replace(/Fen$/, ""), formatFen(fen)]);
  return { date: day, ...Object.fromEntries(inYuan) };
}
