import type { Handover, HandoverCustomer } from "../../../shared/contract/handovers.ts";
import { handoverSides } from "../../../shared/contract/handovers.ts";
import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import { fileNumberOf } from "../../../shared/domain/fileNumber.ts";
import { maskIdNumber } from "../../../shared/domain/mask.ts";
import type { Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import { listOf, responsibleMarketer } from "../../store/dialect.ts";
import {
  acknowledgeSide,
  handoverAreas,
  handoverRows,
  type ListedCustomer,
  listedCustomers,
  openHandovers,
  type StoredHandover,
} from "../../store/handoverLists.ts";
import { withinScope } from "../scope.ts";
import { mayAcknowledge, partyOf, readsEvery, stateOf, toRow, withinHandoverScope } from "./view.ts";

const rowsPerPage = 50;
const customersPerPage = 100;

/** Handovers, newest first, a page at a time; a marketer's own alone. */
export async function listHandovers(
  ctx: Context,
  { open = false, planId, after }: Inputs["handovers"]["list"],
): Promise<Outputs["handovers"]["list"]> {
  const stored = await handoverRows(ctx.db, (query) => {
    withinHandoverScope(query, ctx);
    if (open) query.where("handovers.id", "in", openHandovers(ctx.db).select("id"));
    if (planId !== undefined) query.where("handovers.planId", planId);
    if (after !== undefined) query.where("handovers.id", "<", after);
    query.orderBy("handovers.id", "desc").limit(rowsPerPage);
  });
  const next = stored.length === rowsPerPage ? (stored.at(-1)?.id ?? null) : null;
  return { rows: stored.map((row) => toRow(row, ctx)), next };
}

/** @throws {Refusal} notFound, also where the handover is not the asker's business */
export async function getHandover(ctx: Context, { id }: Inputs["handovers"]["get"]): Promise<Handover> {
  const stored = await visibleHandover(ctx, id);
  return {
    ...toRow(stored, ctx),
    areas: await handoverAreas(ctx.db, id),
    acknowledges: handoverSides.filter((side) => stored.void === 0 && mayAcknowledge(ctx, partyOf(stored, side))),
  };
}

/**
 * The customers on a handover list, a page at a time. What hangs on them is told while the handover is open and they are
 * with one of its sides; otherwise a marketer learns it of those customers alone whom they work with.
 *
 * @throws {Refusal} notFound
 */
export async function handoverCustomers(
  ctx: Context,
  { id, after }: Inputs["handovers"]["customers"],
): Promise<Outputs["handovers"]["customers"]> {
  const stored = await visibleHandover(ctx, id);
  const rows = await listedCustomers(ctx.db, stored, { after, limit: customersPerPage });
  const visible = await visibleAmong(
    ctx,
    rows.map((row) => row.id),
  );
  const told = await toldAmong(
    ctx,
    stored,
    rows.map((row) => row.id),
  );
  return {
    rows: rows.map((row) =>
      toCustomer(row, { visible: visible.has(row.id), told: told.has(row.id) || visible.has(row.id) }),
    ),
    next: rows.length === customersPerPage ? (rows.at(-1)?.id ?? null) : null,
  };
}

/**
 * Acknowledges a side: one's own, or as a manager that of somebody who can no longer do it themselves.
 *
 * @throws {Refusal} notFound, handoverVoid, handoverAcknowledged, handoverNotYours
 */
export async function acknowledgeHandover(
  ctx: Context,
  { id, side, note }: Inputs["handovers"]["acknowledge"],
): Promise<Handover> {
  await ctx.change(async (change) => {
    const stored = await visibleHandover({ ...ctx, db: change.db }, id);
    if (stored.void === 1) throw new Refusal("handoverVoid");
    const party = partyOf(stored, side);
    if (party?.acknowledgedAt) throw new Refusal("handoverAcknowledged", { name: party.acknowledgedByName ?? "" });
    if (!party || !mayAcknowledge(ctx, party)) throw new Refusal("handoverNotYours", { name: party?.name ?? "" });
    await acknowledgeSide(change.db, id, side, { at: change.now, by: ctx.actor.id, note });
    change.audit({
      action: "handover.acknowledge",
      subjectType: "handover",
      subjectId: id,
      after: { handoverSide: side, ...(party.id === ctx.actor.id ? {} : { onBehalfOf: party.name }), note },
    });
  });
  return getHandover(ctx, { id });
}

/** @throws {Refusal} notFound */
async function visibleHandover(ctx: Pick<Context, "db" | "actor">, id: number): Promise<StoredHandover> {
  const [stored] = await handoverRows(ctx.db, (query) => {
    withinHandoverScope(query, ctx);
    query.where("handovers.id", id);
  });
  if (!stored) throw new Refusal("notFound");
  return stored;
}

async function visibleAmong(ctx: Context, ids: readonly number[]): Promise<Set<number>> {
  const query = ctx.db("customers").where("customers.id", "in", listOf(ctx.db, ids)).select("customers.id");
  withinScope(query, ctx);
  const rows: { id: number }[] = await query;
  return new Set(rows.map(({ id }) => id));
}

/** Of whom a list tells what hangs on them, also whoever does not work with them: see `handoverCustomers`. */
async function toldAmong(ctx: Context, stored: StoredHandover, ids: readonly number[]): Promise<Set<number>> {
  if (readsEvery(ctx)) return new Set(ids);
  if (stateOf(stored) !== "open") return new Set();
  const { sql, bindings } = responsibleMarketer(ctx.today);
  const rows: { id: number }[] = await ctx
    .db("customers")
    .where("customers.id", "in", listOf(ctx.db, ids))
    .where((side) => {
      for (const id of [stored.giverId, stored.receiverId]) side.orWhereRaw(`${sql} IS ?`, [...bindings, id]);
    })
    .select("customers.id");
  return new Set(rows.map(({ id }) => id));
}

function toCustomer(row: ListedCustomer, { visible, told }: { visible: boolean; told: boolean }): HandoverCustomer {
  const { id, name, areaName, balanceFen, attachments, followUpOn, openRating } = row;
  return {
    id,
    fileNumber: fileNumberOf(id),
    name,
    idNumber: maskIdNumber(row.idNumber),
    areaName,
    byName: row.byName === 1,
    visible,
    work: told
      ? {
          balanceFen,
          gold: row.gold === 1,
          keyTarget: row.keyTarget === 1,
          attachments,
          followUpOn,
          followUpStep: row.followUpStep ?? "",
          openRating,
        }
      : null,
  };
}
