import { createRouterClient, implement } from "@orpc/server";
import { expect, test, vi } from "vitest";
import type { ApiContext } from "../../electron/api/context.ts";
import { mayCall, permissions } from "../../electron/api/permissions.ts";
import { router } from "../../electron/api/router.ts";
import type { Core } from "../../electron/core.ts";
import { viewCustomer } from "../../electron/ledger/service.ts";
import { sessionUser } from "../../electron/session/service.ts";
import { newConnection } from "../../electron/session/sessions.ts";
import { refusalSchema } from "../../shared/contract/base.ts";
import { contract, type ProcedurePath } from "../../shared/contract/index.ts";
import type { RefusalReason } from "../../shared/contract/refusals.ts";
import { type Role, roles } from "../../shared/domain/roles.ts";
import { callOn, fills, idPlaces, procedureInputs } from "../support/contractInputs.ts";
import {
  emptyOutside,
  listsOfPersonal,
  nobodysAlone,
  personal,
  placesOfTheBranch,
  refusedOutside,
} from "../support/foreign/cases.ts";
import { mark } from "../support/foreign/markup.ts";
import { type ForeignScene, foreignScene } from "../support/foreign/scene.ts";
import { signInNew, type TestWindow, windowOn } from "../support/testCore.ts";

type Table = Partial<Record<ProcedurePath, (scene: ForeignScene) => unknown[]>>;

/** One procedure and everything that it is tried with. */
function attemptsOf(table: Table): [ProcedurePath, (scene: ForeignScene) => unknown[]][] {
  return Object.entries(table) as [ProcedurePath, (scene: ForeignScene) => unknown[]][];
}

const personalTable: Table = Object.assign({}, ...personal.map(({ attempts }) => attempts));
const tried: Table = { ...refusedOutside, ...emptyOutside, ...personalTable, ...listsOfPersonal };

interface Outcome {
  /** why it was refused, or `fault` */
  refusal?: string;
  answer?: unknown;
}

/** What a call came to; an answer that refuses what it was asked for one by one is a refusal. */
async function outcome(window: object, path: ProcedurePath, input: unknown): Promise<Outcome> {
  try {
    const answer = await callOn(window, path, input);
    const refusal =
      path === "ratings.renewal.propose" ? reasonIn((answer as { refusal: unknown }[])[0]?.refusal) : null;
    return refusal ? { refusal } : { answer };
  } catch (error) {
    return { refusal: reasonIn((error as { data?: unknown }).data) ?? "fault" };
  }
}

function reasonIn(data: unknown): RefusalReason | null {
  return refusalSchema.safeParse(data).data?.reason ?? null;
}

/** How a procedure says that something is not there for the caller. */
const notThere: readonly string[] = [
  "notFound",
  "selectionEmpty",
  "areaOfOtherMarketer",
  "dayListOfOther",
  "handsOfOther",
  "historyNotReversible",
  "noticeRatingsChanged",
  "roundOfOther",
  "ratingForeignAttachment",
  "exportEmpty",
  "exportEnded",
  "goldPreviewGone",
  "integrityGone",
  "whatIfGone",
] satisfies RefusalReason[];

/** Everything written in an answer, files as their text. */
async function written(value: unknown): Promise<string> {
  if (value instanceof Blob) return value.text();
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  return (await Promise.all(Object.values(value).map(written))).join("\n");
}

/** Whether an answer tells of what lies outside: its words, or that anything was counted, or done. */
async function tells(scene: ForeignScene, path: ProcedurePath, answer: unknown): Promise<boolean> {
  const text = await written(answer);
  if (text.includes(mark) || (path === "notices.villages" && text.includes(scene.village.name))) return true;
  return sums.includes(path) && amountsIn(answer).some((amount) => amount !== 0);
}

/** The numbers in an answer but for the ids of areas and marketers. */
function amountsIn(answer: unknown): number[] {
  if (typeof answer === "number") return [answer];
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([name, one]) => (name === "id" ? [] : amountsIn(one)));
}

/** Answers that tell of customers by amounts. */
const sums: readonly ProcedurePath[] = [
  "bulk.preview",
  "creditLines.inUseTotal",
  "customers.count",
  "diligence.counts",
  "gold.counts",
  "leads.conversion",
  "offers.counts",
  "portfolio.concentration",
  "portfolio.distribution",
  "portfolio.migration",
  "ratings.counts",
  "surveys.villages",
  "visits.calendar",
  "visits.followUps.counts",
];

/** The procedures by which a caller came to something that lies outside their jurisdiction, each once. */
async function leaks(window: object, scene: ForeignScene, only?: ProcedurePath): Promise<ProcedurePath[]> {
  const found = new Set<ProcedurePath>();
  for (const [path, inputs] of attemptsOf({ ...emptyOutside, ...refusedOutside })) {
    if (only && path !== only) continue;
    for (const input of inputs(scene)) {
      const { refusal, answer } = await outcome(window, path, input);
      const outside =
        path in refusedOutside ? notThere.includes(refusal ?? "") : !refusal && !(await tells(scene, path, answer));
      if (!outside) found.add(path);
    }
  }
  return [...found].sort();
}

