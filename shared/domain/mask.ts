/** Masked forms for lists, notices and logs: enough to recognise, too little to misuse. */

import { type CustomerKind, isHousehold } from "./customer.ts";

/** First six and last two characters stay: `410225********12` */
export function maskIdNumber(value: string): string {
  if (value.length <= 8) return value.replace(/.(?=..)/g, "*");
  return value.slice(0, 6) + "*".repeat(value.length - 8) + value.slice(-2);
}

/** First three and last four digits stay: `138****5678` */
export function maskPhone(value: string): string {
  if (value.length <= 7) return value.replace(/.(?=..)/g, "*");
  return value.slice(0, 3) + "*".repeat(value.length - 7) + value.slice(-4);
}

/** The surnames of two characters that are still borne. Source: 《中国姓氏大辞典》, the common ones of its 复姓. */
const doubleSurnames = new Set(
  (
    "欧阳 司马 上官 诸葛 司徒 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 东方 独孤 南宫 端木 百里 呼延 " +
    "澹台 公冶 申屠 太史 闻人 赫连 淳于 单于 万俟 钟离 濮阳 拓跋 鲜于 闾丘 宗政 仲孙 公羊 东郭 西门 第五"
  ).split(" "),
);

/**
 * A person's name as it hangs on a notice: the surname stays, of the given name the last character where there are
 * several, `张三` → `张*`, `李小明` → `李*明`, `欧阳小明` → `欧阳*明`. The given name is never whole, and a name too short
 * to have two parts is covered altogether.
 */
export function maskPersonName(name: string): string {
  const characters = [...name.replace(/\s+/g, " ").trim()];
  const surname = characters.length > 2 && doubleSurnames.has(characters.slice(0, 2).join("")) ? 2 : 1;
  const given = characters.length - surname;
  if (given <= 0) return "*";
  const shown = given > 1 ? characters.slice(-1) : [];
  return [...characters.slice(0, surname), "*".repeat(given - shown.length), ...shown].join("");
}

/**
 * The name of a firm or unit, which its village should recognise: the first two and the last four characters stay,
 * `兰考金穗农资有限公司` → `兰考****有限公司`; fewer of a short name, so that something is always covered.
 */
export function maskFirmName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length <= 2) return maskPersonName(name);
  const last = characters.length > 6 ? 4 : 1;
  const hidden = Math.max(1, characters.length - 2 - last);
  return [...characters.slice(0, 2), "*".repeat(hidden), ...characters.slice(2 + hidden)].join("");
}

/** A customer's name as it hangs on a notice. */
export function maskCustomerName({ kind, name }: { kind: CustomerKind; name: string }): string {
  return isHousehold(kind) ? maskPersonName(name) : maskFirmName(name);
}

/** A telephone number, address or other way to reach somebody, of which little is to be seen. */
export function maskContact(contact: string): string {
  if (/^[\d+\-\s]{7,}$/.test(contact)) return maskPhone(contact);
  const characters = [...contact];
  return characters.slice(0, 2).join("") + "*".repeat(Math.max(0, characters.length - 2));
}
