import type { Customer } from "../../shared/contract/customers.ts";
import { type Balanced, lineOn, standing, whyNone } from "../../shared/domain/creditLine.ts";
import type { Context } from "../context.ts";
import { getCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { type ListedMovement, listedMovements, type StoredLine } from "../store/lineMovements.ts";
import { type CustomerLines, certificateOf, linesOf } from "./history.ts";

/** A drawing or repayment that counts, and what was owed after it. */
export type CertificateMovement = Pick<
  ListedMovement,
  "id" | "kind" | "day" | "amountFen" | "contractNumber" | "purpose" | "byName"
> &
  Pick<Balanced, "balanceFen">;

/** All that a credit certificate (授信证) tells. */
export interface CreditCertificate {
  /** with the whole identity number */
  customer: Customer;
  line: StoredLine;
  /** what was owed already when the line came into force */
  broughtForwardFen: number;
  /** since then, oldest first; what was reversed is not among them */
  movements: readonly CertificateMovement[];
}

const refusals = {
  lineNone: "certificateNone",
  lineExpired: "certificateExpired",
  lineSuspended: "certificateSuspended",
} as const;

/**
 * The certificate of the line that a customer has today.
 *
 * @throws {Refusal} notFound, customerMerged, and why there is no certificate
 */
export async function getCertificate(ctx: Context, customerId: number): Promise<CreditCertificate> {
  const found = await findCertificate(ctx, customerId);
  if (found instanceof Refusal) throw found;
  return found;
}

/**
 * The same, or why there is none: certificateNone, certificateExpired, certificateSuspended, certificateNoLine.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function findCertificate(ctx: Context, customerId: number): Promise<CreditCertificate | Refusal> {
  const customer = await getCustomer(ctx, { id: customerId });
  const lines = await linesOf(ctx, customerId);
  const period = lineOn(lines.periods, ctx.today);
  if (!period) return whyWithout(lines, ctx.today);
  const line = certificateOf(lines, period);
  if (line.lineFen === 0) return new Refusal("certificateNoLine", { grade: line.grade });
  const counted = standing(lines.movements);
  const since = counted.filter(({ day }) => day >= line.effectiveFrom);
  const before = counted.findLast(({ day }) => day < line.effectiveFrom);
  return { customer, line, broughtForwardFen: before?.balanceFen ?? 0, movements: await described(ctx, since) };
}

/** A line that was suspended on its first day was in force on none, and is still known by its rating. */
function whyWithout({ granted, periods }: CustomerLines, today: string): Refusal {
  const suspended = [...granted.values()].find(({ status, expiresOn }) => status === "suspended" && expiresOn > today);
  if (suspended) return new Refusal("certificateSuspended", { date: suspended.endedOn ?? today });
  const { reason, day } = whyNone(periods, today);
  return new Refusal(refusals[reason], { date: day });
}

async function described(ctx: Context, movements: readonly Balanced[]): Promise<CertificateMovement[]> {
  const listed = await listedMovements(
    ctx.db,
    movements.map(({ id }) => id),
  );
  const byId = new Map(listed.map((movement) => [movement.id, movement]));
  return movements.flatMap(({ id, balanceFen }) => {
    const movement = byId.get(id);
    return movement ? [{ ...movement, balanceFen }] : [];
  });
}
