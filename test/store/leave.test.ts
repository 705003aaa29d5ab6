import { expect, test } from "vitest";
import { insertCustomer } from "../../electron/store/customers.ts";
import { insertUser } from "../../electron/store/users.ts";
import { farmer } from "../support/people.ts";
import { startBranch } from "../support/testCore.ts";

const written = { reason: "", createdAt: "", createdBy: 1 };

/** Writes around the services: the database itself must refuse. */
async function branchOfThree() {
  const { core } = await startBranch();
  const { db } = core.opened.store;
  const user = (login: string) => insertUser(db, { login, name: login, roles: ["marketer"], createdAt: "" });
  const people = [await user("a"), await user("b"), await user("c")] as const;
  await db("areas").insert({ id: 1, code: "410225", level: "county", name: "兰考县" });
  return { db, people };
}

test("the database refuses covers that overlap, form a chain, run backwards, or are deleted", async () => {
  const { db, people } = await branchOfThree();
  const [one, two, three] = people;
  const insert = (absentId: number, deputyId: number, fromDate: string, toDate: string) =>
    db("covers").insert({ absentId, deputyId, fromDate, toDate, ...written });
  await insert(one, two, "2026-03-10", "2026-03-20");
  await expect(insert(one, three, "2026-03-19", "2026-03-25")).rejects.toThrow(/overlap/);
  await expect(insert(three, one, "2026-03-01", "2026-03-11")).rejects.toThrow(/overlap/);
  await expect(insert(two, three, "2026-03-12", "2026-03-13")).rejects.toThrow(/overlap/);
  await expect(insert(three, three, "2026-05-01", "2026-05-02")).rejects.toThrow(/CHECK/);
  await expect(insert(three, two, "2026-05-02", "2026-05-01")).rejects.toThrow(/CHECK/);
  await insert(three, two, "2026-03-12", "2026-03-13");
  await insert(one, three, "2026-03-20", "2026-03-25");
  const first = db("covers").where({ fromDate: "2026-03-10" });
  await expect(first.clone().update({ toDate: "2026-03-21" })).rejects.toThrow(/overlap/);
  await expect(first.clone().delete()).rejects.toThrow(/never deleted/);
  await first.clone().update({ toDate: "2026-03-10" });
  await insert(two, three, "2026-03-14", "2026-03-15");
});

test("the database lets nobody leave who is assigned to an area, assists in one, or has customers by exception", async () => {
  const { db, people } = await branchOfThree();
  const [one, two, three] = people;
  const [assignment] = await db("assignments")
    .insert({ areaId: 1, marketerId: one, assistantId: two, fromDate: "2026-01-01", toDate: null, ...written })
    .returning("id");
  const customerId = await insertCustomer(db, farmer(1, 1), { at: "", by: 1 });
  await db("customerExceptions").insert({
    customerId,
    marketerId: three,
    fromDate: "2026-01-01",
    toDate: null,
    ...written,
  });
  const leave = (id: number) => db("users").where({ id }).update({ active: false });
  for (const id of people) await expect(leave(id)).rejects.toThrow(/cannot leave/);
  await db("users").where({ id: one }).update({ name: "改名" });
  await db("assignments").where({ id: assignment.id }).update({ toDate: "2026-03-10" });
  await db("customerExceptions").update({ toDate: "2026-03-10" });
  for (const id of people) await leave(id);
  expect(
    await db("users")
      .whereIn("id", [...people])
      .where({ active: true }),
  ).toEqual([]);
  const again = { areaId: 1, fromDate: "2026-03-10", toDate: null, ...written };
  await expect(db("assignments").insert({ ...again, marketerId: one })).rejects.toThrow(/who has left/);
  await expect(db("assignments").insert({ ...again, marketerId: 1, assistantId: two })).rejects.toThrow(/who has left/);
});
