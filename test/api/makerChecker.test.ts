import { beforeEach, describe, expect, test } from "vitest";
import * as drafts from "../../electron/ratings/drafts.ts";
import { Refusal } from "../../electron/refusal.ts";
import { newConnection } from "../../electron/session/sessions.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import type { Rating } from "../../shared/contract/ratings.ts";
import type { Role } from "../../shared/domain/roles.ts";
import { type Decision, decisions } from "../support/decisions.ts";
import { bestDraft, farmer } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { contextOf, signInNew, type TestWindow, windowOn } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

type Branch = Awaited<ReturnType<typeof branchWithMarketers>>;
type Target = Pick<Rating, "id" | "version">;

const password = (login: string) => `${login}-password-1`;
const approval = { note: "", effectiveFrom: null };

/** What a checker does to a rating. */
const tries = {
  approve: (window: TestWindow, { id, version }: Target) => window.ratings.approve({ id, version, ...approval }),
  return: (window: TestWindow, { id, version }: Target) => window.ratings.return({ id, version, note: "退回" }),
} as const;

let branch: Branch;
let draft: Inputs["ratings"]["saveDraft"];

beforeEach(async () => {
  branch = await branchWithMarketers();
  const { manager, one, oneId: marketerId, village } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId, from: "2026-03-10", reason: "分片" });
  const customer = await one.customers.create(farmer(village.id, 1));
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  draft = bestDraft(customer.id, definition);
});

/** A draft by one window, proposed by another. */
async function proposed(writer: TestWindow = branch.one, proposer: TestWindow = writer): Promise<Rating> {
  return proposer.ratings.propose(await writer.ratings.saveDraft(draft));
}

/** A renewal by a window of a rating that somebody else made and that is about to expire. */
async function renewed(window: TestWindow): Promise<Rating> {
  const { id, grade, score, lineFen } = await tries.approve(branch.manager, await proposed());
  await branch.core.opened.store.db("ratings").where({ id }).update({ expiresOn: "2026-03-20" });
  const row = { ratingId: id, seen: { grade, score, lineFen }, values: {}, changeReason: "" };
  const [done] = await window.ratings.renewal.propose({ rows: [row], evidence: "" });
  return window.ratings.get({ id: done?.proposedId ?? 0 });
}

async function userId(login: string): Promise<number> {
  const user = (await branch.manager.users.list()).find((one) => one.login === login);
  if (!user) throw new Error(`${login} is missing`);
  return user.id;
}

async function setRoles(login: string, roles: Role[]): Promise<void> {
  const user = (await branch.manager.users.list()).find((one) => one.login === login);
  if (!user) throw new Error(`${login} is missing`);
  await branch.manager.users.update({ ...user, roles });
}

/** The newest entry of the trail. */
async function lastEntry() {
  return (await branch.manager.audit.list({})).entries[0];
}

const everything: Role[] = ["marketer", "reviewer", "manager"];

/** Why somebody may not decide: it is theirs, it is theirs and they are a marketer, their role or their session. */
type Bar = "own" | "ownOfMarketer" | "role" | "session";

interface Case {
  who: string;
  /** makes a proposal, and gives it with the window that must not decide on it */
  prepare: () => Promise<{ rating: Rating; window: TestWindow; name: string }>;
  bar: Bar;
}

