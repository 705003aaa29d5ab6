import { createRouterClient } from "@orpc/server";
import { router } from "../../electron/api/router.ts";
import type { Core } from "../../electron/core.ts";
import { type Connection, newConnection } from "../../electron/session/sessions.ts";

/** Calls procedures as one window does: authorised, validated and audited like from any transport. */
export function windowOn(core: Core, connection: Connection = newConnection()) {
  return createRouterClient(router, { context: { core, connection } });
}
export type TestWindow = ReturnType<typeof windowOn>;
