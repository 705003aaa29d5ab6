import type { Knex } from "knex";
import { addDays } from "../../shared/domain/dates.ts";
import { nextNoticeNumber } from "../../shared/domain/notice.ts";
import type { RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Context } from "../context.ts";
import { type PostableRating, postable } from "../notices/postable.ts";
import { replaceEntries } from "../store/notices.ts";
import type { CountyPlan } from "./writeCounty.ts";
import { approveForLater, approveWaiting } from "./writeWaiting.ts";

/** Ratings looked at for the notices: the first ones of the county, however large it is. */
const firstRatings = 3000;
const entriesOnNotice = 12;

interface Village {
  areaId: number;
  /** those still proposed, which are approved and wait for the notice, come first */
  ratingIds: number[];
  proposedIds: number[];
}

interface SampleNotice {
  /** days from today to its first day, and to its last; null where it is a draft */
  posted: { from: number; to: number } | null;
  objection: null | { on: number; content: string; finding: string; answer: string };
}

const noticesWanted: readonly SampleNotice[] = [
  {
    posted: { from: -40, to: -34 },
    objection: {
      on: -36,
      content: "反映该户在外村有欠款未还，评的等级偏高。",
      finding: "查询征信并走访村委会及邻里两户，未发现对外欠款；所说欠款系其堂弟所借。",
      answer: "经核查，反映的欠款与该户无关，评级维持不变。",
    },
  },
  {
    posted: { from: -3, to: 3 },
    objection: { on: -1, content: "该户去年与他人合伙的生意已经停了，收入没有公示的那么多。", finding: "", answer: "" },
  },
  { posted: { from: -2, to: 4 }, objection: null },
  { posted: null, objection: null },
];

/**
 * A notice that is over with an answered objection, one that hangs with an open one, one that hangs with none, and a
 * draft. Ratings that hang now are approved and wait: for the answer, or for the end of the notice; two more wait for
 * their day.
 */
export async function writeNotices(db: Knex, plan: CountyPlan, reviewer: number): Promise<void> {
  const onNotice = await noticeVillages(db, plan);
  const branch: { branchName: string } | undefined = await db("branch").first("branchName");
  const numbers = new Map<string, string>();
  const beside = onNotice.flatMap(({ ratingIds }) => ratingIds);
  await approveForLater(db, plan.today, { beside, among: firstRatings, reviewer });
  for (const [index, village] of onNotice.entries()) {
    const wanted = noticesWanted[index];
    if (!wanted) return;
    if (hangsNow(wanted))
      await approveWaiting(db, plan.today, { ratingIds: village.proposedIds, reviewer, effectiveFrom: null });
    await writeNotice(db, plan, { wanted, village, reviewer, branchName: branch?.branchName ?? "", numbers });
  }
}

function hangsNow({ posted }: SampleNotice): boolean {
  return posted !== null && posted.from <= 0 && posted.to >= 0;
}

/**
 * The villages with most ratings to be posted among the first of the county, in the order of the notices; where one
 * hangs now, those with most ratings that had been proposed by its first day.
 */
async function noticeVillages(db: Knex, { today }: CountyPlan): Promise<Village[]> {
  const villages = await bestRatedVillages(db, today);
  const byProposed = [...villages].sort((one, other) => other.proposedIds.length - one.proposedIds.length);
  const hanging = byProposed.slice(0, noticesWanted.filter(hangsNow).length);
  const others = villages.filter((village) => !hanging.includes(village));
  return noticesWanted.flatMap((wanted) => (hangsNow(wanted) ? hanging : others).splice(0, 1));
}

