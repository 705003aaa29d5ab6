/**
 * What staff typed into a cell, read as they meant it: full-width digits, thousands separators, units, and dates in
 * every form that Chinese sheets hold them.
 */
import { isCalendarDate } from "./dates.ts";

/** Day 0 of Excel's 1900 date system, which believes that 1900 was a leap year (ECMA-376 part 1, 18.17.4.1). */
const serialZero = Date.UTC(1899, 11, 30);
/** The 1904 date system counts from 1 January 1904. */
export const serialShift1904 = 1462;
const dayMs = 86_400_000;
/** 1 March 1900, the first day whose serial means the same to everyone, and the end of 2099. */
const serials = { first: 61, last: 73_050 };

/** Errors that Excel leaves in cells, such as `#N/A`. */
export function isCellError(text: string): boolean {
  return /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i.test(text);
}

/** The ISO date of a serial number of the 1900 system; the time of day is dropped. */
export function dateOfSerial(serial: number): string | null {
  const day = Math.floor(serial);
  if (day < serials.first || day > serials.last) return null;
  return new Date(serialZero + day * dayMs).toISOString().slice(0, 10);
}

/** An ISO date out of `2026-3-1`, `2026/3/1`, `2026.3.1`, `2026年3月1日`, `20260301` or a recent serial; else null. */
export function readDate(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .replace(/\s+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, "")
    .replace(/\s/g, "");
  const parts =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain)?.toSpliced(2, 1) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (parts) {
    const [, year, month, day] = parts as unknown as [string, string, string, string];
    const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isCalendarDate(date) ? date : null;
  }
  return /^\d{5}(\.\d+)?$/.test(plain) ? dateOfSerial(Number(plain)) : null;
}

/**
 * Whole fen out of an amount in yuan or 万元; what the cell says of its unit goes before what its column is in. Halves of
 * a fen round up.
 *
 * @param yuanPerUnit what one unit of the column is worth
 */
export function readAmount(typed: string, yuanPerUnit: 1 | 10_000): number | null {
  const plain = typed.normalize("NFKC").replace(/[,\s¥]/g, "");
  const match = /^(\d+)(?:\.(\d+))?(万元|万|元)?$/.exec(plain);
  if (!match) return null;
  const [, whole = "", part = "", unit] = match;
  const isTenThousand = unit === undefined ? yuanPerUnit === 10_000 : unit !== "元";
  const places = isTenThousand ? 6 : 2;
  const fen = Number(whole + part.slice(0, places).padEnd(places, "0")) + (Number(part[places] ?? 0) >= 5 ? 1 : 0);
  return Number.isSafeInteger(fen) ? fen : null;
}

/** A whole number of people or things: `4`, `４人`, `1,200`; else null. */
export function readCount(typed: string): number | null {
  const plain = typed.normalize("NFKC").replace(/[,\s人口]/g, "");
  if (!/^\d+(\.0+)?$/.test(plain)) return null;
  const count = Number(plain);
  return Number.isSafeInteger(count) ? count : null;
}

/** A telephone number as the ledger keeps it: half-width, without spaces, hyphens of one kind. */
export function readPhone(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[‐‑‒–—―−－]/g, "-");
}

/** Whether the first filled cell of a row says that the row sums up others. */
export function isTotalLabel(typed: string): boolean {
  return /^(合计|总计|小计|共计|累计|总合计|本页合计|total|subtotal|grandtotal|sum)[:：]?$/i.test(
    typed.normalize("NFKC").replace(/\s/g, ""),
  );
}
