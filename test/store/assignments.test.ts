import { expect, test } from "vitest";
import { insertCustomer } from "../../electron/store/customers.ts";
import { farmer } from "../support/people.ts";
import { startBranch } from "../support/testCore.ts";

/** Writes around the services: the database itself must refuse. */
async function assignmentsTable() {
  const { core } = await startBranch();
  const { db } = core.opened.store;
  await db("areas").insert({ id: 1, code: "410225", level: "county", name: "兰考县" });
  const insert = (fromDate: string, toDate: string | null) =>
    db("assignments").insert({ areaId: 1, marketerId: 1, fromDate, toDate, reason: "", createdAt: "", createdBy: 1 });
  return { db, insert };
}

test("two open assignments on one area are impossible", async () => {
  const { insert } = await assignmentsTable();
  await insert("2026-01-01", null);
  await expect(insert("2026-02-01", null)).rejects.toThrow(/overlap/);
});

test("overlapping periods are impossible, adjoining ones are not", async () => {
  const { db, insert } = await assignmentsTable();
  await insert("2026-01-01", "2026-03-01");
  await insert("2026-03-01", "2026-05-01");
  await expect(insert("2026-02-28", "2026-03-01")).rejects.toThrow(/overlap/);
  await expect(insert("2025-01-01", "2026-01-02")).rejects.toThrow(/overlap/);
  await expect(db("assignments").where({ fromDate: "2026-01-01" }).update({ toDate: "2026-03-02" })).rejects.toThrow(
    /overlap/,
  );
});

test("assignments end after they begin and are never deleted", async () => {
  const { db, insert } = await assignmentsTable();
  await expect(insert("2026-02-01", "2026-01-01")).rejects.toThrow(/CHECK/);
  await insert("2026-01-01", null);
  await expect(db("assignments").delete()).rejects.toThrow(/never deleted/);
});

test("what was taken back before it began stands in nobody's way", async () => {
  const { db, insert } = await assignmentsTable();
  await insert("2026-07-01", null);
  await db("assignments").update({ toDate: "2026-07-01" });
  await insert("2026-06-15", null);
  expect(await db("assignments").whereNull("toDate").select("fromDate")).toEqual([{ fromDate: "2026-06-15" }]);
});

test("two exceptions for one customer on one day are impossible, and none is ever deleted", async () => {
  const { db } = await assignmentsTable();
  const customer = farmer(1, 1);
  const customerId = await insertCustomer(db, customer, { at: "", by: 1 });
  const insert = (fromDate: string, toDate: string | null) =>
    db("customerExceptions").insert({
      customerId,
      marketerId: 1,
      fromDate,
      toDate,
      reason: "",
      createdAt: "",
      createdBy: 1,
    });
  await insert("2026-01-01", "2026-03-01");
  await insert("2026-03-01", null);
  await expect(insert("2026-05-01", null)).rejects.toThrow(/overlap/);
  await expect(insert("2025-01-01", "2026-01-02")).rejects.toThrow(/overlap/);
  const first = db("customerExceptions").where({ fromDate: "2026-01-01" });
  await expect(first.clone().update({ toDate: "2026-03-02" })).rejects.toThrow(/overlap/);
  await expect(first.clone().update({ toDate: "2025-12-31" })).rejects.toThrow(/CHECK/);
  await expect(first.clone().delete()).rejects.toThrow(/never deleted/);
  await db("customerExceptions").whereNull("toDate").update({ toDate: "2026-03-01" });
  await insert("2026-02-01", "2026-02-01");
  await insert("2026-03-01", "2026-04-01");
});
