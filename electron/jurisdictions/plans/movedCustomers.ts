import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import { fileNumberOf } from "../../../shared/domain/fileNumber.ts";
import type { Context } from "../../context.ts";
import { type MovedCustomerRow, movedCustomerRows, movedPerArea, type Place } from "../../store/movedCustomers.ts";
import { userNames } from "../../store/users.ts";
import { assertNotPast } from "./confirm.ts";
import { uniqueMoves } from "./moves.ts";
import { outcomeOf } from "./outcome.ts";

const pageSize = 50;

/**
 * Every customer who would change hands, page by page in the order of the tree and of names: counts of the areas that
 * are left, then the customers of as many of them as fill the page.
 *
 * @throws {Refusal} assignmentInPast, areaNotFound
 */
export async function movedCustomers(
  ctx: Context,
  { from, moves, giverId, receiverId, withOpenWork = false, after }: Inputs["plans"]["movedCustomers"],
): Promise<Outputs["plans"]["movedCustomers"]> {
  assertNotPast(ctx, from);
  const outcome = await outcomeOf(ctx, { from, moves: uniqueMoves(moves) });
  const { areas, was, will, customers } = outcome;
  const asked = (giver: number | null, receiver: number | null) =>
    giver !== receiver &&
    (giverId === undefined || giver === giverId) &&
    (receiverId === undefined || receiver === receiverId);
  const byName = new Map(customers.filter((one) => asked(one.giverId, one.receiverId)).map((one) => [one.id, one]));
  const namedIn = new Set([...byName.values()].map(({ areaId }) => areaId));
  const position = after === undefined ? null : readPlace(after);
  const places = areas.map(({ id }) => id);
  const start = position === null ? 0 : Math.max(places.indexOf(position.areaId), 0);
  const left = areas
    .slice(start)
    .map(({ id }) => ({ areaId: id, follow: asked(was.get(id) ?? null, will.get(id) ?? null) }))
    .filter(({ areaId, follow }) => follow || namedIn.has(areaId));
  const question = {
    day: from,
    named: [...byName.keys()],
    apart: customers.map(({ id }) => id),
    withOpenWork,
  };
  const counts = await movedPerArea(ctx.db, { ...question, areas: left });
  const enough = left.slice(0, areasThatFill(left, counts));
  const [rows, names] = await Promise.all([
    movedCustomerRows(ctx.db, { ...question, areas: enough, after: position, limit: pageSize + 1 }),
    userNames(ctx.db),
  ]);
  const nameOf = new Map(areas.map(({ id, name }) => [id, name]));
  const side = (id: number | null | undefined) =>
    id === null || id === undefined ? null : { id, name: names.get(id) ?? "" };
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    rows: page.map(({ nameSort: _nameSort, areaId, gold, keyTarget, ...row }) => {
      const named = byName.get(row.id);
      return {
        ...row,
        fileNumber: fileNumberOf(row.id),
        areaName: nameOf.get(areaId) ?? "",
        giver: side(named ? named.giverId : was.get(areaId)),
        receiver: side(named ? named.receiverId : will.get(areaId)),
        gold: gold === 1,
        keyTarget: keyTarget === 1,
      };
    }),
    next: last ? writePlace(last) : null,
  };
}

/** How many of the areas are enough for a page and one customer more; the first is partly on the page before. */
function areasThatFill(areas: readonly { areaId: number }[], counts: ReadonlyMap<number, number>): number {
  let found = 0;
  for (const [index, { areaId }] of areas.entries()) {
    if (index > 0) found += counts.get(areaId) ?? 0;
    if (found > pageSize) return index + 1;
  }
  return areas.length;
}

function writePlace({ areaId, nameSort, id }: MovedCustomerRow): string {
  return JSON.stringify([areaId, nameSort, id]);
}

/** A place that is none starts from the top. */
function readPlace(text: string): Place | null {
  try {
    const [areaId, nameSort, id] = JSON.parse(text);
    return Number.isInteger(areaId) && typeof nameSort === "string" && Number.isInteger(id)
      ? { areaId, nameSort, id }
      : null;
  } catch {
    return null;
  }
}
