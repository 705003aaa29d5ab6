import type { PlanMoves } from "../../../shared/contract/plans.ts";

/** Each area and customer once, as it was said last; an assistant stands beside a marketer who is somebody else. */
export function uniqueMoves({ areas, customers }: PlanMoves): PlanMoves {
  return {
    areas: [...new Map(areas.map((move) => [move.areaId, move])).values()].map((move) => ({
      ...move,
      ...(move.marketerId === null ? { to: null } : {}),
      assistantId: move.marketerId === null || move.assistantId === move.marketerId ? null : move.assistantId,
    })),
    customers: [...new Map(customers.map((move) => [move.customerId, move])).values()].map((move) => ({
      ...move,
      to: move.marketerId === null ? null : move.to,
    })),
  };
}
