import { importFields } from "./importHeadings.ts";

/** What the ledger adds to a customer and no import takes back: these columns stand behind those that it does. */
export const exportFacts = [
  "fileNumber",
  "marketer",
  "grade",
  "creditLine",
  "validUntil",
  "keyTarget",
  "goldSince",
  "loanBalance",
  "loanClass",
  "lastVisit",
] as const;
export type ExportFact = (typeof exportFacts)[number];

/** Every column of an exported list, in its order; the first ones are the columns of the import's template. */
export const exportColumns = [...importFields, ...exportFacts] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const exportFormats = ["xlsx", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];
