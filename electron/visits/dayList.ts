import type { Knex } from "knex";
import {
  type DayList,
  type DayListCustomer,
  type DayListQuestion,
  type DayListVillage,
  type DayListWork,
  mostOnDayList,
} from "../../shared/contract/dayList.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { type WorkKind, workKinds } from "../../shared/domain/dayList.ts";
import { fittingOnPage } from "../../shared/domain/dayListPage.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { activeMarketers } from "../jurisdictions/service.ts";
import { Refusal } from "../refusal.ts";
import {
  customersWithWork,
  type DueColumns,
  gravestDaySql,
  inVillages,
  neverVisited,
  openFollowUpsOf,
  overdueLoans,
  urgencySql,
  villageOf,
} from "./dueWork.ts";

type Marketer = DayList["marketer"];

type VillageRow = Omit<DayListVillage, "counts"> & DayListVillage["counts"];

/**
 * The villages in which a marketer works on a day with what there is to do, the most urgent first; of equal ones the longest
 * unvisited. Two queries whatever the number of customers.
 *
 * @throws {Refusal} dayListOfOther, notAMarketer
 */
export async function dayListVillages(
  ctx: Context,
  question: Inputs["dayList"]["villages"],
): Promise<Outputs["dayList"]["villages"]> {
  const { db } = ctx;
  const marketer = await askedFor(ctx, question);
  const rows: VillageRow[] = await db
    .withMaterialized("standing", customersWithWork(ctx, question))
    .with("perArea", perArea(db, question.day))
    .from("perArea")
    .join({ own: "areas" }, "own.id", "perArea.areaId")
    .joinRaw(`JOIN areas village ON village.id = ${villageOf("own")}`)
    .leftJoin({ township: "areas" }, "township.id", "village.parentId")
    .groupBy("village.id", "village.name", "village.code", "township.name")
    .select("village.id", "village.name", { townshipName: "township.name" })
    .max({ lastVisitedOn: "perArea.lastVisitedOn" })
    .sum({ customers: "perArea.customers", toVisit: "perArea.toVisit", urgency: "perArea.urgency" })
    .sum(Object.fromEntries(workKinds.map((kind) => [kind, `perArea.${kind}`])))
    .orderByRaw("urgency DESC, last_visited_on IS NOT NULL, last_visited_on, village.code");
  return { marketer, villages: rows.map(toVillage) };
}

/** Customers hang on few areas: these are counted first and put together to villages after. */
function perArea(db: Knex, day: string): Knex.QueryBuilder {
  return db("standing")
    .groupBy("areaId")
    .select("areaId")
    .max({ lastVisitedOn: "lastVisitedOn" })
    .count({ customers: "*", toVisit: gravestDaySql(db) })
    .count(Object.fromEntries(workKinds.map((kind) => [kind, kind])))
    .sum({ urgency: urgencySql(db, day) });
}

function toVillage({ id, name, townshipName, customers, lastVisitedOn, toVisit, urgency, ...counts }: VillageRow) {
  return { id, name, townshipName, customers, lastVisitedOn, toVisit, urgency, counts };
}

interface ListedRow extends DueColumns {
  id: number;
  urgency: number;
  total: number;
  kind: CustomerKind;
  name: string;
  idNumber: string;
  phone: string;
  address: string;
  areaName: string;
  villageId: number;
  villageName: string;
  townshipName: string | null;
  nextStep: string | null;
  grade: Grade;
  loans: number;
  balanceFen: number | null;
}

/**
 * Whom to visit in some villages and why, each customer once, the most urgent first. Two queries whatever the number of
 * customers.
 *
 * @throws {Refusal} dayListOfOther, notAMarketer
 */
export async function dayList(ctx: Context, question: Inputs["dayList"]["list"]): Promise<DayList> {
  const marketer = await askedFor(ctx, question);
  const rows = await mostUrgent(ctx, question);
  const customers = rows.map(toCustomer);
  const fitting = fittingOnPage(customers);
  return {
    marketer,
    villages: villagesOf(rows),
    customers: customers.map((customer, index) => ({ ...customer, onPage: index < fitting })),
    total: rows[0]?.total ?? 0,
  };
}

