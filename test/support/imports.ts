import type { Import } from "../../shared/contract/imports.ts";
import { ended } from "./jobs.ts";
import type { TestWindow } from "./testCore.ts";

/** An import as it stands once what works on it has ended. */
export async function settle(manager: TestWindow, started: Import): Promise<Import> {
  if (started.jobId) await ended(manager, started.jobId);
  return manager.imports.get({ id: started.id });
}

/** A file that has been read. */
export async function uploaded(manager: TestWindow, file: File): Promise<Import> {
  return settle(manager, await manager.imports.upload({ file }));
}

/** A file that has been read and checked by the mapping that was found. */
export async function checked(manager: TestWindow, file: File): Promise<Import> {
  return settle(manager, await manager.imports.check(await uploaded(manager, file)));
}

/** A file that has been written into the ledger. */
export async function imported(manager: TestWindow, file: File): Promise<Import> {
  const { id } = await checked(manager, file);
  return settle(manager, await manager.imports.run({ id }));
}