async function bestRatedVillages(db: Knex, today: string): Promise<Village[]> {
  const runningFrom = addDays(today, noticesWanted.find(hangsNow)?.posted?.from ?? 0);
  const rows: { id: number; areaId: number; status: RatingStatus; proposedAt: string }[] = await db("ratings")
    .join("customers", "customers.id", "ratings.customerId")
    .where("ratings.id", "<=", firstRatings)
    .whereIn("ratings.status", ["proposed", "effective"])
    .whereIn("customers.kind", ["farmer", "selfEmployed"])
    .orderBy("ratings.id")
    .select("ratings.id", "customers.areaId", "ratings.status", "ratings.proposedAt");
  const byVillage = new Map<number, { proposed: number[]; others: number[] }>();
  for (const { id, areaId, status, proposedAt } of rows) {
    const village = byVillage.get(areaId) ?? { proposed: [], others: [] };
    const inTime = status === "proposed" && proposedAt < at(runningFrom, 2);
    byVillage.set(areaId, village);
    (inTime ? village.proposed : village.others).push(id);
  }
  return [...byVillage]
    .map(([areaId, { proposed, others }]) => ({
      areaId,
      proposedIds: proposed.slice(0, entriesOnNotice),
      ratingIds: [...proposed, ...others].slice(0, entriesOnNotice),
    }))
    .sort((one, other) => other.ratingIds.length - one.ratingIds.length || one.areaId - other.areaId);
}

async function writeNotice(
  db: Knex,
  { today, managerId }: CountyPlan,
  {
    wanted: { posted, objection },
    village,
    reviewer,
    branchName,
    numbers,
  }: {
    wanted: SampleNotice;
    village: Village;
    reviewer: number;
    branchName: string;
    numbers: Map<string, string>;
  },
): Promise<void> {
  const everything: Pick<Context, "db" | "scope" | "today"> = { db, scope: { all: true }, today };
  const entries = await postable(everything, village.ratingIds, null);
  const area: { name: string } | undefined = await db("areas").where({ id: village.areaId }).first("name");
  if (!area || entries.length === 0) return;
  const from = addDays(today, posted?.from ?? 0);
  const [notice]: { id: number }[] = await db("notices")
    .insert({
      status: "draft",
      areaId: village.areaId,
      postedOn: from,
      endsOn: addDays(today, posted?.to ?? 6),
      place: `${area.name}村务公开栏`,
      contact: "营业室 100-00000000，或网点意见箱",
      showLine: true,
      note: "",
      createdAt: at(from, 1),
      createdBy: managerId,
    })
    .returning("id");
  if (!notice) throw new Error("The database gave no id for a notice of the sample.");
  await replaceEntries(db, notice.id, entries);
  if (!posted) return;
  const year = from.slice(0, 4);
  const number = nextNoticeNumber(year, numbers.get(year) ?? null);
  numbers.set(year, number);
  const hangs = {
    status: "posted",
    number,
    areaName: area.name,
    branchName,
    postedAt: at(from, 2),
    postedBy: managerId,
  };
  await db("notices")
    .where(notice)
    .update({ ...hangs, version: 1 });
  if (objection) await writeObjection(db, { noticeId: notice.id, today, objection, entries, reviewer, managerId });
}

async function writeObjection(
  db: Knex,
  {
    noticeId,
    today,
    objection,
    entries,
    reviewer,
    managerId,
  }: {
    noticeId: number;
    today: string;
    objection: NonNullable<SampleNotice["objection"]>;
    entries: readonly PostableRating[];
    reviewer: number;
    managerId: number;
  },
): Promise<void> {
  // Where some wait for the notice, one of them waits for the answer as well.
  const about = entries.find(({ status }) => status === "approved") ?? entries[Math.floor(entries.length / 2)];
  const receivedOn = addDays(today, objection.on);
  const answered = objection.answer !== "";
  await db("objections").insert({
    noticeId,
    ratingId: about?.ratingId,
    version: answered ? 2 : 0,
    receivedOn,
    channel: answered ? "phone" : "letter",
    objectorName: answered ? "孙大明" : "",
    objectorContact: answered ? "10000000001" : "",
    content: objection.content,
    recordedAt: at(receivedOn, 3),
    recordedBy: managerId,
    finding: objection.finding,
    investigatedAt: answered ? at(addDays(receivedOn, 1), 2) : null,
    investigatedBy: answered ? reviewer : null,
    outcome: answered ? "rejected" : null,
    answer: objection.answer,
    answeredAt: answered ? at(addDays(receivedOn, 2), 2) : null,
    answeredBy: answered ? reviewer : null,
  });
}

/** A UTC instant on a date. */
function at(date: string, hour: number): string {
  return `${date}T${String(hour).padStart(2, "0")}:00:00.000Z`;
}
