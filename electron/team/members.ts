import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { StaffCertificate, StaffProfile, StudyRecord, TeamMember } from "../../shared/contract/team.ts";
import type { Context } from "../context.ts";
import { pagesReadBy } from "../handbook/reading.ts";
import { activeMarketers } from "../jurisdictions/service.ts";
import { Refusal } from "../refusal.ts";

type Asker = Pick<Context, "db" | "actor" | "today">;

/** Who looks after the staff sees everybody; all others themselves. */
export function looksAfterAll({ actor }: Pick<Context, "actor">): boolean {
  return actor.roles.includes("manager") || actor.roles.includes("auditor");
}

/** @throws {Refusal} notFound: not the asker's own, for who does not look after the staff */
export function assertMaySee(ctx: Pick<Context, "actor">, userId: number): void {
  if (!looksAfterAll(ctx) && ctx.actor.id !== userId) throw new Refusal("notFound");
}

/** The active marketers with their hours of a year; a marketer sees their own line. */
export async function listMembers(ctx: Asker, { year }: Inputs["team"]["list"]): Promise<Outputs["team"]["list"]> {
  const { db } = ctx;
  const marketers = (await activeMarketers(ctx)).filter(({ id }) => looksAfterAll(ctx) || id === ctx.actor.id);
  const ids = marketers.map(({ id }) => id);
  const studies = db("studyRecords").whereNull("removedAt").whereIn("userId", ids);
  const [profiles, certificates, hours, areas]: [
    (StaffProfile & { userId: number })[],
    { userId: number; name: string; expiresOn: string }[],
    { userId: number; halfHours: number; waiting: number }[],
    Map<number, string[]>,
  ] = await Promise.all([
    db("staffProfiles").whereIn("userId", ids).select("userId", "education", "joinedOn", "extension", "languages"),
    db("staffCertificates")
      .whereNull("removedAt")
      .whereNotNull("expiresOn")
      .whereIn("userId", ids)
      .orderBy("expiresOn", "desc")
      .select("userId", "name", "expiresOn"),
    studies.groupBy("userId").select("userId", {
      halfHours: db.raw("sum(iif(confirmed_at IS NOT NULL AND studied_on BETWEEN ? AND ?, half_hours, 0))", [
        `${year}-01-01`,
        `${year}-12-31`,
      ]),
      waiting: db.raw("sum(confirmed_at IS NULL)"),
    }),
    areasOf(ctx, ids),
  ]);
  // Of several the one that runs out first comes last, and stays.
  const expiring = new Map(certificates.map(({ userId, name, expiresOn }) => [userId, { name, expiresOn }]));
  const profileOf = new Map(profiles.map(({ userId, ...profile }) => [userId, profile]));
  const hoursOf = new Map(hours.map(({ userId, halfHours, waiting }) => [userId, { halfHours, waiting }]));
  return {
    members: marketers.map(
      ({ id, name }): TeamMember => ({
        userId: id,
        name,
        areas: areas.get(id) ?? [],
        profile: profileOf.get(id) ?? null,
        ...(hoursOf.get(id) ?? { halfHours: 0, waiting: 0 }),
        expiring: expiring.get(id) ?? null,
      }),
    ),
  };
}

/** @throws {Refusal} notFound */
export async function getMember(ctx: Asker, { userId }: Inputs["team"]["get"]): Promise<Outputs["team"]["get"]> {
  const { db } = ctx;
  assertMaySee(ctx, userId);
  const user: { name: string } | undefined = await db("users").where({ id: userId }).first("name");
  if (!user) throw new Refusal("notFound");
  const [profile, certificates, studies, areas, handbook]: [
    (StaffProfile & { version: number }) | undefined,
    StaffCertificate[],
    StudyRecord[],
    Map<number, string[]>,
    Outputs["team"]["get"]["handbook"],
  ] = await Promise.all([
    db("staffProfiles").where({ userId }).first("version", "education", "joinedOn", "extension", "languages"),
    db("staffCertificates")
      .where({ userId })
      .whereNull("removedAt")
      .orderBy("gainedOn", "desc")
      .select("id", "version", "kind", "name", "certificateNumber", "gainedOn", "expiresOn"),
    db("studyRecords")
      .leftJoin("users", "users.id", "studyRecords.confirmedBy")
      .where({ userId })
      .whereNull("removedAt")
      .orderBy([
        { column: "studiedOn", order: "desc" },
        { column: "studyRecords.id", order: "desc" },
      ])
      .select("studyRecords.id", "studyRecords.version", "course", "halfHours", "studiedOn", "result")
      .select("certificateNumber", { confirmedByName: "users.name" }),
    areasOf(ctx, [userId]),
    pagesReadBy(ctx, userId),
  ]);
  return {
    ...{ userId, name: user.name, areas: areas.get(userId) ?? [], profile: profile ?? null },
    ...{ certificates, studies, handbook },
  };
}

/** The names of the areas assigned to marketers today, by code. */
async function areasOf({ db, today }: Asker, marketerIds: readonly number[]): Promise<Map<number, string[]>> {
  const rows: { marketerId: number; name: string }[] = await db("assignments")
    .join("areas", "areas.id", "assignments.areaId")
    .whereIn("assignments.marketerId", [...marketerIds])
    .where("assignments.fromDate", "<=", today)
    .where((open) => open.whereNull("assignments.toDate").orWhere("assignments.toDate", ">", today))
    .orderBy("areas.code")
    .select("assignments.marketerId", "areas.name");
  const names = new Map<number, string[]>();
  for (const { marketerId, name } of rows) names.set(marketerId, [...(names.get(marketerId) ?? []), name]);
  return names;
}
