import { ORPCError } from "@orpc/server";
import type { Context } from "../../electron/context.ts";
import * as objections from "../../electron/notices/objections.ts";
import * as checking from "../../electron/ratings/decisions.ts";
import { reinstate } from "../../electron/ratings/life.ts";
import { Refusal } from "../../electron/refusal.ts";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import type { Notice, Objection } from "../../shared/contract/notices.ts";
import type { Rating } from "../../shared/contract/ratings.ts";
import type { RefusalReason } from "../../shared/contract/refusals.ts";
import type { TestWindow } from "./testCore.ts";

type Target = Pick<Rating, "id" | "version">;

/** What a checker decides about a rating that somebody else made. */
export interface Decision {
  path: ProcedurePath;
  /** as the audit trail names it */
  tried: string;
  /** what a maker is told */
  ownReason: RefusalReason;
  /** whether marketers do it as well, to ratings of others */
  openToMarketers: boolean;
  /** Brings a proposal to where this is decided next; gives what is decided on. */
  prepare: (proposal: Rating, neutral: Neutral) => Promise<Target>;
  attempt: (window: TestWindow, target: Target) => Promise<unknown>;
  /** the same below the api */
  direct: (ctx: Context, target: Target) => Promise<unknown>;
}

/** Who had no part in a rating. */
interface Neutral {
  reviewer: TestWindow;
  /** posts notices, which decides nothing about a rating */
  manager: TestWindow;
  areaId: number;
}

const approval = { note: "", effectiveFrom: null };
const investigation = { finding: "走访邻里，未发现欠款。" };
const answer = { outcome: "rejected" as const, answer: "经核实无欠款。" };
const reason = "已还清";
const note = "退回";

const asProposed = async ({ id, version }: Rating): Promise<Target> => ({ id, version });

async function suspended({ id, version }: Rating, { reviewer }: Neutral): Promise<Target> {
  const effective = await reviewer.ratings.approve({ id, version, ...approval });
  return reviewer.ratings.suspend({ id, version: effective.version, reason: "核实" });
}

/** An objection to the rating on a posted notice. */
async function objected({ id }: Rating, { manager, areaId }: Neutral): Promise<Objection> {
  const today = "2026-03-10";
  const place = { areaId, place: "村委会", contact: "0371-12345678", showLine: true, note: "", ratingIds: [id] };
  const period = { postedOn: today, endsOn: "2026-03-16" };
  const notice = await manager.notices.post(
    await manager.notices.saveDraft({ id: null, version: null, ...place, ...period }),
  );
  const who = { channel: "visit" as const, objectorName: "", objectorContact: "" };
  const objection = { noticeId: notice.id, ratingId: id, receivedOn: today, ...who, content: "在外有欠款。" };
  return onlyObjection(await manager.notices.recordObjection(objection));
}

function onlyObjection({ objections: [objection] }: Notice): Objection {
  if (!objection) throw new Error("The objection is missing.");
  return objection;
}

/** A batch of one; what it says of the one is thrown as from the others. */
async function approveAsBatch(window: TestWindow, target: Target): Promise<void> {
  const [done] = await window.ratings.approveMany({ targets: [target], ...approval });
  if (done?.refusal) throw new ORPCError("REFUSED", { status: 422, data: done.refusal });
}

async function approveAsBatchBelow(ctx: Context, target: Target): Promise<void> {
  const [done] = await checking.approveMany(ctx, { targets: [target], ...approval });
  if (done?.refusal) throw new Refusal(done.refusal.reason);
}

const byReviewers = { ownReason: "ratingOwnProposal", openToMarketers: false } as const;
const aboutObjections = { ownReason: "objectionOwnRating" } as const;

export const decisions: readonly Decision[] = [
  {
    ...{ path: "ratings.approve", tried: "rating.approve", ...byReviewers },
    prepare: asProposed,
    attempt: (window, target) => window.ratings.approve({ ...target, ...approval }),
    direct: (ctx, target) => checking.approve(ctx, { ...target, ...approval }),
  },
  {
    ...{ path: "ratings.approveMany", tried: "rating.approve", ...byReviewers },
    prepare: asProposed,
    attempt: approveAsBatch,
    direct: approveAsBatchBelow,
  },
  {
    ...{ path: "ratings.return", tried: "rating.return", ...byReviewers },
    prepare: asProposed,
    attempt: (window, target) => window.ratings.return({ ...target, note }),
    direct: (ctx, target) => checking.returnRating(ctx, { ...target, note }),
  },
  {
    ...{ path: "ratings.reinstate", tried: "rating.reinstate", ...byReviewers },
    prepare: suspended,
    attempt: (window, target) => window.ratings.reinstate({ ...target, reason }),
    direct: (ctx, target) => reinstate(ctx, { ...target, reason }),
  },
  {
    ...{ path: "notices.investigate", tried: "objection.investigate", ...aboutObjections, openToMarketers: true },
    prepare: objected,
    attempt: (window, target) => window.notices.investigate({ ...target, ...investigation }),
    direct: (ctx, target) => objections.investigate(ctx, { ...target, ...investigation }),
  },
  {
    ...{ path: "notices.answer", tried: "objection.answer", ...aboutObjections, openToMarketers: false },
    prepare: async (rating, neutral) => {
      const target = await objected(rating, neutral);
      return onlyObjection(await neutral.reviewer.notices.investigate({ ...target, ...investigation }));
    },
    attempt: (window, target) => window.notices.answer({ ...target, ...answer }),
    direct: (ctx, target) => objections.answerObjection(ctx, { ...target, ...answer }),
  },
];
