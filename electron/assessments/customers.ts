import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { amountsOf, type Figures, figuresBehind } from "../../shared/domain/assessment.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { Refusal } from "../refusal.ts";
import { figuresAfter } from "../store/assessmentFigures.ts";
import { listOf } from "../store/dialect.ts";
import { thePeriod } from "./periods.ts";
import { maySee } from "./scores.ts";

/**
 * The customers behind an indicator of a marketer's, by id, with what each adds. All pages together add up to what was
 * computed. Who is out of the asker's reach by now, as after a handover, counts without being named.
 *
 * @throws {Refusal} notFound
 */
export async function customersBehind(
  ctx: Context,
  {
    periodId,
    marketerId,
    indicator,
    after,
    limit,
  }: Inputs["assessments"]["customers"] & { after: number; limit: number },
): Promise<Outputs["assessments"]["customers"]> {
  if (!maySee(ctx, marketerId)) throw new Refusal("notFound");
  await thePeriod(ctx.db, periodId);
  const found = await figuresAfter(ctx.db, {
    ...{ periodId, marketerId, figures: figuresBehind(indicator), after, limit: limit + 1 },
  });
  const page = found.slice(0, limit);
  const names = await namesOf(
    ctx,
    page.map(({ customerId }) => customerId),
  );
  return {
    rows: page.map(({ customerId, figures }: { customerId: number; figures: Figures }) => ({
      customer: names.get(customerId) ?? null,
      ...amountsOf(indicator, figures),
    })),
    next: found.length > limit ? (page.at(-1)?.customerId ?? null) : null,
  };
}

async function namesOf(ctx: Context, ids: readonly number[]) {
  const query = ctx
    .db("customers")
    .join("areas", "areas.id", "customers.areaId")
    .where("customers.id", "in", listOf(ctx.db, ids))
    .select("customers.id", "customers.name", { areaName: "areas.name" });
  withinScope(query, ctx);
  const rows: { id: number; name: string; areaName: string }[] = await query;
  return new Map(rows.map((row) => [row.id, { ...row, fileNumber: fileNumberOf(row.id) }]));
}
