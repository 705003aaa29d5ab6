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

/** Layout puts spaces and line breaks where it likes; words are compared without them. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}