test("whatever takes an id, or answers a marketer, is tried with something foreign wherever it can be named", async () => {
  const scene = await foreignScene();
  const free = new Set(Object.values(nobodysAlone).flat());
  const missing: string[] = [];
  for (const [path, input] of procedureInputs()) {
    const places = input ? idPlaces(input) : [];
    if (free.has(path) || (places.length === 0 && !mayCall(path, ["marketer"]))) continue;
    const inputs = tried[path]?.(scene);
    if (!inputs) {
      missing.push(path);
      continue;
    }
    const open = places.filter((place) => !inputs.some((one) => fills(one, place)));
    missing.push(...open.map((place) => `${path} ${place}`));
  }
  expect(missing.filter((place) => !placesOfTheBranch.has(place))).toEqual([]);
  // A line is left over when its procedure is gone, or is tried after all.
  expect([...free].filter((path) => path in tried || !(path in permissions))).toEqual([]);
  expect([...placesOfTheBranch].filter((place) => !missing.includes(place))).toEqual([]);
});

test("what lies outside their jurisdiction no marketer finds, by whichever procedure", async () => {
  const scene = await foreignScene();
  expect(await leaks(scene.other, scene)).toEqual([]);
  await expectRefusedToAllOthers(scene);
  // The same attempts come to something where the jurisdiction is asked for nowhere: each of them can fail.
  withoutScope(scene.core);
  const everything = Object.keys({ ...emptyOutside, ...refusedOutside }).sort();
  expect(await leaks(scene.other, scene)).toEqual(everything);
});

/** Who may not call a procedure, or is not signed in, is refused before anything is looked for. */
async function expectRefusedToAllOthers(scene: ForeignScene): Promise<void> {
  const callers: [Role | null, TestWindow][] = [...(await oneOfEachRole(scene)), [null, windowOn(scene.core)]];
  for (const [role, window] of callers)
    for (const [path, inputs] of attemptsOf(tried)) {
      if (role !== null && mayCall(path, [role])) continue;
      const { refusal } = await outcome(window, path, inputs(scene)[0]);
      expect([role, path, refusal]).toEqual([role, path, role === null ? "notSignedIn" : "notAllowed"]);
    }
}

function withoutScope(core: Core): void {
  const contextFor = core.contextFor.bind(core);
  vi.spyOn(core, "contextFor").mockImplementation((actor) => ({ ...contextFor(actor), scope: { all: true } }));
}

test("a procedure that forgets the jurisdiction is told by its name", async () => {
  const scene = await foreignScene();
  const get = implement(contract)
    .$context<ApiContext>()
    .customers.get.handler(async ({ context: { core, connection }, input }) => {
      const actor = await sessionUser(core, connection);
      if (!actor) throw new Error("Nobody is signed in.");
      return viewCustomer({ ...core.contextFor(actor), scope: { all: true } }, input);
    });
  const forgetful = { ...router, customers: { ...router.customers, get } };
  const connection = newConnection();
  const window = createRouterClient(forgetful, { context: { core: scene.core, connection } });
  await window.session.signIn({ login: "m02", password: "m02-password-1" });
  expect(await leaks(window, scene)).toEqual(["customers.get"]);
});

test("what somebody made for themselves nobody else finds, and they do", async () => {
  const scene = await foreignScene();
  const others = await oneOfEachRole(scene);
  for (const [path, inputs] of attemptsOf(listsOfPersonal))
    for (const input of inputs(scene)) {
      const { refusal, answer } = await outcome(scene.other, path, input);
      expect([path, refusal, await tells(scene, path, answer)]).toEqual([path, undefined, false]);
    }
  expect(await scene.other.binders.list()).toEqual([]);
  for (const { attempts, alsoFor } of personal)
    for (const [path, inputs] of attemptsOf(attempts))
      for (const input of inputs(scene))
        for (const [role, window] of others) {
          if (alsoFor(path).includes(role)) continue;
          const { refusal = "done" } = await outcome(window, path, input);
          const wanted = !mayCall(path, [role]) ? ["notAllowed"] : path === "exports.cancel" ? ["done"] : notThere;
          expect(wanted, `${path} for the ${role}`).toContain(refusal);
        }
  // Ending the export of somebody else is silent, and ends nothing: its owner goes on with it.
  for (const { owner, attempts } of personal)
    for (const [path, inputs] of attemptsOf(attempts))
      for (const input of inputs(scene)) {
        const { refusal = "done" } = await outcome(scene[owner], path, input);
        expect(notThere, `${path} for its owner`).not.toContain(refusal);
      }
});

async function oneOfEachRole(scene: ForeignScene): Promise<[Role, TestWindow][]> {
  const windows: [Role, TestWindow][] = [];
  for (const role of roles) windows.push([role, await signInNew(scene, `other-${role}`, [role])]);
  return windows;
}
