import { statfsSync, writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { ledgerFiles } from "../../electron/store/files.ts";
import { assertRoom } from "../../electron/store/renewal.ts";
import { temporaryFolder } from "../support/testCore.ts";

vi.mock("node:fs", async (original) => ({ ...(await original<typeof import("node:fs")>()), statfsSync: vi.fn() }));

test("the key is renewed only where the ledger fits a second time beside itself", () => {
  const files = ledgerFiles(temporaryFolder());
  const megabyte = 2 ** 20;
  writeFileSync(files.database, Buffer.alloc(3 * megabyte));
  writeFileSync(`${files.database}-wal`, Buffer.alloc(megabyte));
  const free = (megabytes: number) =>
    vi.mocked(statfsSync).mockReturnValue({ bavail: megabytes, bsize: megabyte } as ReturnType<typeof statfsSync>);
  free(68);
  assertRoom(files);
  free(67);
  expect(() => assertRoom(files)).toThrow(
    expect.objectContaining({ data: { reason: "roomNeeded", params: { megabytes: 68 }, fields: [] } }),
  );
});
