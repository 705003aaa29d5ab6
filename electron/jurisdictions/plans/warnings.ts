import type { PlanPreview } from "../../../shared/contract/plans.ts";
import type { Context } from "../../context.ts";
import { areasInOtherHands, changesAssignment, changesException, type Outcome } from "./outcome.ts";

type Warning = PlanPreview["warnings"][number];

/** What a manager should know before confirming. */
export async function warningsOf(_ctx: Pick<Context, "db">, outcome: Outcome): Promise<Warning[]> {
  return [...nothingMoves(outcome), ...nobodyLeft(outcome)];
}

function nothingMoves(outcome: Outcome): Warning[] {
  const own = new Map(outcome.areas.map((area) => [area.id, area]));
  const moves =
    outcome.moves.areas.some((move) => changesAssignment(own.get(move.areaId), move)) ||
    outcome.customers.some((customer) => changesException(customer, outcome));
  return moves ? [] : [{ kind: "nothingMoves", params: {}, areaId: null, customerId: null }];
}

/** Areas that somebody was responsible for and nobody will be, the topmost of each branch of the tree. */
function nobodyLeft(outcome: Outcome): Warning[] {
  const left = new Set(areasInOtherHands(outcome).flatMap(({ id }) => (outcome.will.has(id) ? [] : [id])));
  return outcome.areas
    .filter(({ id, parentId }) => left.has(id) && (parentId === null || !left.has(parentId)))
    .map(({ id, name }) => ({ kind: "nobody", params: { area: name }, areaId: id, customerId: null }));
}
