import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { addFigures, noCounts, type PortfolioCounts } from "../../shared/domain/portfolio.ts";
import type { Context } from "../context.ts";
import { exceptionsOn } from "../jurisdictions/scope.ts";
import { Refusal } from "../refusal.ts";
import { type AreaRecord, allAreas } from "../store/areas.ts";
import { effectiveAreas } from "../store/dialect.ts";
import { type Figures, figuresBy, type Narrowing } from "./figures.ts";

type Distribution = Outputs["portfolio"]["distribution"];
type Row = Distribution["rows"][number];

/**
 * How customers stand by grade, by area or by marketer, whatever their number in three queries and one of few rows.
 *
 * @throws {Refusal} notFound
 */
export async function distribution(
  ctx: Context,
  { by, on = ctx.today, ...narrowing }: Inputs["portfolio"]["distribution"],
): Promise<Distribution> {
  const areas = await allAreas(ctx.db);
  const chosen = chosenArea(areas, narrowing.areaId);
  const whole = chosen === null || isOnlyRoot(areas, chosen);
  const asked = { kind: narrowing.kind, areaId: whole ? undefined : chosen.id };
  const figures = await figuresBy(ctx, asked, on, { areaId: "customers.areaId" });
  const total = noCounts();
  for (const one of figures) addFigures(total, one);
  const rows = by === "area" ? byArea(areas, chosen, figures) : await byMarketer(ctx, asked, on, figures);
  // Of the areas a marketer sees those they have customers in.
  const seen = ctx.scope.all ? rows : rows.filter(({ customers }) => customers > 0);
  return { on, path: pathOf(areas, chosen), rows: seen, total };
}

/** The area asked for, else the one that holds all others. */
function chosenArea(areas: readonly AreaRecord[], areaId: number | undefined): AreaRecord | null {
  const area = areas.find(({ id, parentId }) => (areaId === undefined ? parentId === null : id === areaId)) ?? null;
  if (areaId !== undefined) {
    if (!area) throw new Refusal("notFound");
    return area;
  }
  return area && isOnlyRoot(areas, area) ? area : null;
}

function isOnlyRoot(areas: readonly AreaRecord[], area: AreaRecord): boolean {
  return areas.every(({ id, parentId }) => parentId !== null || id === area.id);
}

function pathOf(areas: readonly AreaRecord[], chosen: AreaRecord | null): Distribution["path"] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const path: Distribution["path"] = [];
  for (let area = chosen ?? undefined; area; area = byId.get(area.parentId ?? 0))
    path.unshift({ id: area.id, name: area.name });
  return path;
}

/** One row for each area right below the chosen one, and one for customers of that area itself. */
function byArea(areas: readonly AreaRecord[], chosen: AreaRecord | null, figures: readonly Figures<"areaId">[]): Row[] {
  const below = areas.filter(({ parentId }) => parentId === (chosen?.id ?? null));
  const holding = new Set(areas.map(({ parentId }) => parentId));
  const rows = new Map<number | null, Row>(
    below.map(({ id, name }) => [id, { ...noCounts(), id, name, deeper: holding.has(id) }]),
  );
  const rowOfArea = new Map<number, number>(below.map(({ id }) => [id, id]));
  // By code every area comes behind the one that contains it.
  for (const { id, parentId } of areas) {
    const row = rowOfArea.get(parentId ?? 0);
    if (row !== undefined) rowOfArea.set(id, row);
  }
  for (const one of figures) {
    const id = rowOfArea.get(Number(one.areaId)) ?? null;
    const row = rows.get(id) ?? { ...noCounts(), id, name: chosen?.name ?? "", deeper: false };
    addFigures(row, one);
    rows.set(id, row);
  }
  return [...rows.values()];
}

/** By who is responsible today: through the areas' counts, with the customers in other hands than their area's apart. */
async function byMarketer(
  ctx: Context,
  narrowing: Narrowing,
  on: string,
  figures: readonly Figures<"areaId">[],
): Promise<Row[]> {
  const { db, today } = ctx;
  const holders: { areaId: number; marketerId: number | null }[] = await db
    .with("effective", effectiveAreas(db, today))
    .from("effective")
    .select("areaId", "marketerId");
  const holderOf = new Map(holders.map(({ areaId, marketerId }) => [areaId, marketerId]));
  const by = { areaId: "customers.areaId", marketerId: "excepted.marketerId" };
  const exceptions = exceptionsOn(db, today).select("customerId", "marketerId");
  const excepted = await figuresBy(ctx, narrowing, on, by, (query) => {
    query.join(exceptions.as("excepted"), (join) => join.on("excepted.customerId", "customers.id"));
    // The exceptions are few: customers are looked up by them, not the other way round.
    query.where("customers.id", "in", exceptionsOn(db, today).select("customerId"));
  });
  const counts = new Map<number | null, PortfolioCounts>();
  const countsOf = (id: number | null) => {
    const known = counts.get(id) ?? noCounts();
    counts.set(id, known);
    return known;
  };
  for (const one of figures) addFigures(countsOf(holderOf.get(Number(one.areaId)) ?? null), one);
  for (const one of excepted) {
    addFigures(countsOf(holderOf.get(Number(one.areaId)) ?? null), one, -1);
    addFigures(countsOf(Number(one.marketerId)), one);
  }
  return named(ctx, counts);
}

/** Marketers by login, those whom nobody is responsible for last. */
async function named({ db }: Context, counts: ReadonlyMap<number | null, PortfolioCounts>): Promise<Row[]> {
  const users: { id: number; name: string }[] = await db("users").select("id", "name").orderBy("login");
  const rows = [...users, { id: null, name: "" }].map(({ id, name }) => ({
    ...(counts.get(id) ?? noCounts()),
    id,
    name,
    deeper: false,
  }));
  return rows.filter(({ customers }) => customers > 0);
}
