import { expect, test } from "vitest";
import { startBranch } from "../support/testCore.ts";

/** Writes around the services: the database itself must refuse. */
async function plansTable() {
  const { core } = await startBranch();
  const { db } = core.opened.store;
  await db("areas").insert({ id: 1, code: "410225", level: "county", name: "兰考县" });
  const made = { createdAt: "", createdBy: 1, updatedAt: "", updatedBy: 1 };
  const plan = (id: number, changes: object = {}) =>
    db("plans").insert({ id, kind: "manual", status: "draft", name: "方案", ...made, ...changes });
  const settled = { status: "confirmed", fromDate: "2026-03-10", confirmedAt: "", confirmedBy: 1, reason: "" };
  return { db, plan, settled };
}

test("a confirmed plan and what it moved are never changed, and no plan is ever deleted", async () => {
  const { db, plan, settled } = await plansTable();
  await plan(1);
  await db("planMoves").insert({ planId: 1, areaId: 1 });
  await db("plans").where({ id: 1 }).update(settled);
  await expect(db("plans").update({ name: "改名" })).rejects.toThrow(/history/);
  await expect(db("planMoves").update({ marketerId: 1 })).rejects.toThrow(/history/);
  await expect(db("planMoves").delete()).rejects.toThrow(/history/);
  await expect(db("planMoves").insert({ planId: 1, areaId: 1 })).rejects.toThrow(/history/);
  await expect(db("plans").delete()).rejects.toThrow(/history/);
});

test("a confirmed plan has its day, who confirmed it and why; and it is reversed once", async () => {
  const { plan, settled } = await plansTable();
  await expect(plan(1, { status: "confirmed" })).rejects.toThrow(/plans_confirmed_whole/);
  await plan(1, settled);
  await plan(2, { ...settled, kind: "reversal", reversesId: 1 });
  await expect(plan(3, { ...settled, kind: "reversal", reversesId: 1 })).rejects.toThrow(/UNIQUE/);
});

test("a move is of an area or of a customer, each once in a plan", async () => {
  const { db, plan } = await plansTable();
  await plan(1);
  await expect(db("planMoves").insert({ planId: 1 })).rejects.toThrow(/plan_moves_one_subject/);
  await db("planMoves").insert({ planId: 1, areaId: 1 });
  await expect(db("planMoves").insert({ planId: 1, areaId: 1 })).rejects.toThrow(/UNIQUE/);
});

test("handover lists are never deleted, and what is acknowledged stays so", async () => {
  const { db, plan } = await plansTable();
  await plan(1);
  const list = { planId: 1, giverId: 1, receiverId: null, fromDate: "2026-03-10", figures: "{}" };
  await db("handovers").insert({ id: 1, ...list });
  await db("handovers").update({ giverAt: "2026-03-10T02:00:00Z", giverBy: 1 });
  await expect(db("handovers").update({ giverAt: null })).rejects.toThrow(/acknowledged/);
  await expect(db("handovers").delete()).rejects.toThrow(/never deleted/);
  await expect(db("handovers").insert({ ...list, giverId: null })).rejects.toThrow(/handovers_two_sides/);
});
