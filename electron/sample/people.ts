import { creditCodeCheckCharacter } from "../../shared/domain/creditCode.ts";
import { residentIdCheckCharacter } from "../../shared/domain/residentId.ts";
import type { Random } from "./random.ts";

/** Repeated in proportion to how common a surname is. */
const surnames = [
  ..."王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵赵黄周周吴徐孙孙马朱胡郭郭何高高林罗郑郑梁谢宋宋唐许韩冯董萧程曹曹袁邓魏",
] as [string, ...string[]];
const maleGiven = [..."伟强磊军勇杰涛斌超明刚平辉鹏华飞建国志永福保春生海山林文武德金玉龙虎"] as [string, ...string[]];
const femaleGiven = [..."芳娜敏静丽艳娟霞秀英桂兰玉梅凤莲花荣红燕玲巧云香翠珍素琴爱淑"] as [string, ...string[]];

export function personName(random: Random, sex: "male" | "female"): string {
  const given = sex === "male" ? maleGiven : femaleGiven;
  return random.pick(surnames) + random.pick(given) + (random.chance(0.72) ? random.pick(given) : "");
}

const brands = [
  "宏达",
  "兴农",
  "裕丰",
  "中原",
  "黄河",
  "桐乡",
  "焦桐",
  "金穗",
  "永盛",
  "鑫源",
  "恒通",
  "万家",
] as const;
const trades = ["木业", "乐器", "农产品", "食品", "建材", "商贸", "运输", "养殖", "种业", "农机"] as const;
const offices = ["村民委员会", "小学", "卫生室", "农民专业合作社", "供销社"] as const;

export function enterpriseName(random: Random): string {
  return `${random.pick(brands)}${random.pick(trades)}有限公司`;
}

export function institutionName(random: Random, village: string): string {
  return village + random.pick(offices);
}

/** Resident IDs that can be told apart this way; no county of China has a code that begins with 999. */
export const mostPeople = 1_000_000;

/**
 * A resident ID that belongs to nobody, different for every index below `mostPeople`. An odd index gives a man.
 *
 * @param birthDate ISO date
 */
export function sampleResidentId(index: number, birthDate: string): string {
  const region = 999_000 + (Math.floor(index / 1000) % 1000);
  const first17 = `${region}${birthDate.replaceAll("-", "")}${String(index % 1000).padStart(3, "0")}`;
  return first17 + residentIdCheckCharacter(first17);
}

/** A unified social credit code of the region nobody has, different for every index. */
export function sampleCreditCode(index: number): string {
  const first17 = `91999${String(index % 1000).padStart(3, "0")}${String(index).padStart(9, "0")}`;
  return first17 + creditCodeCheckCharacter(first17);
}

/** A telephone number that cannot exist: no mobile number begins with 100. */
export function samplePhone(index: number): string {
  return `100${String((index * 7919 + 12_345_678) % 100_000_000).padStart(8, "0")}`;
}
