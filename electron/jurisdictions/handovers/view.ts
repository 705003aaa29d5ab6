import type { Knex } from "knex";
import type { HandoverParty, HandoverRow, HandoverSide } from "../../../shared/contract/handovers.ts";
import { dateInZone } from "../../../shared/domain/dates.ts";
import type { Role } from "../../../shared/domain/roles.ts";
import type { Context } from "../../context.ts";
import type { StoredHandover } from "../../store/handoverLists.ts";

type Asker = Pick<Context, "actor">;

/** Who looks after the handovers of all; others have their own. */
const overseers: readonly Role[] = ["manager", "auditor"];

export function readsEvery({ actor }: Asker): boolean {
  return actor.roles.some((role) => overseers.includes(role));
}

/** Keeps a query over `handovers` to those that the asker gives or receives, or looks after. */
export function withinHandoverScope(query: Knex.QueryBuilder, ctx: Asker): void {
  if (readsEvery(ctx)) return;
  const { id } = ctx.actor;
  query.where((side) => side.where("handovers.giverId", id).orWhere("handovers.receiverId", id));
}

/** One's own side while it is open; a manager's as well that of somebody who cannot do it themselves any more. */
export function mayAcknowledge({ actor }: Asker, party: HandoverParty | null): boolean {
  if (party === null || party.acknowledgedAt !== null) return false;
  return party.id === actor.id || (!party.active && actor.roles.includes("manager"));
}

export function stateOf(stored: StoredHandover): HandoverRow["state"] {
  if (stored.void === 1) return "void";
  return isComplete(stored) ? "complete" : "open";
}

/** Whether every side that there is has acknowledged. */
function isComplete(stored: StoredHandover): boolean {
  return (
    (stored.giverId === null || stored.giverAt !== null) && (stored.receiverId === null || stored.receiverAt !== null)
  );
}

export function partyOf(stored: StoredHandover, side: HandoverSide): HandoverParty | null {
  const id = stored[`${side}Id`];
  if (id === null) return null;
  return {
    id,
    name: stored[`${side}Name`] ?? "",
    active: stored[`${side}Active`] === 1,
    acknowledgedAt: stored[`${side}At`],
    acknowledgedByName: stored[`${side}ByName`],
    note: stored[`${side}Note`],
  };
}

export function toRow(stored: StoredHandover, { timeZone }: Pick<Context, "timeZone">): HandoverRow {
  const { id, planId, planName, reason, fromDate, confirmedAt, confirmedByName, figures } = stored;
  return {
    id,
    planId,
    planName,
    reason,
    from: fromDate,
    confirmedOn: dateInZone(new Date(confirmedAt), timeZone),
    confirmedByName,
    giver: partyOf(stored, "giver"),
    receiver: partyOf(stored, "receiver"),
    figures: JSON.parse(figures),
    state: stateOf(stored),
  };
}
