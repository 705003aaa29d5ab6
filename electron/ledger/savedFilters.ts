import type { Knex } from "knex";
import type { Inputs } from "../../shared/contract/index.ts";
import type { SavedFilter } from "../../shared/contract/savedFilters.ts";
import type { AuditRecord } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";

interface StoredFilter {
  id: number;
  name: string;
  /** null for the whole branch */
  ownerId: number | null;
  filter: string;
}

/** The asker's own filters and those of the branch, by name. */
export async function listSavedFilters(ctx: Context): Promise<SavedFilter[]> {
  const rows: StoredFilter[] = await reachable(ctx, ctx.db).orderBy(["name", "id"]);
  return rows.map((row) => toSavedFilter(ctx, row));
}

/**
 * Keeps a filter by name; one of the same name and reach is replaced.
 *
 * @throws {Refusal} notAllowed, when somebody else than a manager saves for the branch
 */
export async function saveFilter(
  ctx: Context,
  { name, forBranch, filter }: Inputs["savedFilters"]["save"],
): Promise<SavedFilter> {
  const ownerId = forBranch ? null : ctx.actor.id;
  if (!mayWrite(ctx, ownerId)) throw new Refusal("notAllowed");
  const kept = { name, ownerId, filter: JSON.stringify(filter) };
  const id = await ctx.change(async (change) => {
    const former: StoredFilter | undefined = await change.db("savedFilters").where({ name, ownerId }).first();
    change.audit(entry(ctx, "save", former ?? null, kept));
    if (former) {
      await change.db("savedFilters").where({ id: former.id }).update({ filter: kept.filter });
      return former.id;
    }
    const [made]: { id: number }[] = await change
      .db("savedFilters")
      .insert({ ...kept, createdAt: change.now, createdBy: ctx.actor.id })
      .returning("id");
    if (!made) throw new Error("The database gave no id for a new filter.");
    return made.id;
  });
  return toSavedFilter(ctx, { ...kept, id });
}

/** @throws {Refusal} notFound, or notAllowed, when somebody else than a manager removes one of the branch */
export async function removeSavedFilter(ctx: Context, { id }: Inputs["savedFilters"]["remove"]): Promise<void> {
  await ctx.change(async (change) => {
    const former: StoredFilter | undefined = await reachable(ctx, change.db).where({ id }).first();
    if (!former) throw new Refusal("notFound");
    if (!mayWrite(ctx, former.ownerId)) throw new Refusal("notAllowed");
    await change.db("savedFilters").where({ id }).delete();
    change.audit(entry(ctx, "remove", former, null));
  });
}

function reachable({ actor }: Context, db: Knex): Knex.QueryBuilder {
  return db("savedFilters").where((reach) => reach.where("ownerId", actor.id).orWhereNull("ownerId"));
}

function mayWrite({ actor }: Context, ownerId: number | null): boolean {
  return ownerId === null ? actor.roles.includes("manager") : ownerId === actor.id;
}

function toSavedFilter(ctx: Context, { id, name, ownerId, filter }: StoredFilter): SavedFilter {
  return { id, name, forBranch: ownerId === null, filter: JSON.parse(filter), own: mayWrite(ctx, ownerId) };
}

type Kept = Pick<StoredFilter, "name" | "ownerId" | "filter">;

function entry({ actor }: Context, act: "save" | "remove", before: Kept | null, after: Kept | null): AuditRecord {
  const shown = (kept: Kept | null) => kept && { name: kept.name, filter: JSON.parse(kept.filter) };
  const forBranch = (after ?? before)?.ownerId === null;
  return {
    action: `savedFilter.${act}`,
    subjectType: forBranch ? "branch" : "user",
    subjectId: forBranch ? 1 : actor.id,
    before: shown(before),
    after: shown(after),
  };
}
