import type { Core } from "../core.ts";
import type { Connection } from "../session/sessions.ts";

/** What a transport hands to every procedure. */
export interface ApiContext {
  core: Core;
  connection: Connection;
}
