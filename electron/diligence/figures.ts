import type { DiligenceFigures, HouseholdStanding } from "../../shared/domain/diligenceFigures.ts";
import { type GuaranteeLink, type GuarantorStanding, guarantorStandings } from "../../shared/domain/guaranteeChain.ts";
import { householdTotals } from "../../shared/domain/householdEconomy.ts";
import type { FactBasis } from "../../shared/domain/ratingFacts.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import type { CustomerRecord } from "../store/customers.ts";
import { guaranteesOf } from "../store/diligences.ts";
import { factBases } from "../store/facts.ts";
import { entriesOf } from "../store/records.ts";

/** Guarantors one behind the other that are looked for; the policy's chain is never longer. */
const deepest = 10;

/** What the ledger knows of a customer today, as far as a due diligence asks. */
export async function figuresOf(
  ctx: Pick<Context, "db" | "today" | "timeZone">,
  { id, kind, birthDate, yearlyIncomeFen, currentRatingId }: CustomerRecord,
): Promise<DiligenceFigures> {
  const { db, today } = ctx;
  const basis = (await factBases(db, [id], ctx)).get(id);
  if (!basis) throw new Error("A visible customer has no facts.");
  const rating: { grade: Grade; lineFen: number } | undefined = await db("ratings")
    .where({ id: currentRatingId ?? 0 })
    .where("expiresOn", ">", today)
    .first("grade", "lineFen");
  return {
    ...{ on: today, kind, birthDate, registeredIncomeFen: yearlyIncomeFen },
    household: householdOf(basis),
    statements: [...basis.statements].sort((one, other) => (one.endsOn < other.endsOn ? 1 : -1)),
    loans: basis.loans,
    guarantors: await guarantorsOf(ctx, id),
    rating: rating ?? null,
  };
}

function householdOf({ household, headcount }: FactBasis): HouseholdStanding | null {
  if (!household) return null;
  const { surveyedOn, debtPrivateFen, expenseInterestFen } = household;
  return {
    ...householdTotals(household, headcount),
    ...{ surveyedOn, privateDebtFen: debtPrivateFen, interestFen: expenseInterestFen },
  };
}

/** Of guarantors beyond the customer's own nothing is told but how many: they may lie outside the asker's jurisdiction. */
async function guarantorsOf({ db }: Pick<Context, "db">, customerId: number): Promise<GuarantorStanding[]> {
  const own = (await entriesOf(db, "links", customerId)).filter(({ fields }) => fields.relation === "guarantor");
  const names = new Map<number, string>();
  const ids = own.flatMap(({ fields }) => fields.otherId ?? []);
  if (ids.length > 0)
    for (const { id, name } of await db("customers").whereIn("id", ids).select("id", "name")) names.set(id, name);
  const guarantors = own.map(({ fields: { otherId, name } }) => ({
    id: otherId,
    name: otherId === null ? name : (names.get(otherId) ?? name),
  }));
  return guarantorStandings(customerId, guarantors, ids.length === 0 ? [] : await linksAround({ db }, customerId, ids));
}

/** Whom the guarantors guarantee, and who stands behind them, level by level. */
async function linksAround(
  { db }: Pick<Context, "db">,
  customerId: number,
  guarantors: readonly number[],
): Promise<GuaranteeLink[]> {
  const links = await guaranteesOf(db, { guarantors });
  const known = new Set([customerId, ...guarantors]);
  let level = guarantors;
  for (let depth = 1; depth < deepest && level.length > 0; depth += 1) {
    const behind = await guaranteesOf(db, { borrowers: level });
    links.push(...behind);
    level = [...new Set(behind.map(({ guarantorId }) => guarantorId))].filter((id) => !known.has(id));
    for (const id of level) known.add(id);
  }
  const each = new Map(links.map((link) => [`${link.borrowerId}>${link.guarantorId}`, link]));
  return [...each.values()];
}
