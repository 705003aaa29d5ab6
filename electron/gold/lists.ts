import type { Knex } from "knex";
import { type GoldCustomer, type GoldMember, goldReviewDays } from "../../shared/contract/gold.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { type GoldRules, unmetConditions } from "../../shared/domain/goldRules.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { behindPlace, nextDayPlace, readDayPlace } from "../store/dayPlace.ts";
import { listOf } from "../store/dialect.ts";
import { goldFilesOf, type MembershipRow, membershipsQuery, toMembership } from "../store/gold.ts";
import { conditionsOf, getGoldRules } from "./rules.ts";

interface CustomerColumns {
  name: string;
  kind: CustomerKind;
  areaName: string;
  grade: Grade | null;
  lineFen: number | null;
}

type MemberRow = MembershipRow & CustomerColumns;
type Page = Outputs["gold"]["list"];

/** Members looked at by one statement where only some of them are shown. */
const membersPerLook = 500;

/** Members, the next to be reviewed first, and whether each still meets the branch's rules. */
export async function listMembers(
  ctx: Context,
  { cursor, limit, only }: Inputs["gold"]["list"] & { limit: number },
): Promise<Page> {
  const { rules } = await getGoldRules(ctx);
  const open = () => {
    const query = memberRows(ctx).whereNull("goldMemberships.endedOn");
    if (only === "reviewDue") query.where("goldMemberships.reviewOn", "<=", addDays(ctx.today, goldReviewDays));
    return query.orderBy("goldMemberships.reviewOn").orderBy("goldMemberships.id");
  };
  const found: GoldMember[] = [];
  for (let after = readDayPlace(cursor); ; ) {
    const most = only === "notMeeting" ? membersPerLook : limit;
    const rows: MemberRow[] = await beyond(open(), after, ">", "reviewOn").limit(most);
    for (const member of await described(ctx, rules, rows)) {
      if (only === "notMeeting" && unmetConditions(member.conditions).length === 0) continue;
      found.push(member);
      if (found.length === limit) break;
    }
    const last = rows.at(-1);
    if (found.length === limit || rows.length < most || !last)
      return { rows: found, nextCursor: nextPlace(found, limit, "reviewOn") };
    after = { day: last.reviewOn, id: last.id };
  }
}

/** Memberships that ended, the latest first. */
export async function listEnded(
  ctx: Context,
  { cursor, limit }: Inputs["gold"]["ended"] & { limit: number },
): Promise<Page> {
  const { rules } = await getGoldRules(ctx);
  const query = memberRows(ctx)
    .whereNotNull("goldMemberships.endedOn")
    .orderBy("goldMemberships.endedOn", "desc")
    .orderBy("goldMemberships.id", "desc");
  const rows: MemberRow[] = await beyond(query, readDayPlace(cursor), "<", "endedOn").limit(limit);
  const members = await described(ctx, rules, rows);
  return { rows: members, nextCursor: nextPlace(members, limit, "endedOn") };
}

/** How many members the asker sees, and how many of them are to be reviewed soon or late. */
export async function countGold(ctx: Context): Promise<Outputs["gold"]["counts"]> {
  const count = async (narrow: (query: Knex.QueryBuilder) => void): Promise<number> => {
    const query = ctx
      .db("goldMemberships")
      .join("customers", "customers.id", "goldMemberships.customerId")
      .whereNull("goldMemberships.endedOn");
    withinScope(query, ctx);
    narrow(query);
    const row = await query.count({ count: "*" }).first();
    return Number(row?.count ?? 0);
  };
  const [members, reviewsDue] = await Promise.all([
    count(() => {}),
    count((query) => query.where("goldMemberships.reviewOn", "<=", addDays(ctx.today, goldReviewDays))),
  ]);
  return { members, reviewsDue };
}

/**
 * A customer's memberships, newest first, and how they stand to the rules today.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function goldOfCustomer(
  ctx: Pick<Context, "db" | "scope" | "today" | "timeZone">,
  { customerId }: Inputs["gold"]["forCustomer"],
): Promise<Outputs["gold"]["forCustomer"]> {
  const { goldSince } = await visibleCustomer(ctx, customerId);
  const memberships = await goldFilesOf(ctx.db, customerId);
  if (goldSince === null) return { memberships, conditions: null };
  const { rules } = await getGoldRules(ctx);
  const conditions = await conditionsOf(ctx.db, rules, [customerId], ctx);
  return { memberships, conditions: conditions.get(customerId) ?? null };
}

/** Some customers as a list of candidates shows them, in the order of their ids. */
export async function describeCustomers(
  ctx: Context,
  rules: GoldRules,
  customerIds: readonly number[],
): Promise<GoldCustomer[]> {
  const query = ctx.db("customers").where("customers.id", "in", listOf(ctx.db, customerIds));
  const rows: (CustomerColumns & { customerId: number })[] = await withCustomer(query, ctx)
    .select({ customerId: "customers.id" })
    .orderBy("customers.id");
  return withConditions(ctx, rules, rows);
}

function memberRows(ctx: Context): Knex.QueryBuilder {
  return withCustomer(membershipsQuery(ctx.db).join("customers", "customers.id", "goldMemberships.customerId"), ctx);
}

/** What a list says of the customer themselves, within what the asker may see. */
function withCustomer(query: Knex.QueryBuilder, ctx: Context): Knex.QueryBuilder {
  withinScope(query, ctx);
  return query
    .join("areas", "areas.id", "customers.areaId")
    .leftJoin("ratings", (join) =>
      join.on("ratings.id", "customers.currentRatingId").andOnVal("ratings.expiresOn", ">", ctx.today),
    )
    .select("customers.name", "customers.kind", { areaName: "areas.name" }, "ratings.grade", "ratings.lineFen");
}

async function described(ctx: Context, rules: GoldRules, rows: readonly MemberRow[]): Promise<GoldMember[]> {
  const customers = await withConditions(ctx, rules, rows);
  return customers.map((customer, index) => ({ ...customer, membership: toMembership(rows[index] as MemberRow) }));
}

async function withConditions(
  ctx: Context,
  rules: GoldRules,
  rows: readonly (CustomerColumns & { customerId: number })[],
): Promise<GoldCustomer[]> {
  const ids = [...new Set(rows.map(({ customerId }) => customerId))];
  const conditions = await conditionsOf(ctx.db, rules, ids, ctx);
  return rows.map(({ customerId, name, kind, areaName, grade, lineFen }) => ({
    customerId,
    name,
    fileNumber: fileNumberOf(customerId),
    kind,
    areaName,
    grade,
    lineFen,
    conditions: conditions.get(customerId) ?? [],
  }));
}

/** Keeps to the members behind a place, by the day that the list is ordered by. */
function beyond(
  query: Knex.QueryBuilder,
  after: ReturnType<typeof readDayPlace>,
  sense: ">" | "<",
  column: "reviewOn" | "endedOn",
) {
  return behindPlace(query, after, sense, { day: `goldMemberships.${column}`, id: "goldMemberships.id" });
}

function nextPlace(members: readonly GoldMember[], limit: number, column: "reviewOn" | "endedOn"): string | null {
  const last = members.at(-1)?.membership;
  return nextDayPlace(last && { day: last[column] ?? "", id: last.id }, members.length === limit);
}
