import type { Diligence, DiligenceBasis, DiligenceRow } from "../../shared/contract/diligence.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { policyChecks } from "../../shared/domain/creditPolicy.ts";
import { openDiligences } from "../../shared/domain/diligence.ts";
import { diligenceFlags } from "../../shared/domain/diligenceFlags.ts";
import { interviewProgress, interviewQuestions } from "../../shared/domain/interviewQuestions.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import {
  diligenceById,
  diligenceEvents,
  diligenceRows,
  hadPart,
  overridesOf,
  type StoredDiligence,
  toDiligenceRow,
} from "../store/diligences.ts";
import { lastEditor } from "../store/editors.ts";
import { figuresOf } from "./figures.ts";
import { getCreditPolicy } from "./policy.ts";

type Asker = Pick<Context, "db" | "scope" | "today" | "timeZone">;

/**
 * A due diligence whole. Of one that is still open, flags and checks are those of the ledger of today.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction; customerMerged
 */
export async function viewDiligence(
  ctx: Asker & Pick<Context, "actor">,
  { id }: Inputs["diligence"]["view"],
): Promise<Diligence> {
  const stored = await storedDiligence(ctx, id);
  const isOpen = (openDiligences as readonly string[]).includes(stored.status);
  const [basis, overrides, events, own] = await Promise.all([
    stored.basis !== null && !isOpen ? stored.basis : basisToday(ctx, stored),
    overridesOf(ctx.db, stored),
    diligenceEvents(ctx.db, id),
    hadPart(ctx.db, stored, ctx.actor.id),
  ]);
  const { round: _round, ...shown } = stored;
  return { ...shown, basis, overrides, events, own };
}

/** @throws {Refusal} notFound, customerMerged */
export async function storedDiligence(ctx: Pick<Context, "db" | "scope" | "today">, id: number) {
  const stored = await diligenceById(ctx.db, id);
  if (!stored) throw new Refusal("notFound");
  await visibleCustomer(ctx, stored.customerId);
  return stored;
}

/** What the ledger of today and the policy make of what is written. */
export async function basisToday(
  ctx: Asker,
  { customerId, customerKind, questionEdition, content, second }: StoredDiligence,
): Promise<DiligenceBasis> {
  const { policy } = await getCreditPolicy(ctx);
  const figures = await figuresOf(ctx, await visibleCustomer(ctx, customerId));
  const flags = diligenceFlags(policy, figures, content);
  const interview = interviewProgress(interviewQuestions(customerKind, questionEdition), content.interview);
  const investigators = second === null ? 1 : 2;
  const checks = policyChecks(policy, { figures, content, flags, investigators, interview });
  return {
    policy,
    figures: {
      ...figures,
      statements: [...figures.statements],
      loans: [...figures.loans],
      guarantors: [...figures.guarantors],
    },
    flags,
    checks,
  };
}

/**
 * Every due diligence on a customer, newest first.
 *
 * @throws {Refusal} notFound, customerMerged
 */
export async function diligencesOfCustomer(
  ctx: Pick<Context, "db" | "scope" | "today">,
  { customerId }: Inputs["diligence"]["forCustomer"],
): Promise<DiligenceRow[]> {
  await visibleCustomer(ctx, customerId);
  const rows = await diligenceRows(ctx.db).where("diligences.customerId", customerId).orderBy("diligences.id", "desc");
  return rows.map(toDiligenceRow);
}

/** Staff who can investigate together with the one who asks. */
export async function colleagues({ db, actor }: Context): Promise<Outputs["diligence"]["colleagues"]> {
  return db("users")
    .where({ active: true })
    .whereNot({ id: actor.id })
    .whereIn("id", db("userRoles").whereIn("role", ["teller", "marketer", "reviewer", "manager"]).select("userId"))
    .orderBy("name")
    .orderBy("id")
    .select("id", "name");
}

/** @throws {Refusal} stale */
export async function assertSeen(
  ctx: Pick<Context, "db">,
  { id, version }: { id: number; version: number },
  target: { version: number },
): Promise<void> {
  if (version !== target.version) throw await staleDiligence(ctx, id);
}

export async function staleDiligence({ db }: Pick<Context, "db">, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "diligence", id) });
}