/** @throws {Refusal} dayListOfOther, notAMarketer */
async function askedFor(ctx: Context, { marketerId }: DayListQuestion): Promise<Marketer> {
  const { scope } = ctx;
  if (!scope.all && scope.marketerId !== marketerId) throw new Refusal("dayListOfOther");
  const marketer = (await activeMarketers(ctx)).find(({ id }) => id === marketerId);
  if (!marketer) throw new Refusal("notAMarketer");
  return marketer;
}

/** Found among all by what is due alone, and only then described. */
function mostUrgent(ctx: Context, question: Inputs["dayList"]["list"]): Promise<ListedRow[]> {
  const { db } = ctx;
  const { villageIds, day } = question;
  const customers = customersWithWork(ctx, question);
  inVillages(customers, db, villageIds);
  const gravest = gravestDaySql(db);
  const found = db("standing")
    .whereRaw("? IS NOT NULL", [gravest])
    .select("id", ...workKinds, { urgency: urgencySql(db, day), gravest }, db.raw("count(*) OVER () AS total"))
    .orderByRaw("urgency DESC, gravest, id")
    .limit(mostOnDayList);
  const one = (sql: string, alias: string, bindings: string[] = []) =>
    db.raw(`(SELECT ${sql}) AS ??`, [...bindings, alias]);
  return db
    .withMaterialized("standing", customers)
    .with("found", found)
    .from("found")
    .join("customers", "customers.id", "found.id")
    .join({ own: "areas" }, "own.id", "customers.areaId")
    .joinRaw(`JOIN areas village ON village.id = ${villageOf("own")}`)
    .leftJoin({ township: "areas" }, "township.id", "village.parentId")
    .select(
      "found.id",
      "found.urgency",
      "found.total",
      ...workKinds.map((kind) => `found.${kind}`),
      "customers.kind",
      "customers.name",
      "customers.idNumber",
      "customers.phone",
      "customers.address",
      { areaName: "own.name", villageId: "village.id", villageName: "village.name", townshipName: "township.name" },
      one(`next_step FROM follow_ups WHERE ${openFollowUpsOf} ORDER BY next_on, id LIMIT 1`, "nextStep"),
      one("grade FROM ratings WHERE ratings.id = customers.current_rating_id", "grade"),
      one(`count(*) FROM loans WHERE ${overdueLoans}`, "loans", [day]),
      one(`sum(balance_fen) FROM loans WHERE ${overdueLoans}`, "balanceFen", [day]),
    )
    .orderByRaw("found.urgency DESC, found.gravest, found.id");
}

function toCustomer(row: ListedRow): Omit<DayListCustomer, "onPage"> {
  const { id, kind, name, idNumber, phone, address, areaName, villageId, villageName, urgency } = row;
  return {
    id,
    fileNumber: fileNumberOf(id),
    kind,
    name,
    idNumberMasked: maskIdNumber(idNumber),
    phoneMasked: maskPhone(phone),
    address: areaName === villageName ? address : `${areaName} ${address}`.trim(),
    villageId,
    work: workKinds.flatMap((workKind) => {
      const on = row[workKind];
      return on === null ? [] : [toWork(workKind, on, row)];
    }),
    urgency,
  };
}

function toWork(kind: WorkKind, on: string, { nextStep, grade, loans, balanceFen }: ListedRow): DayListWork {
  switch (kind) {
    case "overdueLoan":
      return { kind, on, loans, balanceFen: balanceFen ?? 0 };
    case "followUp":
      return { kind, on, nextStep: nextStep ?? "" };
    case "ratingDue":
      return { kind, on, grade };
    case "keyTarget":
      return { kind, on: on === neverVisited ? null : on };
    default:
      return { kind, on };
  }
}

/** The villages with somebody on the list, by how urgent their customers are together. */
function villagesOf(rows: readonly ListedRow[]): DayList["villages"] {
  const villages = new Map<number, DayList["villages"][number] & { urgency: number }>();
  for (const { villageId: id, villageName: name, townshipName, urgency } of rows)
    villages.set(id, { id, name, townshipName, urgency: (villages.get(id)?.urgency ?? 0) + urgency });
  return [...villages.values()]
    .sort((one, other) => other.urgency - one.urgency)
    .map(({ urgency: _urgency, ...village }) => village);
}
