import type { Today } from "../../shared/contract/dashboard.ts";
import { ratingDueDays } from "../../shared/contract/ratingLists.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { withMine } from "./mine.ts";

/** More villages than this are found on the day list. */
const mostVillages = 60;

/** The villages of a marketer, with what is to be done in each, in one statement; none for who sees the whole branch. */
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
  const query = db
    .from(each.as("each"))
    .join("areas", "areas.id", "each.areaId")
    .groupBy("areas.id")
    .select("areas.id", "areas.name")
    .count({ customers: "*" })
    .select(
      Object.fromEntries(
        ["rated", "ratingsDue", "followUps"].map((name) => [name, db.raw("sum(min(??, 1))", [`each.${name}`])]),
      ),
    )
    .orderByRaw("sum(min(each.follow_ups, 1)) + sum(min(each.ratings_due, 1)) DESC, areas.code")
    .limit(mostVillages);
  return withMine(query, ctx);
}
