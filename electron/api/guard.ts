import { ORPCError, ValidationError } from "@orpc/server";
import { issueKey } from "../../shared/contract/base.ts";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import { nobody } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { sessionUser } from "../session/service.ts";
import type { Connection } from "../session/sessions.ts";
import { settleToday } from "../settleDay.ts";
import { asRefusal } from "../storageFault.ts";
import { mayCall, permissions } from "./permissions.ts";

/** Asked by the screen on its own, so they keep no session alive. */
const background: readonly ProcedurePath[] = [
  "backups.state",
  "backups.warning",
  "binders.progress",
  "jobs.get",
  "session.current",
];

/**
 * Lets a call through or refuses it.
 *
 * @returns what services work with, or null for a public procedure
 * @throws {Refusal} notSignedIn, passwordMustChange, notAllowed (which is recorded in the audit trail)
 */
export async function authorise(core: Core, connection: Connection, path: ProcedurePath): Promise<Context | null> {
  if (permissions[path] === "public") return null;
  const actor = await sessionUser(core, connection);
  if (!actor || !connection.session) {
    await recordUnsigned(core, connection, path);
    throw new Refusal("notSignedIn");
  }
  recorded.delete(connection);
  if (actor.mustChangePassword && path !== "session.changePassword") throw new Refusal("passwordMustChange");
  if (!background.includes(path)) core.sessions.touch(connection.session);
  await settleToday(core);
  const ctx = core.contextFor(actor);
  if (mayCall(path, actor.roles)) return ctx;
  await ctx.change(async (change) => {
    change.audit({ action: "access.refused", subjectType: "procedure", subjectId: path });
  });
  throw new Refusal("notAllowed");
}

/** Deciding on ratings, on objections to them and on due diligence: that somebody tried it without a session is worth an entry. */
const decisions: readonly ProcedurePath[] = [
  "diligence.override",
  "diligence.confirm",
  "diligence.return",
  "ratings.approve",
  "ratings.approveMany",
  "ratings.return",
  "ratings.suspend",
  "ratings.reinstate",
  "notices.investigate",
  "notices.answer",
];

/** What was recorded already of a connection on which nobody is signed in. */
const recorded = new WeakMap<Connection, Set<ProcedurePath>>();

/**
 * Records that a decision was tried without a session, while the ledger is open: each procedure once a connection,
 * so that nobody floods the trail.
 */
async function recordUnsigned(core: Core, connection: Connection, path: ProcedurePath): Promise<void> {
  const known = recorded.get(connection) ?? new Set();
  if (!core.isOpen || !decisions.includes(path) || known.has(path)) return;
  recorded.set(connection, known.add(path));
  await core.change(nobody, async (change) => {
    change.audit({ action: "access.refused", subjectType: "procedure", subjectId: path });
  });
}

/** What a transport may carry back of an error: a refusal with its reason, or nothing but the fact of a fault. */
export function toAnswer(core: Core, path: ProcedurePath, error: unknown, signal: AbortSignal | undefined): Error {
  // Whoever asked has gone, as with every letter typed into a search: no fault, and nobody hears the answer.
  if (signal?.aborted && error === signal.reason) return new ORPCError("CLIENT_CLOSED_REQUEST");
  if (error instanceof Refusal) return new ORPCError("REFUSED", { status: 422, data: error.data });
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === "BAD_REQUEST")
    return new ORPCError("REFUSED", { status: 422, data: invalidInput(error.cause).data });
  core.options.log.error({ procedure: path, err: error }, "procedure failed");
  const refusal = asRefusal(error);
  if (refusal) return new ORPCError("REFUSED", { status: 422, data: refusal.data });
  return new ORPCError("INTERNAL_SERVER_ERROR");
}

/** The fields at fault with the message key each schema gave. */
function invalidInput(error: ValidationError): Refusal {
  const fields = error.issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join("."),
    key: issueKey(issue.message),
  }));
  return new Refusal("invalidInput", {}, fields);
}
