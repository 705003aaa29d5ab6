import type { Knex } from "knex";
import type { BranchToday } from "../../shared/contract/dashboard.ts";
import { addMonths, monthOf, startOfDay } from "../../shared/domain/dates.ts";
import { grades } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { exceptionsOn } from "../jurisdictions/scope.ts";
import { effectiveAreas, walkedBy } from "../store/dialect.ts";
import { openHandovers } from "../store/handoverLists.ts";
import { grantedHere, openHere, overdueLoans } from "../store/hereLoans.ts";

const months = 12;

/** How the branch stands today, in three statements however large it is. */
export async function branchToday(ctx: Context): Promise<BranchToday> {
  const [figures, growth, parts] = await Promise.all([figuresOf(ctx), growthOf(ctx), partsOf(ctx)]);
  return { figures, growth, ...parts };
}

async function figuresOf({ db, today }: Context): Promise<BranchToday["figures"]> {
  const open = () => db("loans").whereRaw(openHere);
  const overdue = () => overdueLoans(db, today);
  const [row]: BranchToday["figures"][] = await db.select(
    overdue().countDistinct("customerId").as("overdueCustomers"),
    overdue().select(db.raw("COALESCE(sum(balance_fen), 0)")).as("overdueFen"),
    open().select(db.raw("COALESCE(sum(balance_fen), 0)")).as("loanBalanceFen"),
    openHandovers(db).count("*").as("handovers"),
    db("objections").whereRaw("outcome IS NULL").count("*").as("objections"),
  );
  if (!row) throw new Error("Counting gives one row.");
  return row;
}

/** Each month is a stretch of two indexes, whatever was before it. */
async function growthOf({ db, today, timeZone }: Context): Promise<BranchToday["growth"]> {
  const first = addMonths(`${today.slice(0, 7)}-01`, 1 - months);
  const parts = Array.from({ length: months }, (_, index) => {
    const month = addMonths(first, index).slice(0, 7);
    const { from, to } = monthOf(month);
    const registered = db("customers")
      .whereNull("retiredAt")
      .where("createdAt", ">=", startOfDay(from, timeZone).toISOString())
      .where("createdAt", "<", startOfDay(to, timeZone).toISOString());
    const lent = () => grantedHere(db, from, to);
    return db.select(
      db.raw("? AS month", [month]),
      registered.count("*").as("customers"),
      lent().count("*").as("loans"),
      lent().select(db.raw("COALESCE(sum(principal_fen), 0)")).as("lentFen"),
    );
  });
  return db.unionAll(parts);
}

type Part = { part: "grade" | "load"; name: string | null; id: number | null; customers: number };

/** The customers parted twice: by the grade in force, and by who is responsible for them. */
async function partsOf(ctx: Context): Promise<Pick<BranchToday, "grades" | "loads">> {
  const { db } = ctx;
  const rows: Part[] = await db
    .with("effective", effectiveAreas(db, ctx.today))
    .with("living", db("customers").whereNull("retiredAt").select("areaId").count({ customers: "*" }).groupBy("areaId"))
    .from(db.unionAll([byGrade(ctx), byMarketer(ctx)]).as("parts"))
    .select("part", "id", "name", "customers");
  const inForce = rows.filter(({ part }) => part === "grade");
  const loads = rows.filter(({ part, id, customers }) => part === "load" && (id !== null || customers > 0));
  const all = loads.reduce((sum, { customers }) => sum + customers, 0);
  const rated = inForce.reduce((sum, { customers }) => sum + customers, 0);
  const withGrade = grades.map((grade) => ({
    grade,
    customers: inForce.find(({ name }) => name === grade)?.customers ?? 0,
  }));
  return {
    grades: [...withGrade, { grade: null, customers: all - rated }],
    loads: loads
      .map(({ id, name, customers }) => ({ marketerId: id, name: name ?? "", customers }))
      .sort((one, other) => other.customers - one.customers),
  };
}

/** Read off an index alone: ratings themselves are long, and the engine would look each one up. */
function byGrade({ db, today }: Context): Knex.QueryBuilder {
  return db
    .from(walkedBy(db, "ratings", "ratings_in_force"))
    .whereRaw("ratings.status = 'effective'")
    .where("ratings.expiresOn", ">", today)
    .groupBy("ratings.grade")
    .select(db.raw("'grade' AS part"), db.raw("NULL AS id"), { name: "ratings.grade" })
    .count({ customers: "*" });
}

/** Counted area by area; exceptions, which are few, are taken from who has the area and given to who has them. */
function byMarketer({ db, today }: Context): Knex.QueryBuilder {
  const excepted = () =>
    exceptionsOn(db, today)
      .crossJoin("customers", "customers.id", "customerExceptions.customerId")
      .whereNull("customers.retiredAt");
  const held = db.unionAll([
    db("effective")
      .join("living", "living.areaId", "effective.areaId")
      .select("effective.marketerId", "living.customers"),
    excepted().select("customerExceptions.marketerId", db.raw("1 AS customers")),
    excepted()
      .join("effective", "effective.areaId", "customers.areaId")
      .select("effective.marketerId", db.raw("-1 AS customers")),
  ]);
  return db
    .from(held.as("held"))
    .leftJoin("users", "users.id", "held.marketerId")
    .groupBy("held.marketerId")
    .select(db.raw("'load' AS part"), { id: "held.marketerId" }, "users.name")
    .sum({ customers: "held.customers" });
}
