import { writeXlsx } from "hucre/xlsx";
import { residentId } from "./people.ts";

/**
 * A ledger as branches keep it: a title, a unit for all amounts, groups over columns, full-width digits, dates in every
 * form, an error of Excel, blank rows, the headings once more on the second page, a line of totals, a second sheet of
 * the same columns and a third that is something else.
 */
export async function dirtyWorkbook(village: string, { name = "客户台账.xlsx" } = {}): Promise<File> {
  const groups = ["序号", "客户信息", null, null, "所在村", "家庭情况", null, "同意日期"];
  const headings = [null, "姓 名", "身份证号码", "联系电话", null, "人口", "年收入", null];
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "一组",
        rows: [
          ["城关信用社2026年客户信息台账"],
          ["填表日期：2026年3月", null, null, null, null, null, "单位：万元"],
          groups,
          headings,
          [
            1,
            "王芳　",
            fullWidth(residentId(1)),
            "１００ １１１１ ２２２２",
            `${village} `,
            "４人",
            "6.5",
            "2026年3月1日",
          ],
          [2, " 李强", ` ${residentId(2)}`, 10011113333, village, 3, "８，０００元", "2026/3/2"],
          [],
          [3, "周敏", residentId(3), "100-1111-4444", village, 2, 3.2, 46082],
          [null, "姓 名", "身份证号码", "联系电话", null, "人口", "年收入", null],
          [4, "吴刚", residentId(4), null, village, 5, "1,234.5", "2026.3.4"],
          [5, "坏号", Number("999001198005060123"), null, village, 1, 2, "20260305"],
          [6, "错值", residentId(6), null, "#N/A", 1, 2, "3月里"],
          [7, "王芳", residentId(1), null, village, 1, 2, null],
          ["合　计", null, null, null, null, 17, 12345, null],
        ],
        merges: [
          merged(0, 0, 0, 7),
          merged(2, 1, 2, 3),
          merged(2, 5, 2, 6),
          ...[0, 4, 7].map((column) => merged(2, column, 3, column)),
        ],
      },
      {
        name: "二组",
        rows: [
          groups,
          headings,
          [1, "郑涛", residentId(7), "10011117777", village, 4, 0.5, "2026-3-7"],
          [2, "冯丽", residentId(8), "10011118888", village, 4, 1, null],
          [3, "李强", residentId(2), "10011113333", village, 3, 1, null],
        ],
        merges: [merged(0, 1, 0, 3), merged(0, 5, 0, 6), ...[0, 4, 7].map((column) => merged(0, column, 1, column))],
      },
      {
        name: "说明",
        rows: [
          ["填写项目", "要求"],
          ["姓名", "与证件一致"],
        ],
      },
    ],
  });
  return new File([new Uint8Array(bytes)], name);
}

function merged(startRow: number, startCol: number, endRow: number, endCol: number) {
  return { startRow, startCol, endRow, endCol };
}

function fullWidth(text: string): string {
  return text.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
