import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../electron/store/connection.ts";
import { migrateUp } from "../../electron/store/migrate.ts";
import { migrations } from "../../electron/store/migrations/index.ts";
import { temporaryFolder } from "../support/testCore.ts";

async function migratedLedger() {
  const db = connect(join(temporaryFolder(), "ledger.db"), randomBytes(32));
  onTestFinished(() => db.destroy());
  const before = migrations.findIndex(({ name }) => name.startsWith("210"));
  await migrateUp(db, migrations.slice(0, before));
  await db.raw("PRAGMA foreign_keys = OFF");
  const customer = (id: number, goldSince: string | null, retiredAt: string | null = null) => ({
    id,
    kind: "farmer",
    name: "赵大海",
    idType: "other",
    idNumber: `P${id}`,
    phone: "",
    areaId: 1,
    address: "",
    mainBusiness: "",
    contactName: "",
    notes: "",
    createdAt: "2025-01-01T00:00:00.000Z",
    createdBy: 1,
    updatedAt: "2025-01-01T00:00:00.000Z",
    updatedBy: 1,
    goldSince,
    retiredAt,
  });
  await db("customers").insert([
    customer(1, "2024-02-29"),
    customer(2, null),
    customer(3, "2025-06-01", "2025-07-01T00:00:00.000Z"),
  ]);
  await migrateUp(db);
  return db;
}

test("who was marked gold before is a member after, and so is who was merged away and may come back", async () => {
  const db = await migratedLedger();
  const members = await db("goldMemberships").orderBy("id");
  expect(
    members.map(({ customerId, basis, confirmedOn, confirmedBy, reviewOn, endedOn, conditions, privileges }) => ({
      customerId,
      basis,
      confirmedOn,
      confirmedBy,
      reviewOn,
      endedOn,
      conditions,
      privileges,
    })),
  ).toEqual([
    {
      customerId: 1,
      basis: "mark",
      confirmedOn: "2024-02-29",
      confirmedBy: null,
      reviewOn: "2025-03-01",
      endedOn: null,
      conditions: null,
      privileges: "[]",
    },
    expect.objectContaining({ customerId: 3, confirmedOn: "2025-06-01", reviewOn: "2026-06-01" }),
  ]);
});

test("the database holds one open membership a customer, and no end without its kind", async () => {
  const db = await migratedLedger();
  const row = {
    customerId: 1,
    basis: "byHand",
    confirmedOn: "2026-01-01",
    confirmedAt: "2026-01-01T00:00:00.000Z",
    reviewOn: "2027-01-01",
  };
  await expect(db("goldMemberships").insert(row)).rejects.toThrow(/UNIQUE/);
  await expect(db("goldMemberships").insert({ ...row, endedOn: "2026-02-01" })).rejects.toThrow(/CHECK/);
  await db("goldMemberships").insert({ ...row, endedOn: "2026-02-01", endKind: "decided" });
  await db("goldMemberships")
    .where({ customerId: 1 })
    .whereNull("endedOn")
    .update({ endedOn: "2026-02-02", endKind: "decided" });
  await db("goldMemberships").insert(row);
  expect(await db("goldMemberships").where({ customerId: 1 })).toHaveLength(3);
});
