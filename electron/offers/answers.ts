import type { Inputs } from "../../shared/contract/index.ts";
import type { OfferAnswerView } from "../../shared/contract/offers.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { insertAnswer, type StoredAnswer, storedAnswers, takeAnswerBack } from "../store/offers.ts";
import { openOffersOf } from "./lists.ts";
import { toAnswer } from "./toAnswer.ts";

/**
 * Writes down what a customer said to an offer that is open to them today.
 *
 * @throws {Refusal} notFound, offerNotOpen
 */
export async function answerOffer(
  ctx: Context,
  { customerId, service, answer, note }: Inputs["offers"]["answer"],
): Promise<OfferAnswerView> {
  const id = await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    const { name } = await visibleCustomer(inside, customerId);
    const open = await openOffersOf(inside, customerId);
    if (!open.some((offer) => offer.service === service)) throw new Refusal("offerNotOpen", { name });
    const row = { customerId, service, answer, note, answeredOn: ctx.today };
    const made = await insertAnswer(change.db, row, { at: change.now, by: ctx.actor.id });
    change.audit({
      action: "customer.offerAnswer",
      subjectType: "customer",
      subjectId: customerId,
      after: { service, offerAnswer: answer, note },
    });
    return made;
  });
  const stored: StoredAnswer = await storedAnswers(ctx.db).where("offerAnswers.id", id).first();
  return toAnswer(stored);
}

/** @throws {Refusal} notFound, stale */
export function takeBackAnswer(
  ctx: Context,
  target: Inputs["offers"]["takeBack"],
): Promise<{ id: number; version: number }> {
  return ctx.change(async (change) => {
    const stored: StoredAnswer | undefined = await storedAnswers(change.db).where("offerAnswers.id", target.id).first();
    if (!stored) throw new Refusal("notFound");
    const { customerId, service, answer } = stored;
    await visibleCustomer({ ...ctx, db: change.db }, customerId);
    if (!(await takeAnswerBack(change.db, target, change.now)))
      throw new Refusal("stale", { name: await lastEditor(change.db, "customer", customerId) });
    change.audit({
      action: "customer.offerTakeBack",
      subjectType: "customer",
      subjectId: customerId,
      before: { service, offerAnswer: answer },
    });
    return { id: target.id, version: target.version + 1 };
  });
}
