/** Which part of an area a column of a sheet holds, told by its heading in either language. */

export const areaColumns = ["code", "name", "parentCode", "level"] as const;
export type AreaColumn = (typeof areaColumns)[number];

/** Headings as the bureau and branches write them. 城乡分类代码, the urban-rural class, is none that the ledger keeps. */
const headings: Record<AreaColumn, readonly string[]> = {
  code: [
    "统计用区划代码",
    "统计用行政区划代码",
    "统计代码",
    "行政区划代码",
    "区划代码",
    "区域代码",
    "区划编码",
    "代码",
    "编码",
    "code",
    "areacode",
    "divisioncode",
    "statisticalcode",
  ],
  name: [
    "名称",
    "区划名称",
    "行政区划名称",
    "统计用区划名称",
    "区域名称",
    "单位名称",
    "地名",
    "村名",
    "name",
    "areaname",
    "divisionname",
  ],
  parentCode: ["上级代码", "上级区划代码", "上级区域代码", "父级代码", "父代码", "parent", "parentcode"],
  level: ["级别", "层级", "level"],
};

const columnOf = new Map(
  areaColumns.flatMap((column) => headings[column].map((heading) => [heading, column] as const)),
);

/** The columns of a row of headings, by what they hold; null where the row has no column of codes or none of names. */
export function areaHeadings(cells: readonly (string | number | null)[]): Map<AreaColumn, number> | null {
  const found = new Map<AreaColumn, number>();
  for (const [index, cell] of cells.entries()) {
    const column = columnOf.get(simplified(String(cell ?? "")));
    if (column !== undefined && !found.has(column)) found.set(column, index);
  }
  return found.has("code") && found.has("name") ? found : null;
}

function simplified(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/\(.*?\)/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
