import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dateOfSerial,
  isCellError,
  isTotalLabel,
  readAmount,
  readCount,
  readDate,
  readPhone,
} from "../../shared/domain/cellReading.ts";

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const days = fc
  .date({ min: new Date("1900-03-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("a date is read alike in every form that sheets hold it, half and full width", () => {
  fc.assert(
    fc.property(days, fc.boolean(), (date, wide) => {
      const [year, month, day] = date.split("-").map(Number) as [number, number, number];
      const compact = date.replaceAll("-", "");
      const forms = [
        date,
        `${year}-${month}-${day}`,
        `${year}/${month}/${day}`,
        `${year}.${month}.${day}`,
        `${year}年${month}月${day}日`,
        `${year} 年 ${month} 月 ${day} 日`,
        `${date} 00:00:00`,
        compact,
      ];
      for (const form of forms) expect(readDate(wide ? fullWidth(form) : form), form).toBe(date);
    }),
  );
});

test("an Excel serial is the day that Excel shows", () => {
  expect(dateOfSerial(61)).toBe("1900-03-01");
  expect(dateOfSerial(46_082)).toBe("2026-03-01");
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000, max: 73_049 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (serial, time) => {
        const date = dateOfSerial(serial + time) ?? "";
        expect(dateOfSerial(serial)).toBe(date);
        expect(readDate(String(serial))).toBe(date);
        expect(Date.parse(dateOfSerial(serial + 1) ?? "") - Date.parse(date)).toBe(86_400_000);
      },
    ),
  );
});

test.each(["2026-02-30", "2026-13-01", "2026-3/1", "3月", "12", "20260230", "999001198005060123", "见附件", "2026"])(
  "%s is no date",
  (text) => {
    expect(readDate(text)).toBeNull();
  },
);

test("every amount in fen comes back exactly, in yuan and in 万元, with separators and in full width", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), fc.boolean(), (fen, wide) => {
      const shown = (text: string) => (wide ? fullWidth(text) : text);
      const digits = String(fen).padStart(7, "0");
      const yuan = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
      const tenThousand = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
      const grouped = yuan.replace(/\B(?=(\d{3})+\.)/g, ",");
      for (const text of [yuan, grouped, `${yuan}元`, `¥${grouped}`])
        expect(readAmount(shown(text), 1), text).toBe(fen);
      expect(readAmount(shown(tenThousand), 10_000)).toBe(fen);
      for (const unit of ["万", "万元"]) expect(readAmount(shown(tenThousand) + unit, 1)).toBe(fen);
      expect(readAmount(`${yuan}元`, 10_000)).toBe(fen);
    }),
  );
});

test.each(["很多", "1.2.3", "-5", "1e21", "12%", "", "99999999999999999999"])("%s is no amount", (text) => {
  expect(readAmount(text, 1)).toBeNull();
});

test("counts and telephone numbers are read through width, separators and units", () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      for (const text of [`${count}`, `${count}人`, fullWidth(String(count)), `${count}.0`, ` ${count} 口`])
        expect(readCount(text)).toBe(count);
    }),
  );
  expect(readCount("三人")).toBeNull();
  expect(readCount("2.5")).toBeNull();
  expect(readPhone("１３８－００００　１１１１")).toBe("138-00001111");
});

test("lines of totals and errors of Excel are told from customers", () => {
  for (const label of ["合计", "合　计", "小 计：", "总计", "Total"]) expect(isTotalLabel(label)).toBe(true);
  for (const name of ["合计明", "计合", "王芳"]) expect(isTotalLabel(name)).toBe(false);
  for (const error of ["#N/A", "#REF!", "#DIV/0!"]) expect(isCellError(error)).toBe(true);
  expect(isCellError("#1 楼")).toBe(false);
});
