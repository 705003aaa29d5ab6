import type { Today } from "../../shared/contract/dashboard.ts";
import { ratingDueDays } from "../../shared/contract/ratingLists.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { villageOf } from "../visits/dueWork.ts";
import { withMine } from "./mine.ts";

/** More villages than this are found on the day list. */
const mostVillages = 60;

/** Of each customer counted once, however many there are. */
const perCustomer = ["rated", "ratingsDue", "followUps"];

/** The villages of a marketer, with their groups and what is to be done in each, in one statement; none for who sees the whole branch. */
export async function villagesToday(ctx: Context): Promise<Today["villages"]> {
  const { db, scope, today } = ctx;
  if (scope.all) return [];
  const inForce = db("ratings")
    .whereRaw("ratings.customer_id = mine.id")
    .whereRaw("ratings.status IN ('proposed', 'approved', 'effective', 'suspended') AND ratings.status = 'effective'");
  const rated = inForce.clone().where("ratings.expiresOn", ">", today).count("*");
  const due = inForce.where("ratings.expiresOn", "<=", addDays(today, ratingDueDays)).count("*");
  const followUps = db("followUps")
    .whereRaw("follow_ups.customer_id = mine.id")
    .whereNull("followUps.closedOn")
    .where("followUps.nextOn", "<=", today)
    .count("*");
  const each = db("mine").select("mine.areaId", rated.as("rated"), due.as("ratingsDue"), followUps.as("followUps"));
  const perArea = db
    .from(each.as("each"))
    .groupBy("each.areaId")
    .select("each.areaId")
    .count({ customers: "*" })
    .select(Object.fromEntries(perCustomer.map((name) => [name, db.raw("sum(min(??, 1))", [`each.${name}`])])));
  const query = db
    .from(perArea.as("perArea"))
    .join({ own: "areas" }, "own.id", "perArea.areaId")
    .joinRaw(`JOIN areas village ON village.id = ${villageOf("own")}`)
    .groupBy("village.id")
    .select("village.id", "village.name")
    .sum(Object.fromEntries(["customers", ...perCustomer].map((name) => [name, `perArea.${name}`])))
    .orderByRaw("sum(per_area.follow_ups) + sum(per_area.ratings_due) DESC, village.code")
    .limit(mostVillages);
  return withMine(query, ctx);
}
