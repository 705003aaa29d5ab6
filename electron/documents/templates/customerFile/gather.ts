import type { Customer } from "../../../../shared/contract/customers.ts";
import { dateInZone } from "../../../../shared/domain/dates.ts";
import { maskIdNumber, maskPhone } from "../../../../shared/domain/mask.ts";
import { attachmentsOnPaper } from "../../../attachments/paper.ts";
import type { Context } from "../../../context.ts";
import { getCustomer } from "../../../ledger/service.ts";
import { getRating } from "../../../ratings/service.ts";
import { type FullRecord, fullRecord } from "../../../records/view.ts";
import { getScorecard } from "../../../scorecards/service.ts";
import { latestConfirmed } from "../../../store/diligences.ts";
import { goldFilesOf } from "../../../store/gold.ts";
import { standingVisits } from "../../../visits/service.ts";
import { areNumbersMasked } from "../../numbers.ts";
import type { Printing } from "../../template.ts";
import type { CustomerFileContent } from "./content.ts";
import type { PrintedRating } from "./ratingSheet.tsx";

/**
 * All that a customer's file tells.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction
 */
export async function gatherCustomerFile(ctx: Context, id: number, printing: Printing): Promise<CustomerFileContent> {
  const { customer, masked } = await customerOnPaper(ctx, id, printing);
  const [record, diligence, rating, visits, gold, attachments] = await Promise.all([
    fullRecord(ctx, id),
    latestConfirmed(ctx.db, id),
    ratingInForce(ctx, customer),
    standingVisits(ctx, id),
    goldFilesOf(ctx.db, id),
    attachmentsOnPaper(ctx, id),
  ]);
  const openedOn = dateInZone(new Date(customer.createdAt), ctx.timeZone);
  const shown = masked ? maskedRecord(record) : record;
  return { customer, masked, openedOn, record: shown, diligence, rating, visits, gold, attachments };
}

/**
 * A customer with the numbers that whoever prints may have on paper.
 *
 * @throws {Refusal} notFound
 */
export async function customerOnPaper(
  ctx: Context,
  id: number,
  printing: Printing,
): Promise<{ customer: Customer; masked: boolean }> {
  const customer = await getCustomer(ctx, { id });
  const masked = await areNumbersMasked(ctx, id, printing);
  return { masked, customer: masked ? withMaskedNumbers(customer) : customer };
}

function maskedRecord(record: FullRecord): FullRecord {
  return {
    ...record,
    links: record.links.map(withMaskedNumbers),
    holdings: record.holdings.map((holding) => ({ ...holding, number: maskIdNumber(holding.number) })),
  };
}

function withMaskedNumbers<Person extends { idNumber: string; phone: string }>(person: Person): Person {
  return { ...person, idNumber: maskIdNumber(person.idNumber), phone: maskPhone(person.phone) };
}

/** The rating in force today, with what its sheet needs; null where there is none. */
export async function ratingInForce(ctx: Context, customer: Pick<Customer, "rating">): Promise<PrintedRating | null> {
  if (!customer.rating) return null;
  const rating = await getRating(ctx, { id: customer.rating.ratingId });
  const approvals = rating.approvals.map(({ by, at, note }) => ({
    name: by.name,
    on: dateInZone(new Date(at), ctx.timeZone),
    note,
  }));
  return { rating, scorecard: await getScorecard(ctx, { id: rating.scorecardId }), approvals };
}
