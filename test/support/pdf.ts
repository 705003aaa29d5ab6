import { execFileSync } from "node:child_process";

/** What poppler finds in a PDF: its number of pages, paper, and each page's text without white space. */
export function readPdf(path: string): { pages: number; paper: string; texts: string[] } {
  const information = execFileSync("pdfinfo", [path], { encoding: "utf8" });
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  return {
    pages: Number(/^Pages:\s+(\d+)$/m.exec(information)?.[1]),
    paper: /^Page size:.*\((\w+)\)$/m.exec(information)?.[1] ?? "",
    texts: text.split("\f").map(withoutSpace),
  };
}

/** Heights of a page and of its header and of its footer in points, as `paperStyles` sets them. */
const a4 = { width: 595, height: 842, band: 45 };

/** The lines of each page between header and footer, without what is only space. */
export function bodyLines(path: string): string[][] {
  const body = ["-x", 0, "-y", a4.band, "-W", a4.width, "-H", a4.height - 2 * a4.band].map(String);
  const text = execFileSync("pdftotext", ["-layout", ...body, path, "-"], { encoding: "utf8" });
  const pages = text.split("\f").slice(0, -1);
  return pages.map((page) => page.split("\n").flatMap((line) => line.trim() || []));
}

/** Rows of a table of contents, `1  Basic information  3`, and the first page whose body has each title as a line. */
export function contentsRows(pages: readonly (readonly string[])[]): { title: string; told: number; found: number }[] {
  const rows = pages.flat().flatMap((line) => /^\d+ +(\S.*?) +(\d+)$/.exec(line) ?? []);
  return Array.from({ length: rows.length / 3 }, (_, row) => {
    const [, title = "", told] = rows.slice(row * 3);
    return { title, told: Number(told), found: pages.findIndex((lines) => lines.includes(title)) + 1 };
  });
}

/** Layout puts spaces and line breaks where it likes; words are compared without them. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}
