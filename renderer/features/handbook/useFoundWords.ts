import { type RefObject, useEffect } from "react";
import { marksIn, searchWords } from "../../../shared/domain/handbookText.ts";

const highlight = "found-words";

/** Goes to the heading of a line and paints the words that were looked for, without touching what is rendered. */
export function useFoundWords(
  place: RefObject<HTMLElement | null>,
  { line, words, content }: { line: number | undefined; words: string | undefined; content: string | undefined },
): void {
  useEffect(() => {
    const element = place.current;
    if (!element || content === undefined || !("highlights" in CSS)) return;
    const ranges = words ? rangesOf(element, searchWords(words)) : [];
    if (ranges.length > 0) CSS.highlights.set(highlight, new Highlight(...ranges));
    const target = line === undefined ? null : element.querySelector(`[data-line="${line}"]`);
    (target ?? ranges[0]?.startContainer.parentElement)?.scrollIntoView({ block: "center" });
    return () => void CSS.highlights.delete(highlight);
  }, [place, line, words, content]);
}

function rangesOf(element: HTMLElement, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const [from, to] of marksIn(node.textContent ?? "", words)) {
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  return ranges;
}
