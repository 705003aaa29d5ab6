import fc from "fast-check";
import type { Knex } from "knex";
import { insertEntry, refreshLoans, setEntryRemoved, writeSection } from "../../electron/store/records.ts";
import type { CustomerInput } from "../../shared/contract/customers.ts";
import { emptySection } from "../../shared/contract/records.ts";
import { loanClasses } from "../../shared/domain/customer.ts";

const day = fc.integer({ min: 10, max: 28 }).map((number) => `2025-06-${number}`);

/** Base fields that two customers may agree or differ on, or leave empty. */
export const someFields = fc.record({
  name: fc.constantFrom("赵大海", "赵大海家", "孙小江"),
  phone: fc.constantFrom("", "10012345678", "10087654321"),
  address: fc.constantFrom("", "三组 12 号"),
  industry: fc.constantFrom(null, "planting", "trade"),
  headcount: fc.constantFrom(null, 3, 4),
  yearlyIncomeFen: fc.constantFrom(null, 0, 6_000_000),
  consentOn: fc.constant(null),
  notes: fc.constantFrom("", "老客户"),
}) satisfies fc.Arbitrary<Partial<CustomerInput>>;

const link = fc.record({ to: fc.constantFrom("nobody", "other", "third"), removed: fc.boolean() });

/** Everything that may hang on one customer. */
export const someRows = fc.record({
  keyTarget: fc.boolean(),
  goldSince: fc.constantFrom(null, "2025-01-01"),
  person: fc.option(fc.record({ occupation: fc.constantFrom("", "泥瓦工"), yearsInVillage: fc.constantFrom(null, 9) })),
  household: fc.option(fc.record({ crops: fc.constantFrom("", "大蒜"), debtHereFen: fc.constantFrom(null, 100) })),
  visits: fc.array(day, { maxLength: 2 }),
  effectiveFrom: fc.option(day),
  openRating: fc.option(fc.constantFrom("draft", "proposed", "returned")),
  supersededRatings: fc.nat(1),
  loans: fc.array(
    fc.record({
      here: fc.boolean(),
      balanceFen: fc.nat(900),
      loanClass: fc.constantFrom(...loanClasses),
      removed: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  followUps: fc.nat(1),
  demands: fc.nat(1),
  holdings: fc.nat(1),
  statements: fc.nat(1),
  links: fc.array(link, { maxLength: 3 }),
  attachments: fc.nat(1),
  lineMovements: fc.nat(2),
  exception: fc.option(fc.record({ from: day, months: fc.constantFrom(null, 1, 12) })),
});
export type SomeRows = typeof someRows extends fc.Arbitrary<infer Rows> ? Rows : never;

interface Ids {
  customer: number;
  other: number;
  third: number;
  user: number;
}

const at = "2025-07-01T00:00:00.000Z";

/** Hangs rows on a customer, aggregates included, as the application would have left them. */
export async function hangRows(db: Knex, rows: SomeRows, { customer, other, third, user }: Ids): Promise<void> {
  const written = { at, by: user };
  const made = { createdAt: at, createdBy: user };
  const section = { customerId: customer, version: null };
  if (rows.person)
    await writeSection(
      db,
      section,
      { section: "person", data: { ...emptySection("person"), ...rows.person } },
      written,
    );
  if (rows.household) {
    const data = { ...emptySection("household"), ...rows.household };
    await writeSection(db, section, { section: "household", data }, written);
  }
  for (const visitedOn of rows.visits)
    await db("visits").insert({
      customerId: customer,
      marketerId: user,
      visitedOn,
      method: "phone",
      purpose: "回访",
      result: "",
      nextStep: "",
      createdAt: at,
    });
  const rating = (status: string, effectiveFrom: string | null) => ({
    customerId: customer,
    scorecardId: 1,
    status,
    answers: "{}",
    evidence: "",
    score: 80,
    grade: "A",
    scoreGrade: "A",
    lineFen: 100,
    complete: true,
    criteria: "[]",
    effectiveFrom,
    expiresOn: effectiveFrom && "2027-01-01",
    ...made,
  });
  for (let count = 0; count < rows.supersededRatings; count += 1)
    await db("ratings").insert(rating("superseded", "2024-01-01"));
  if (rows.openRating) await db("ratings").insert(rating(rows.openRating, null));
  const [inForce]: { id: number }[] = rows.effectiveFrom
    ? await db("ratings").insert(rating("effective", rows.effectiveFrom)).returning("id")
    : [];
  for (const { removed, ...loan } of rows.loans) {
    const plain = { lender: "", contractNumber: "", purpose: "", principalFen: 1000, overdueSince: null };
    const dates = { grantedOn: "2025-01-01", dueOn: "2027-01-01", guarantee: "credit" as const };
    const id = await insertEntry(db, customer, { list: "loans", fields: { ...plain, ...dates, ...loan } }, written);
    if (removed) await setEntryRemoved(db, { list: "loans", id, version: 0 }, true, written);
  }
  for (const { to, removed } of rows.links) {
    const otherId = { nobody: null, other, third }[to];
    const fields = {
      relation: "guarantor" as const,
      otherId,
      name: "某人",
      kinship: null,
      idNumber: "",
      phone: "",
      note: "",
    };
    const id = await insertEntry(db, customer, { list: "links", fields }, written);
    if (removed) await setEntryRemoved(db, { list: "links", id, version: 0 }, true, written);
  }
  const row = { customerId: customer, ...made };
  if (rows.followUps) await db("followUps").insert({ ...row, nextOn: "2025-08-01", nextStep: "回访" });
  if (rows.demands)
    await db("capitalDemands").insert({ ...row, month: "2025-09", amountFen: 1, purpose: "", note: "" });
  if (rows.holdings)
    await db("holdings").insert({ ...row, service: "deposit", here: true, provider: "", number: "", note: "" });
  if (rows.statements)
    await db("financialStatements").insert({
      ...row,
      endsOn: "2025-01-31",
      months: 1,
      figures: "{}",
      audited: false,
      note: "",
    });
  if (rows.attachments)
    await db("attachments").insert({
      ...row,
      contentId: "c",
      mediaType: "image/png",
      bytes: 1,
      fileName: "a.png",
      category: "other",
      caption: "",
    });
  // A drawing under the line in force, then what was paid back of it.
  if (inForce)
    for (const [kind, ratingId] of (
      [
        ["drawing", inForce.id],
        ["repayment", null],
      ] as const
    ).slice(0, rows.lineMovements))
      await db("lineMovements").insert({
        ...row,
        kind,
        ratingId,
        amountFen: 60,
        day: "2025-06-30",
        contractNumber: "",
        purpose: "",
        note: "",
      });
  if (rows.exception) {
    const { from, months } = rows.exception;
    const toDate = months === null ? null : months === 1 ? "2025-07-01" : "2026-06-01";
    await db("customerExceptions").insert({ ...row, marketerId: user, fromDate: from, toDate, reason: "" });
  }
  if (rows.goldSince)
    await db("goldMemberships").insert({
      customerId: customer,
      basis: "byHand",
      confirmedOn: rows.goldSince,
      confirmedAt: at,
      confirmedBy: user,
      reviewOn: "2026-01-01",
    });
  await refreshLoans(db, customer);
  await db("customers")
    .where({ id: customer })
    .update({
      keyTarget: rows.keyTarget,
      goldSince: rows.goldSince,
      currentRatingId: inForce?.id ?? null,
      lastVisitedOn: [...rows.visits].sort().at(-1) ?? null,
    });
}

const tables = [
  "customers",
  "customerSections",
  "visits",
  "followUps",
  "ratings",
  "customerLinks",
  "loans",
  "capitalDemands",
  "holdings",
  "financialStatements",
  "attachments",
  "customerExceptions",
  "lineMovements",
  "lineBalances",
  "goldMemberships",
];

/** Tables without an id of their own. */
const byCustomer = ["customerSections", "lineBalances"];

/** All rows that a merge could touch, without what every write moves on: version and last change. */
export async function recordTables(db: Knex): Promise<Record<string, unknown[]>> {
  const contents: Record<string, unknown[]> = {};
  for (const table of tables) {
    const rows: Record<string, unknown>[] = await db(table).orderBy(byCustomer.includes(table) ? "customerId" : "id");
    contents[table] = rows.map(({ version: _version, updatedAt: _at, updatedBy: _by, ...row }) => row);
  }
  return contents;
}
