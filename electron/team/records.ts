import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { StaffProfile } from "../../shared/contract/team.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { assertMaySee } from "./members.ts";

type Row = Outputs["team"]["addStudy"];

/** @throws {Refusal} notFound, stale */
export async function saveProfile(
  ctx: Context,
  { userId, version, fields }: Inputs["team"]["saveProfile"],
): Promise<Outputs["team"]["saveProfile"]> {
  return ctx.change(async (change) => {
    await assertUser(change, userId);
    const before: (StaffProfile & { version: number }) | undefined = await change
      .db("staffProfiles")
      .where({ userId })
      .first("version", "education", "joinedOn", "extension", "languages");
    if ((before?.version ?? null) !== version) throw await stale(change, "staffProfile", userId);
    const written = { version: (version ?? -1) + 1, ...fields };
    await change
      .db("staffProfiles")
      .insert({ userId, ...written })
      .onConflict("userId")
      .merge();
    const { version: _version, ...known } = before ?? { version: 0 };
    const changed = differences(known, fields);
    change.audit({ action: "team.profile", subjectType: "staffProfile", subjectId: userId, ...changed });
    return { version: written.version };
  });
}

/** @throws {Refusal} notFound */
export function addCertificate(ctx: Context, { userId, fields }: Inputs["team"]["addCertificate"]): Promise<Row> {
  return insertEntry(ctx, "staffCertificates", userId, fields, {});
}

/**
 * Entered by who may confirm it counts at once; else it waits.
 *
 * @throws {Refusal} notFound: somebody else's, for a marketer; studyAhead
 */
export function addStudy(ctx: Context, { userId, fields }: Inputs["team"]["addStudy"]): Promise<Row> {
  if (fields.studiedOn > ctx.today) throw new Refusal("studyAhead", {}, [{ path: "studiedOn", key: "date" }]);
  const confirmed = isManager(ctx) ? { confirmedAt: ctx.clock().toISOString(), confirmedBy: ctx.actor.id } : {};
  return insertEntry(ctx, "studyRecords", userId, fields, confirmed);
}

/** @throws {Refusal} notFound, studyConfirmed, stale */
export function confirmStudy(ctx: Context, target: Inputs["team"]["confirmStudy"]): Promise<Row> {
  return changeEntry(ctx, "studyRecords", target, "team.studyConfirm", (entry, { now }) => {
    if (entry.confirmedAt !== null) throw new Refusal("studyConfirmed");
    return { confirmedAt: now, confirmedBy: ctx.actor.id };
  });
}

/**
 * Takes an entry out, or puts it back; what a manager confirmed a marketer does not touch.
 *
 * @throws {Refusal} notFound, studyConfirmed, stale
 */
export function setRemoved(
  ctx: Context,
  table: "staffCertificates" | "studyRecords",
  target: Row,
  removed: boolean,
): Promise<Row> {
  const action = `team.${table === "studyRecords" ? "study" : "certificate"}${removed ? "Remove" : "Restore"}`;
  return changeEntry(ctx, table, target, action, (entry, { now }) => {
    if (table === "studyRecords" && entry.confirmedAt !== null && !isManager(ctx)) throw new Refusal("studyConfirmed");
    return { removedAt: removed ? now : null };
  });
}

function isManager({ actor }: Context): boolean {
  return actor.roles.includes("manager");
}

async function insertEntry(
  ctx: Context,
  table: "staffCertificates" | "studyRecords",
  userId: number,
  fields: Record<string, unknown>,
  confirmed: Record<string, unknown>,
): Promise<Row> {
  assertMaySee(ctx, userId);
  return ctx.change(async (change) => {
    await assertUser(change, userId);
    const written = { createdAt: change.now, createdBy: ctx.actor.id, ...confirmed };
    const [row]: { id: number }[] = await change
      .db(table)
      .insert({ userId, ...fields, ...written })
      .returning("id");
    if (!row) throw new Error("The database gave no id for a new entry.");
    const action = table === "studyRecords" ? "team.studyAdd" : "team.certificateAdd";
    change.audit({ action, subjectType: table, subjectId: row.id, after: { userId, ...fields } });
    return { id: row.id, version: 0 };
  });
}

interface Entry {
  userId: number;
  version: number;
  name?: string;
  course?: string;
  confirmedAt?: string | null;
}

async function changeEntry(
  ctx: Context,
  table: "staffCertificates" | "studyRecords",
  { id, version }: Row,
  action: string,
  columns: (entry: Entry, change: Change) => Record<string, unknown>,
): Promise<Row> {
  return ctx.change(async (change) => {
    const entry: Entry | undefined = await change.db(table).where({ id }).first();
    if (!entry) throw new Refusal("notFound");
    assertMaySee(ctx, entry.userId);
    const changes = columns(entry, change);
    const changed = await change
      .db(table)
      .where({ id, version })
      .update({ ...changes, version: version + 1 });
    if (changed !== 1) throw await stale(change, table, id);
    const { userId } = entry;
    change.audit({
      action,
      subjectType: table,
      subjectId: id,
      after: { userId, ...(entry.course === undefined ? { name: entry.name } : { course: entry.course }) },
    });
    return { id, version: version + 1 };
  });
}

async function assertUser({ db }: Change, userId: number): Promise<void> {
  if (!(await db("users").where({ id: userId }).first("id"))) throw new Refusal("notFound");
}

async function stale({ db }: Change, subjectType: string, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, subjectType, id) });
}
