import type { HandbookHit } from "../../../shared/contract/handbook.ts";

/** A text with the words that were looked for painted. */
export function Marked({ snippet, marks }: Pick<HandbookHit, "snippet" | "marks">) {
  const parts = marks.flatMap(([from, to], place) => [
    snippet.slice(marks[place - 1]?.[1] ?? 0, from),
    <mark key={from}>{snippet.slice(from, to)}</mark>,
  ]);
  return (
    <>
      {parts}
      {snippet.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
