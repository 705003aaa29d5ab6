import type { Knex } from "knex";
import { addDays } from "../../shared/domain/dates.ts";
import { staffEducations } from "../../shared/domain/team.ts";
import { insertAll } from "../store/insertAll.ts";
import { Random } from "./random.ts";
import type { CountyPlan } from "./writeCounty.ts";

const courses = [
  { course: "农户小额信用贷款操作规程", result: "合格" },
  { course: "阳光信贷公示与异议处理", result: "92分" },
  { course: "财务报表入门：小企业三张表", result: "88分" },
  { course: "反洗钱与客户身份识别", result: "合格" },
  { course: "不良贷款清收案例", result: "" },
] as const;

/** Days until the certificate of every fourth marketer runs out: within the weeks in which the ledger warns. */
const soon = 25;

/** What the branch keeps of its marketers: who they are, what they are certified for, and what they studied. */
export async function writeTeam(db: Knex, plan: CountyPlan, marketers: readonly number[]): Promise<void> {
  const random = new Random(plan.seed ^ 0x7ea);
  const written = { createdAt: plan.now, createdBy: plan.managerId };
  await insertAll(
    db,
    "staffProfiles",
    marketers.map((userId, place) => ({
      userId,
      education: random.pick(staffEducations),
      joinedOn: addDays(plan.today, -random.whole(400, 6000)),
      extension: String(8001 + place),
      languages: place % 4 === 0 ? "豫东方言、英语" : "豫东方言",
    })),
  );
  await insertAll(
    db,
    "staffCertificates",
    marketers.flatMap((userId, place) => {
      const post = { kind: "post", name: "信贷岗位资格", certificateNumber: `XD-${2000 + place}` };
      const bank = {
        kind: "certificate",
        name: "银行业专业人员（个人贷款）",
        certificateNumber: `YH${300_000 + place}`,
      };
      const untilPost = place % 4 === 0 ? soon : random.whole(120, 900);
      return [
        { ...post, gainedOn: addDays(plan.today, untilPost - 1095), expiresOn: addDays(plan.today, untilPost) },
        ...(place % 3 === 0
          ? [{ ...bank, gainedOn: addDays(plan.today, -random.whole(200, 1500)), expiresOn: null }]
          : []),
      ].map((certificate) => ({ userId, ...certificate, ...written }));
    }),
  );
  await insertAll(
    db,
    "studyRecords",
    marketers.flatMap((userId, place) =>
      courses
        .filter(() => random.chance(0.6))
        .map((course, which) => {
          // What somebody entered themselves last waits for the manager.
          const waits = which === 0 && place % 5 === 1;
          return {
            ...{ userId, ...course, halfHours: random.whole(2, 16), certificateNumber: "" },
            studiedOn: addDays(plan.today, waits ? -3 : -random.whole(10, 330)),
            ...(waits
              ? { confirmedAt: null, confirmedBy: null, createdAt: plan.now, createdBy: userId }
              : { confirmedAt: plan.now, confirmedBy: plan.managerId, ...written }),
          };
        }),
    ),
  );
}
