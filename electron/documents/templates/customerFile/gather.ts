import type { Customer } from "../../../../shared/contract/customers.ts";
import { dateInZone } from "../../../../shared/domain/dates.ts";
import type { Context } from "../../../context.ts";
import { getCustomer } from "../../../ledger/service.ts";
import { getRating } from "../../../ratings/service.ts";
import { fullRecord } from "../../../records/view.ts";
import { getScorecard } from "../../../scorecards/service.ts";
import { goldFilesOf } from "../../../store/gold.ts";
import { listVisits } from "../../../visits/service.ts";
import type { CustomerFileContent } from "./customerFile.tsx";

/**
 * All that a customer's file tells.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction
 */
export async function gatherCustomerFile(ctx: Context, id: number): Promise<CustomerFileContent> {
  const customer = await getCustomer(ctx, { id });
  const [record, rating, visits, gold] = await Promise.all([
    fullRecord(ctx, id),
    ratingInForce(ctx, customer),
    listVisits(ctx, { customerId: id }),
    goldFilesOf(ctx.db, id),
  ]);
  return { customer, openedOn: dateInZone(new Date(customer.createdAt), ctx.timeZone), record, rating, visits, gold };
}

async function ratingInForce(ctx: Context, customer: Customer): Promise<CustomerFileContent["rating"]> {
  if (!customer.rating) return null;
  const rating = await getRating(ctx, { id: customer.rating.ratingId });
  const approvals = rating.approvals.map(({ by, at, note }) => ({
    name: by.name,
    on: dateInZone(new Date(at), ctx.timeZone),
    note,
  }));
  return { rating, scorecard: await getScorecard(ctx, { id: rating.scorecardId }), approvals };
}
