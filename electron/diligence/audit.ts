import type { DiligenceContent } from "../../shared/domain/diligence.ts";
import { criteria } from "../../shared/domain/scorecard.ts";
import { differences } from "../audit/trail.ts";
import type { StoredDiligence } from "../store/diligences.ts";

/** What a save changes, field by field as the audit trail tells it: `evidence.capital.findings`. */
export function changedContent(
  { content, second }: StoredDiligence,
  written: { content: DiligenceContent; secondId: number | null },
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const before = told(content, second?.id ?? null);
  const after = told(written.content, written.secondId);
  return differences({ ...nothingOf(after), ...before }, { ...nothingOf(before), ...after });
}

/** What is not there is empty, so that what was taken out differs too. */
function nothingOf(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, ""]));
}

function told({ interview, evidence, flagAnswers, proposal }: DiligenceContent, secondId: number | null) {
  const { answers, ...record } = interview;
  return {
    secondInvestigator: secondId,
    ...plain("interview", record),
    ...plain("interviewAnswer", answers),
    ...Object.assign({}, ...criteria.map((criterion) => plain(`evidence.${criterion}`, evidence[criterion]))),
    ...plain("flagAnswer", flagAnswers),
    ...plain("proposal", proposal),
  };
}

/** Lists and answers as one text each, which can be compared. */
function plain(part: string, fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      `${part}.${name}`,
      typeof value === "object" && value !== null ? words(value) : value,
    ]),
  );
}

function words(value: object): string {
  const parts = Object.values(value).map((part) => (typeof part === "object" && part !== null ? words(part) : part));
  return parts.filter((part) => part !== null && part !== "").join(" ");
}
