import { ORPCError } from "@orpc/server";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import type { TestWindow } from "./testCore.ts";

/** Procedures with what a window asks of each in a scene. */
export type Calls<Scene> = Partial<Record<ProcedurePath, (asker: TestWindow, scene: Scene) => Promise<unknown>[]>>;

/** What a window is answered to each call of a table, or the reason why not. */
export async function answers<Scene>(
  calls: Calls<Scene>,
  asker: TestWindow,
  scene: Scene,
): Promise<[ProcedurePath, unknown][]> {
  const given: [ProcedurePath, unknown][] = [];
  for (const [path, call] of Object.entries(calls))
    for (const settled of await Promise.allSettled(call(asker, scene)))
      given.push([path as ProcedurePath, "value" in settled ? settled.value : reasonOf(settled.reason)]);
  return given;
}

function reasonOf(error: unknown): unknown {
  return error instanceof ORPCError ? error.data?.reason : error;
}
