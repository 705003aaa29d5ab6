import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Survey, VillageRow } from "../../shared/contract/surveys.ts";
import { demandTotal } from "../../shared/domain/areaSurvey.ts";
import { rankVillages, villageNeed } from "../../shared/domain/villageRanking.ts";
import type { Context } from "../context.ts";
import { listOf } from "../store/dialect.ts";
import { standingSurveys, surveysOf } from "../store/surveys.ts";
import { demandsOnRecord, figuresPerVillage, labourOnRecord, noLedgerFigures } from "./ledgerFigures.ts";
import { villagesWithin, visibleVillage } from "./reach.ts";

/** Villages with their last survey beside the ledger, the one with most unmet demand first; three queries. */
export async function listVillages(
  ctx: Context,
  { areaId }: Inputs["surveys"]["villages"],
): Promise<Outputs["surveys"]["villages"]> {
  const villages = await villagesWithin(ctx, areaId);
  const ids = villages.map(({ id }) => id);
  const [figures, standing] = await Promise.all([
    figuresPerVillage(ctx, ids),
    standingSurveys(ctx.db, listOf(ctx.db, ids)),
  ]);
  const rows = villages.map((village) => {
    const { last, draft } = standing.get(village.id) ?? { last: null, draft: false };
    const ledger = figures.get(village.id) ?? noLedgerFigures();
    const survey = last && summary(last);
    const facts = {
      code: village.code,
      survey,
      householdCustomers: ledger.householdCustomers,
      ledgerDemandFen: ledger.demandFen,
      linesFen: ledger.linesFen,
      lastVisitedOn: ledger.lastVisitedOn,
    };
    return { ...facts, ...village, survey, draft, ledger, ...villageNeed(facts, ctx.today) };
  });
  return {
    villages: rankVillages(rows).map(
      ({
        ledgerDemandFen: _demand,
        linesFen: _lines,
        householdCustomers: _households,
        lastVisitedOn: _visit,
        ...row
      }) => row,
    ),
  };
}

/** A final survey without its lists. */
function summary({ id, surveyedOn, households, population, economy, labour, demands }: Survey): VillageRow["survey"] {
  return {
    ...{ id, surveyedOn, economy, labour },
    households: households ?? 0,
    population: population ?? 0,
    demandFen: demandTotal(demands),
  };
}

/**
 * A village with all its surveys, the newest first, and what the ledger says beside them.
 *
 * @throws {Refusal} notFound
 */
export async function viewVillage(
  ctx: Context,
  { areaId }: Inputs["surveys"]["village"],
): Promise<Outputs["surveys"]["village"]> {
  const village = await visibleVillage(ctx, areaId);
  const [surveys, figures, labour, demands] = await Promise.all([
    surveysOf(ctx.db, areaId),
    figuresPerVillage(ctx, [areaId]),
    labourOnRecord(ctx, areaId),
    demandsOnRecord(ctx, areaId),
  ]);
  return { village, surveys, ledger: { ...(figures.get(areaId) ?? noLedgerFigures()), labour, demands } };
}