const cases: Case[] = [
  {
    who: "the proposer, a marketer",
    prepare: async () => ({ rating: await proposed(), window: branch.one, name: "员工m01" }),
    bar: "ownOfMarketer",
  },
  {
    who: "the proposer, who is reviewer and manager as well",
    prepare: async () => {
      const window = await signInNew(branch, "all", everything);
      return { rating: await proposed(window), window, name: "员工all" };
    },
    bar: "own",
  },
  {
    who: "the proposer, made a reviewer after proposing",
    prepare: async () => {
      const rating = await proposed();
      await setRoles("m01", ["marketer", "reviewer"]);
      return { rating, window: branch.one, name: "员工m01" };
    },
    bar: "own",
  },
  {
    who: "who only wrote the draft that another proposed",
    prepare: async () => ({
      rating: await proposed(branch.manager, branch.one),
      window: branch.manager,
      name: "王主任",
    }),
    bar: "own",
  },
  {
    who: "who corrected it after a return, and another proposed it again",
    prepare: async () => {
      const reviewer = await signInNew(branch, "r01", ["reviewer"]);
      const { version } = await tries.return(reviewer, await proposed());
      const evidence = "主任补充";
      const corrected = await branch.manager.ratings.saveDraft({ ...draft, version, evidence });
      return { rating: await branch.one.ratings.propose(corrected), window: branch.manager, name: "王主任" };
    },
    bar: "own",
  },
  {
    who: "who proposed it as a renewal",
    prepare: async () => {
      const window = await signInNew(branch, "all", everything);
      return { rating: await renewed(window), window, name: "员工all" };
    },
    bar: "own",
  },
  {
    who: "a reviewer whose role was taken away while signed in",
    prepare: async () => {
      const window = await signInNew(branch, "r01", ["reviewer"]);
      const rating = await proposed();
      await window.ratings.get(rating);
      await setRoles("r01", ["auditor"]);
      return { rating, window, name: "员工r01" };
    },
    bar: "role",
  },
  {
    who: "the proposer, who signed in where a reviewer was",
    prepare: async () => {
      const window = await signInNew(branch, "r01", ["reviewer"]);
      const rating = await proposed();
      await setRoles("m01", ["marketer", "reviewer"]);
      await window.session.signIn({ login: "m01", password: password("m01") });
      return { rating, window, name: "员工m01" };
    },
    bar: "own",
  },
  {
    who: "a reviewer whose session ended",
    prepare: async () => {
      const window = await signInNew(branch, "r01", ["reviewer"]);
      const rating = await proposed();
      await window.session.signOut();
      return { rating, window, name: "nobody" };
    },
    bar: "session",
  },
  {
    who: "a reviewer whose new password ended the session",
    prepare: async () => {
      const window = await signInNew(branch, "r01", ["reviewer"]);
      const rating = await proposed();
      await branch.manager.users.resetPassword({ id: await userId("r01"), newPassword: "another-pass-1" });
      return { rating, window, name: "nobody" };
    },
    bar: "session",
  },
  {
    who: "a call without any session",
    prepare: async () => ({
      rating: await proposed(),
      window: windowOn(branch.core, newConnection()),
      name: "nobody",
    }),
    bar: "session",
  },
];

/** How a decision is refused, and what the trail says of it. */
function refusalFor(bar: Bar, { path, tried, ownReason, openToMarketers }: Decision) {
  const access = { action: "access.refused", subjectId: path };
  if (bar === "session") return { reason: "notSignedIn" as const, entry: access };
  if (bar === "role" || (bar === "ownOfMarketer" && !openToMarketers))
    return { reason: "notAllowed" as const, entry: access };
  return { reason: ownReason, entry: { action: "rating.ownRefused", after: { tried } } };
}

async function neutral() {
  const reviewer = await signInNew(branch, "neutral", ["reviewer"]);
  return { reviewer, manager: branch.manager, areaId: branch.village.id };
}

/** All that decisions change. */
async function standing() {
  const { db } = branch.core.opened.store;
  return { ratings: await db("ratings"), events: await db("ratingEvents"), objections: await db("objections") };
}

describe.each(cases)("$who", ({ prepare, bar }) => {
  test.each(decisions)("is refused $path, which is recorded", async (decision) => {
    const { rating, window, name } = await prepare();
    const target = await decision.prepare(rating, await neutral());
    const before = await standing();
    const { reason, entry } = refusalFor(bar, decision);
    await refused(decision.attempt(window, target), reason);
    expect(await lastEntry()).toMatchObject({ ...entry, actorName: name });
    expect(await standing()).toEqual(before);
  });
});

test.each(decisions)("$path is open to whoever had no part in the rating", async (decision) => {
  const { reviewer, ...others } = await neutral();
  const target = await decision.prepare(await proposed(), { reviewer, ...others });
  const before = await standing();
  await decision.attempt(reviewer, target);
  expect(await standing()).not.toEqual(before);
});

test.each(decisions)("below the api a direct call of $path for one's own is refused and recorded", async (decision) => {
  const all = await signInNew(branch, "all", everything);
  const target = await decision.prepare(await proposed(all), await neutral());
  const ctx = await contextOf(branch.core, all);
  const error = await decision.direct(ctx, target).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  expect((error as Refusal).data.reason).toBe(decision.ownReason);
  const after = { tried: decision.tried };
  expect(await lastEntry()).toMatchObject({ action: "rating.ownRefused", actorName: "员工all", after });
});

test("only who proposed takes a proposal back", async () => {
  const rating = await proposed(branch.manager, branch.one);
  await refused(branch.manager.ratings.withdraw(rating), "ratingNotOwn");
  expect((await branch.one.ratings.withdraw(rating)).status).toBe("draft");
});

