import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { OfferedCustomer } from "../../shared/contract/offers.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { nextOffers, type Offer, type OfferAnswer, openOffers } from "../../shared/domain/nextOffer.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { visibleCustomer } from "../ledger/service.ts";
import {
  type OfferCore,
  offerCores,
  offerFacts,
  type StoredAnswer,
  storedAnswers,
  toBeRecorded,
} from "../store/offers.ts";
import { toAnswer } from "./toAnswer.ts";

/** Customers looked at by one statement, and statements of one request at most: what is looked for may be rare. */
const customersPerLook = 500;
const looksPerRequest = 20;

/** Days back that are counted. */
const countedDays = 30;

type Reader = Pick<Context, "db" | "scope" | "today">;

/**
 * The open offers to a customer and all that they answered.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function offersForCustomer(
  ctx: Reader,
  { customerId }: Inputs["offers"]["forCustomer"],
): Promise<Outputs["offers"]["forCustomer"]> {
  await visibleCustomer(ctx, customerId);
  const [offers, answers]: [Offer[], StoredAnswer[]] = await Promise.all([
    openOffersOf(ctx, customerId),
    storedAnswers(ctx.db)
      .where("offerAnswers.customerId", customerId)
      .whereNull("offerAnswers.removedAt")
      .orderBy("offerAnswers.id", "desc"),
  ]);
  return { offers, answers: answers.map(toAnswer) };
}

/** The open offers to one customer, the best first. */
export async function openOffersOf({ db, today }: Pick<Reader, "db" | "today">, customerId: number): Promise<Offer[]> {
  const cores: OfferCore[] = await offerCores(db, today).where("customers.id", customerId);
  return (await withOffers({ db, today }, cores))[0]?.offers ?? [];
}

/** Customers with open offers, by id, within what the asker may see. */
export async function listOffers(
  ctx: Reader,
  { cursor, limit, service }: Inputs["offers"]["list"] & { cursor: number; limit: number },
  signal?: AbortSignal,
): Promise<Outputs["offers"]["list"]> {
  const rows: OfferedCustomer[] = [];
  let after = cursor;
  for (let look = 0; look < looksPerRequest; look += 1) {
    signal?.throwIfAborted();
    const query = offerCores(ctx.db, ctx.today)
      .where("customers.id", ">", after)
      .orderBy("customers.id")
      .limit(customersPerLook);
    withinScope(query, ctx);
    const cores: OfferCore[] = await query;
    for (const { core, offers } of await withOffers(ctx, cores)) {
      after = core.id;
      const wanted = service === undefined ? offers : offers.filter((offer) => offer.service === service);
      if (wanted.length > 0) rows.push({ ...describe(core), offers: wanted });
      if (rows.length === limit) return { rows, nextCursor: after };
    }
    if (cores.length < customersPerLook) return { rows, nextCursor: null };
  }
  return { rows, nextCursor: after };
}

async function withOffers(
  { db, today }: Pick<Reader, "db" | "today">,
  cores: readonly OfferCore[],
): Promise<{ core: OfferCore; offers: Offer[] }[]> {
  const { facts, answers } = await offerFacts(db, cores);
  return cores.map((core) => {
    const known = facts.get(core.id);
    return { core, offers: known ? openOffers(nextOffers(known), answers.get(core.id) ?? [], today) : [] };
  });
}

interface AcceptedRow extends StoredAnswer {
  name: string;
  kind: CustomerKind;
  areaName: string;
}

/** What was accepted and is not yet among what the customer holds, the oldest answer first. */
export async function listAccepted(
  ctx: Reader,
  { cursor, limit }: Inputs["offers"]["accepted"] & { cursor: number; limit: number },
): Promise<Outputs["offers"]["accepted"]> {
  const query = storedAnswers(ctx.db)
    .join("customers", "customers.id", "offerAnswers.customerId")
    .join("areas", "areas.id", "customers.areaId")
    .where("offerAnswers.id", ">", cursor)
    .orderBy("offerAnswers.id")
    .limit(limit)
    .select("customers.name", "customers.kind", { areaName: "areas.name" });
  toBeRecorded(query);
  withinScope(query, ctx);
  const rows: AcceptedRow[] = await query;
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({ ...describe({ ...row, id: row.customerId }), answer: toAnswer(row) })),
    nextCursor: last && rows.length === limit ? last.id : null,
  };
}

/** Answers of the last 30 days by what they were, and how many accepted offers wait to be recorded. */
export async function countOffers(ctx: Reader): Promise<Outputs["offers"]["counts"]> {
  const answers = () => {
    const query = ctx.db("offerAnswers").join("customers", "customers.id", "offerAnswers.customerId");
    withinScope(query, ctx);
    return query;
  };
  const recent = answers()
    .whereRaw("offer_answers.removed_at IS NULL")
    .where("offerAnswers.answeredOn", ">", addDays(ctx.today, -countedDays))
    .groupBy("offerAnswers.answer");
  const waiting = answers();
  toBeRecorded(waiting);
  const rows: { answer: OfferAnswer; count: number }[] = await recent
    .select("offerAnswers.answer")
    .select(ctx.db.raw("count(*) AS count"));
  const [toRecord]: { count: number }[] = await waiting.select(ctx.db.raw("count(*) AS count"));
  const counted = new Map(rows.map(({ answer, count }) => [answer, count]));
  return {
    accepted: counted.get("accepted") ?? 0,
    notNow: counted.get("notNow") ?? 0,
    refused: counted.get("refused") ?? 0,
    toRecord: toRecord?.count ?? 0,
  };
}

function describe({ id, name, kind, areaName }: Pick<OfferCore, "id" | "name" | "kind" | "areaName">) {
  return { customerId: id, name, fileNumber: fileNumberOf(id), kind, areaName };
}
