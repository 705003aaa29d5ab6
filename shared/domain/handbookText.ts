/** The text of handbook pages: Markdown cut into passages, and words found in them. */

/** What a branch writes down for itself: regulations, processes, varieties of business, operating procedures. */
export const handbookKinds = ["regulations", "process", "varieties", "procedures"] as const;
export type HandbookKind = (typeof handbookKinds)[number];

/** A heading with what stands under it, up to the next one. */
export interface Passage {
  /** line of the heading in the Markdown, the first being 1; of what stands before any heading, 1 */
  line: number;
  heading: string;
  /** without the marks of Markdown */
  text: string;
}

/** More headings than this belong to the last passage. */
export const mostPassages = 1000;

/** Cuts Markdown at its headings of the form `# …`; those within fenced code are none. */
export function passagesOf(markdown: string): Passage[] {
  const passages: { line: number; heading: string; lines: string[] }[] = [{ line: 1, heading: "", lines: [] }];
  let fence: string | null = null;
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (mark !== null && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    const heading = fence === null ? /^ {0,3}#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$/.exec(line) : null;
    if (heading && passages.length < mostPassages)
      passages.push({ line: index + 1, heading: plainText(heading[1] ?? ""), lines: [] });
    else passages.at(-1)?.lines.push(line);
  }
  return passages
    .map(({ line, heading, lines }) => ({ line, heading, text: plainText(lines.join("\n")) }))
    .filter(({ heading, text }) => heading !== "" || text !== "");
}

/** Markdown as it reads: the words of links without their addresses, no signs of emphasis, tables or lists. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^ {0,3}(`{3,}|~{3,}).*$/gm, "")
    .replace(/^[ |:+-]*-{3,}[ |:+-]*$/gm, "")
    .replace(/!?\[([^\]]*)\]\([^)\s]*(?:\s+"[^"]*")?\)/g, "$1")
    .replace(/^\s*(?:>\s*)+/gm, "")
    .replace(/^\s*(?:[-+*]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/gm, "")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|\s)[*_](\S[^*_]*)[*_](?=\s|$|\p{P})/gu, "$1$2")
    .replace(/\s*\|\s*/g, " ")
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** What somebody looks for: words as they are compared, longest first; none where nothing was typed. */
export function searchWords(typed: string): string[] {
  const words = typed
    .split(/[\s,;、。，；|]+/u)
    .map((word) => folded(word).text)
    .filter((word) => word !== "");
  return [...new Set(words)].sort((one, other) => other.length - one.length);
}

/** A place in a text, from one character up to another that is no longer part of it. */
export type Mark = [from: number, to: number];

/** Where words stand in a text, in order; places that overlap are one. */
export function marksIn(text: string, words: readonly string[]): Mark[] {
  const { text: plain, places } = folded(text);
  const found: Mark[] = [];
  for (const word of words)
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + word.length))
      found.push([places[at] ?? 0, (places[at + word.length - 1] ?? 0) + 1]);
  found.sort((one, other) => one[0] - other[0]);
  const joined: Mark[] = [];
  for (const mark of found) {
    const last = joined.at(-1);
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else joined.push([...mark]);
  }
  return joined;
}

/** How widths and cases fold together, with the place in the text that each sign of the folded one comes from. */
function folded(text: string): { text: string; places: number[] } {
  let plain = "";
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const one = sign.normalize("NFKC").toLowerCase();
    for (let part = 0; part < one.length; part += 1) places.push(part < sign.length ? at + part : at);
    plain += one;
    at += sign.length;
  }
  return { text: plain, places };
}

export interface Snippet {
  text: string;
  marks: Mark[];
}

/** Signs of a text around the first place found, at most. */
const before = 18;
const longest = 96;

/** The part of a text in which words stand, short enough for a line; the beginning where none does. */
export function snippetOf(text: string, words: readonly string[]): Snippet {
  const marks = marksIn(text, words);
  const start = Math.max(0, (marks[0]?.[0] ?? 0) - before);
  const end = Math.min(text.length, start + longest);
  const [head, tail] = [start > 0 ? "…" : "", end < text.length ? "…" : ""];
  const shift = head.length - start;
  return {
    text: head + text.slice(start, end) + tail,
    marks: marks
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]): Mark => [from + shift, to + shift]),
  };
}
