import type { Knex } from "knex";
import { ageBands, economySectors, monthsOfYear, wholeEconomy, workPlaces } from "../../shared/domain/areaSurvey.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { insertAll } from "../store/insertAll.ts";
import { surveyColumns } from "../store/surveys.ts";
import { Random } from "./random.ts";
import type { CountyPlan } from "./writeCounty.ts";

const surveyedShare = 0.4;

const usualDemands = [
  { purpose: "春耕备耕", months: [1, 2, 3] },
  { purpose: "收购大蒜", months: [4, 5] },
  { purpose: "扩建大棚", months: [7, 8, 9] },
  { purpose: "补充流动资金", months: [0, 10, 11] },
] as const;

const usualIndustries = ["大蒜冷库", "木材加工", "养羊合作社", "蔬菜大棚", "农资门市"] as const;

/**
 * Surveys of some of the villages that somebody is responsible for, a few of them surveyed two years in a row.
 *
 * @param responsible the marketer of each village, by its id
 * @param nameOf a user's name
 */
export async function writeSurveys(
  db: Knex,
  { seed, today }: CountyPlan,
  responsible: ReadonlyMap<number, number>,
  nameOf: ReadonlyMap<number, string>,
): Promise<void> {
  const random = new Random(seed ^ 0x73);
  const rows: Record<string, unknown>[] = [];
  for (const [areaId, marketerId] of responsible) {
    if (!random.chance(surveyedShare)) continue;
    const days = [random.whole(30, 300), ...(random.chance(0.3) ? [random.whole(380, 900)] : [])];
    for (const day of days.reverse()) {
      const surveyedOn = addDays(today, -day);
      const at = `${surveyedOn}T08:00:00.000Z`;
      const written = { createdAt: at, createdBy: marketerId, finalAt: at, finalBy: marketerId };
      const found = findings(random, surveyedOn, nameOf.get(marketerId) ?? "");
      rows.push({ areaId, status: "final", version: 1, ...surveyColumns(found), ...written });
    }
  }
  await insertAll(db, "areaSurveys", rows);
}

function findings(random: Random, surveyedOn: string, surveyor: string) {
  const households = random.whole(160, 620);
  const population = Math.round(households * (3.2 + random.next()));
  const labourForce = Math.round(population * (0.48 + random.next() * 0.1));
  return {
    surveyedOn,
    households,
    population,
    economy: parted(random, economySectors, [38, 14, 8, 6, 5, 26, 3], wholeEconomy),
    labour: parted(random, workPlaces, [42, 20, 38], labourForce),
    ages: parted(random, ageBands, [17, 31, 35, 17], labourForce),
    industries: usualIndustries
      .filter(() => random.chance(0.4))
      .map((kind) => ({ kind, units: random.whole(1, 12), remarks: "" })),
    demands: usualDemands
      .filter(() => random.chance(0.75))
      .map(({ purpose, months }) => ({
        purpose,
        months: Array.from({ length: monthsOfYear }, (_, month) =>
          (months as readonly number[]).includes(month) ? random.whole(4, 40) * 1_000_000 : 0,
        ),
      })),
    source: random.chance(0.5) ? "村委会台账、入户走访" : "入户走访",
    surveyor,
    remarks: "",
  };
}

/** Whole parts of a sum, about in proportion to the weights. */
function parted<Name extends string>(
  random: Random,
  names: readonly Name[],
  weights: readonly number[],
  sum: number,
): Record<Name, number> {
  const drawn = weights.map((weight) => weight * (0.7 + random.next() * 0.6));
  const whole = drawn.reduce((total, weight) => total + weight, 0);
  const parts = drawn.map((weight) => Math.floor((weight / whole) * sum));
  const rest = sum - parts.reduce((total, part) => total + part, 0);
  const entries = names.map((name, place) => [name, (parts[place] ?? 0) + (place === 0 ? rest : 0)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
