import type { Knex } from "knex";
import { goldReviewDays } from "../../shared/contract/gold.ts";
import type { Reminders } from "../../shared/contract/reminders.ts";
import { addDays, dateInZone, daysBetween } from "../../shared/domain/dates.ts";
import { type Role, readsCustomers } from "../../shared/domain/roles.ts";
import { subjectOfBinder } from "../binders/state.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { subjectOfImport } from "../imports/service.ts";
import { readsEvery } from "../jurisdictions/handovers/view.ts";
import { leadsWhere } from "../leads/describe.ts";
import { partnersCounted } from "../partners/lists.ts";
import { openRounds } from "../rounds/lists.ts";
import { bindersInWork } from "../store/binders.ts";
import { coversQuery, holdsOn, type StoredCover } from "../store/covers.ts";
import { jsonOf } from "../store/dialect.ts";
import { openHandoversCounted, openHandoversOf } from "../store/handoverLists.ts";
import { departedMarketers } from "../store/held.ts";
import { importsInWork } from "../store/imports.ts";
import { markWithBreaks } from "../store/trailMarks.ts";
import { ofMine } from "./mine.ts";

/** A reminder: what the database is asked for it, none where it is not the asker's business, and what the rows say. */
interface Part<Told> {
  value: Knex.QueryBuilder | null;
  told(rows: readonly never[]): Told;
}

type Parts = { readonly [Name in keyof Reminders]: Part<Reminders[Name]> };

export interface AskedReminders {
  /** by name, to be selected by a statement that has `mine` */
  values: Readonly<Record<string, Knex.QueryBuilder>>;
  /** What that statement's row says. */
  read(row: Readonly<Record<string, unknown>>): Reminders;
}

/** What the first screen reminds the asker of beside their lists, as values of a statement that is made anyway. */
export function remindersFor(core: Core, ctx: Context): AskedReminders {
  const parts = { ...ofEverybody(core, ctx), ...ofCustomers(ctx) };
  const asked = Object.entries(parts).flatMap(([name, { value }]) => (value ? [[name, value] as const] : []));
  return {
    values: Object.fromEntries(asked),
    read: (row) => {
      const told = Object.entries(parts).map(([name, part]) => [
        name,
        part.told(JSON.parse(String(row[name] ?? "[]"))),
      ]);
      return Object.fromEntries(told) as Reminders;
    },
  };
}

type OfCustomers = "goldReviews" | "leadsLate" | "openRounds" | "agreements" | "leave";

/** What customers ask for, and who works with them. */
function ofCustomers(ctx: Context): Pick<Parts, OfCustomers> {
  const { db, actor, today } = ctx;
  const reads = readsCustomers(actor.roles);
  const count = (query: () => Knex.QueryBuilder): Part<number> => ({
    value: reads ? jsonOf(db, query().count({ count: "*" }), ["count"]) : null,
    told: ([row]: readonly { count: number }[]) => row?.count ?? 0,
  });
  const leave = coversQuery(db);
  holdsOn(leave, today);
  return {
    goldReviews: count(() =>
      ofMine(ctx, "goldMemberships")
        .whereNull("goldMemberships.endedOn")
        .where("goldMemberships.reviewOn", "<=", addDays(today, goldReviewDays)),
    ),
    leadsLate: count(() => leadsWhere(ctx, { due: "late" })),
    openRounds: count(() => openRounds(ctx)),
    agreements: {
      value: reads ? jsonOf(db, partnersCounted(ctx), ["expiring", "expired"]) : null,
      told: ([row]: readonly Reminders["agreements"][]) => row ?? { expiring: 0, expired: 0 },
    },
    leave: {
      value: reads ? jsonOf(db, leave, ["id", "absentId", "absentName", "deputyId", "deputyName", "to"]) : null,
      told: (rows: readonly StoredCover[]) => ({
        standsInFor: rows.filter(({ deputyId }) => deputyId === actor.id),
        coveredBy: rows.find(({ absentId }) => absentId === actor.id) ?? null,
        onLeave: actor.roles.includes("manager") ? [...rows] : [],
      }),
    },
  };
}

/** What was left in the middle, or waits for somebody's word. */
function ofEverybody(core: Core, ctx: Context): Omit<Parts, OfCustomers> {
  const { db, actor, today, timeZone } = ctx;
  const is = (...roles: readonly Role[]) => actor.roles.some((role) => roles.includes(role));
  // Asked before the rows are read: a job that ends between the two has written its end by then.
  const working = (["binder", "importRun", "importUndo"] as const).flatMap((kind) => core.jobs.runningOnAny(kind));
  return {
    trailBreaks: {
      value: is("auditor", "manager", "administrator") ? jsonOf(db, markWithBreaks(db), ["breaks"], ["breaks"]) : null,
      told: (rows: readonly { breaks: Reminders["trailBreaks"] }[]) => rows.flatMap(({ breaks }) => breaks),
    },
    imports: {
      value: is("manager") ? jsonOf(db, importsInWork(db), ["id", "fileName", "state", "applied", "undone"]) : null,
      told: (rows: readonly (Omit<Reminders["imports"][number], "undoing"> & { state: string })[]) =>
        rows
          .filter(({ id }) => !working.includes(subjectOfImport(id)))
          .map(({ state, ...one }) => ({ ...one, undoing: state === "undoing" })),
    },
    binders: {
      value: readsCustomers(actor.roles)
        ? jsonOf(db, bindersInWork(db, actor.id), ["id", "printed", "customers"])
        : null,
      told: (rows: readonly Reminders["binders"][number][]) =>
        rows.filter(({ id }) => !working.includes(subjectOfBinder(id))),
    },
    handovers: {
      value: is("marketer", "manager", "auditor")
        ? jsonOf(db, openHandoversOf(db, actor.id), ["id", "from", "giverName", "receiverName", "customers", "yours"])
        : null,
      told: (rows: readonly (Omit<Reminders["handovers"][number], "yours"> & { yours: number })[]) =>
        rows.map((row) => ({ ...row, yours: row.yours === 1 })),
    },
    handoversOfBranch: {
      value: readsEvery(ctx) ? jsonOf(db, openHandoversCounted(db), ["count", "oldest"]) : null,
      told: ([row]: readonly { count: number; oldest: string | null }[]) => ({
        count: row?.count ?? 0,
        oldestDays: row?.oldest ? daysBetween(dateInZone(new Date(row.oldest), timeZone), today) : 0,
      }),
    },
    departures: {
      value: is("manager") ? jsonOf(db, departedMarketers(db), ["id", "name", "from"]) : null,
      told: (rows: readonly Omit<Reminders["departures"][number], "due">[]) =>
        rows.map((one) => ({ ...one, due: one.from <= today })),
    },
  };
}