test("attempts without a session cannot flood the trail, and other procedures leave none", async () => {
  const rating = await proposed();
  const window = windowOn(branch.core, newConnection());
  const count = async () => (await branch.manager.audit.list({})).entries.length;
  const before = await count();
  for (let time = 0; time < 5; time += 1) await refused(tries.approve(window, rating), "notSignedIn");
  await refused(window.customers.list({}), "notSignedIn");
  expect(await count()).toBe(before + 1);
});

describe("a committee of two", () => {
  let reviewer: TestWindow;

  beforeEach(async () => {
    const { version, policy } = await branch.manager.ratings.policy.get();
    await branch.manager.ratings.policy.update({ version, policy: { ...policy, approvals: 2 } });
    reviewer = await signInNew(branch, "r01", ["reviewer"]);
  });

  test("is not one person twice", async () => {
    const once = await tries.approve(reviewer, await proposed());
    expect(once).toMatchObject({ status: "proposed", approvalsNeeded: 2 });
    await refused(tries.approve(reviewer, once), "ratingApprovedAlready");
    expect(await lastEntry()).toMatchObject({ action: "rating.twiceRefused", actorName: "员工r01" });
    const both = await tries.approve(branch.manager, once);
    expect(both.status).toBe("effective");
    expect(both.approvals.map(({ by }) => by.name)).toEqual(["员工r01", "王主任"]);
  });

  test("makes nothing effective by one approval less than it needs", async () => {
    const once = await tries.approve(reviewer, await proposed());
    expect((await branch.manager.customers.get({ id: once.customerId })).rating).toBeNull();
    const { db } = branch.core.opened.store;
    await expect(db("ratings").where({ id: once.id }).update({ status: "effective" })).rejects.toThrow(
      /a rating needs its approvals/,
    );
  });

  test("is not the proposer and one other", async () => {
    const all = await signInNew(branch, "all", everything);
    const once = await tries.approve(reviewer, await proposed(all));
    await refused(tries.approve(all, once), "ratingOwnProposal");
    expect(await lastEntry()).toMatchObject({ action: "rating.ownRefused", actorName: "员工all" });
  });

  test("decides anew after a return, and after a withdrawal", async () => {
    const once = await tries.approve(reviewer, await proposed());
    const { version } = await tries.return(branch.manager, once);
    const mended = await branch.one.ratings.saveDraft({ ...draft, version, evidence: "已补充" });
    const second = await branch.one.ratings.propose(mended);
    expect(second.approvals).toEqual([]);
    const again = await tries.approve(reviewer, second);
    expect(again.status).toBe("proposed");
    const third = await branch.one.ratings.propose(await branch.one.ratings.withdraw(again));
    expect(third.approvals).toEqual([]);
    expect((await tries.approve(branch.manager, third)).status).toBe("proposed");
  });
});

describe("the database itself refuses", () => {
  const events = (rating: Rating, byId: number) => ({
    ratingId: rating.id,
    round: 1,
    kind: "approve",
    at: "2026-03-10T02:00:00.000Z",
    byId,
    note: "",
  });

  test("an approval by the proposer, by a writer, and a second one by the same person", async () => {
    const { db } = branch.core.opened.store;
    const rating = await proposed(branch.manager, branch.one);
    for (const login of ["m01", "manager"])
      await expect(db("ratingEvents").insert(events(rating, await userId(login)))).rejects.toThrow(
        /nobody approves their own rating/,
      );
    await signInNew(branch, "r01", ["reviewer"]);
    const reviewer = await userId("r01");
    await db("ratingEvents").insert(events(rating, reviewer));
    await expect(db("ratingEvents").insert(events(rating, reviewer))).rejects.toThrow(/UNIQUE/);
  });

  test("to forget an approval or to pass it on to another", async () => {
    const { db } = branch.core.opened.store;
    const { id } = await tries.approve(branch.manager, await proposed());
    const approvals = () => db("ratingEvents").where({ ratingId: id, kind: "approve" });
    await expect(approvals().update({ byId: branch.oneId })).rejects.toThrow(/what happened to a rating stays/);
    await expect(approvals().delete()).rejects.toThrow(/what happened to a rating stays/);
  });

  test("one person as proposer and decider", async () => {
    const { db } = branch.core.opened.store;
    const { id } = await proposed();
    await expect(db("ratings").where({ id }).update({ decidedBy: branch.oneId })).rejects.toThrow(/CHECK/);
  });
});

test("a direct proposal by the service counts as one's own", async () => {
  const all = await signInNew(branch, "all", everything);
  const ctx = await contextOf(branch.core, all);
  const rating = await drafts.propose(ctx, await branch.one.ratings.saveDraft(draft));
  await refused(tries.approve(all, rating), "ratingOwnProposal");
});
