import type { TFunction } from "i18next";
import type { ImportProblem } from "../contract/imports.ts";

/** What is wrong with a row, with the name of the field in front. */
export function importProblemText({ field, key, params }: ImportProblem, t: TFunction): string {
  // The compiler would ask for the parameters of every sentence at once; the problem carries those of this one.
  const sentence = t(`imports.problem.${key}` as "imports.problem.invalid", params);
  return field === null ? sentence : t("imports.problemOf", { field: t(`imports.field.${field}`), problem: sentence });
}
