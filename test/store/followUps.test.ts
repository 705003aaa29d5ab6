import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../electron/store/connection.ts";
import { migrateUp } from "../../electron/store/migrate.ts";
import { migrations } from "../../electron/store/migrations/index.ts";
import { temporaryFolder } from "../support/testCore.ts";

test("follow-ups agreed at visits before they had a table are still open, or done, after it", async () => {
  const db = connect(join(temporaryFolder(), "ledger.db"), randomBytes(32));
  onTestFinished(() => db.destroy());
  const before = migrations.findIndex(({ name }) => name.startsWith("150"));
  await migrateUp(db, migrations.slice(0, before));
  await db.raw("PRAGMA foreign_keys = OFF");
  const visit = (nextOn: string | null, followedUpOn: string | null) => ({
    customerId: 1,
    marketerId: 2,
    visitedOn: "2026-03-01",
    method: "phone",
    purpose: "",
    result: "",
    nextStep: nextOn ? "送合同" : "",
    nextOn,
    followedUpOn,
    createdAt: "2026-03-01T02:00:00.000Z",
  });
  await db("visits").insert([visit("2026-03-10", "2026-03-09"), visit(null, null), visit("2026-03-20", null)]);
  await migrateUp(db);
  const common = { customerId: 1, nextStep: "送合同", createdAt: "2026-03-01T02:00:00.000Z", createdBy: 2 };
  expect(await db("followUps").orderBy("id")).toMatchObject([
    { ...common, id: 1, nextOn: "2026-03-10", closedOn: "2026-03-09" },
    { ...common, id: 2, nextOn: "2026-03-20", closedOn: null },
  ]);
  expect(await db("visits").whereNotNull("nextOn")).toHaveLength(2);
});
