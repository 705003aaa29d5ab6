import { issueKey } from "../../shared/contract/base.ts";
import { type CustomerFields, customerInputSchema, idNumberProblem } from "../../shared/contract/customers.ts";
import type { ImportProblem } from "../../shared/contract/imports.ts";
import { creditCodeProblem } from "../../shared/domain/creditCode.ts";
import { customerKinds, idTypes, industries, usualIdType } from "../../shared/domain/customer.ts";
import { type ImportField, yuanPerUnit } from "../../shared/domain/importHeadings.ts";
import { normaliseIdNumber } from "../../shared/domain/residentId.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import type { ImportCell, ImportColumns, ImportMapping } from "../store/imports.ts";
import type { AreaFinder } from "./areaFinder.ts";

/** What a row says; a field that its cell leaves blank is absent, so that an update never erases it. */
export interface ReadRow {
  name: string;
  idNumber: string;
  typed: Partial<CustomerFields>;
  problems: ImportProblem[];
}

/** Excel keeps 15 digits of a number; the rest become zeros. */
const exactDigits = 15;

const words = languages.map((language) => createTranslator(language).t);
const kindOfWord = wordsFor(customerKinds, (kind) => `common.customerKind.${kind}` as const);
const usualIdTypeOfWord = wordsFor(idTypes, (type) => `common.idType.${type}` as const);
const industryOfWord = wordsFor(industries, (industry) => `common.industry.${industry}` as const);

/** Branches write 身份证, 二代身份证 and the like for a resident ID. */
function idTypeOfWord(word: string) {
  return usualIdTypeOfWord(word) ?? (word.includes("身份证") ? ("residentId" as const) : undefined);
}

/** Reads one row of the sheet by the mapping of its columns. */
export function readRow(
  cells: readonly ImportCell[],
  columns: ImportColumns,
  mapping: ImportMapping,
  areas: AreaFinder,
): ReadRow {
  const problems: ImportProblem[] = [];
  const refuse = (field: ImportField, key: string, params: ImportProblem["params"] = {}) => {
    problems.push({ field, key, params });
  };
  const columnOf = (field: ImportField) => mapping.indexOf(field);
  const cell = (field: ImportField): ImportCell => {
    const index = columnOf(field);
    return index < 0 ? null : (cells[index] ?? null);
  };
  const word = (field: ImportField): string => asText(cell(field));
  const coded = <Code>(field: ImportField, problem: string, codeOf: (word: string) => Code | undefined) => {
    const value = word(field);
    const code = value === "" ? undefined : codeOf(value.toLowerCase());
    if (value !== "" && code === undefined) refuse(field, problem, { value });
    return code;
  };
  const typed: Partial<CustomerFields> = {};

  for (const field of ["name", "phone", "address", "mainBusiness", "contactName", "notes"] as const)
    if (word(field) !== "") typed[field] = word(field);

  const kind = coded("kind", "unknownKind", kindOfWord);
  if (kind) typed.kind = kind;
  const idType = coded("idType", "unknownIdType", idTypeOfWord);
  if (idType) typed.idType = idType;
  const industry = coded("industry", "unknownIndustry", industryOfWord);
  if (industry) typed.industry = industry;

  const idNumber = normaliseIdNumber(word("idNumber"));
  if (hasLostDigits(cell("idNumber"))) refuse("idNumber", "idNumberLostDigits");
  else if (idNumber !== "") {
    typed.idNumber = idNumber;
    typed.idType ??= guessIdType(idNumber, typed.kind);
    const problem = idNumberProblem(typed.idType, idNumber);
    if (problem) refuse("idNumber", problem);
  }

  const code = word("areaCode");
  const area = code !== "" ? areas.ofCode(code) : word("area") !== "" ? areas.ofName(word("area")) : null;
  if (area && "id" in area) typed.areaId = area.id;
  else if (area) refuse(code !== "" ? "areaCode" : "area", area.problem, { value: code || word("area") });

  const headcount = word("headcount");
  if (headcount !== "") {
    const people = Number(headcount.replace(/[人口,\s]/g, ""));
    if (Number.isInteger(people) && people >= 0) typed.headcount = people;
    else refuse("headcount", "notANumber", { value: headcount });
  }
  const income = word("yearlyIncome");
  if (income !== "") {
    const fen = readAmount(income, yuanPerUnit(columns[columnOf("yearlyIncome")]?.header ?? ""));
    if (fen !== null) typed.yearlyIncomeFen = fen;
    else refuse("yearlyIncome", "notAnAmount", { value: income });
  }
  return {
    name: typed.name ?? "",
    idNumber: hasLostDigits(cell("idNumber")) ? word("idNumber") : idNumber,
    typed,
    problems,
  };
}

/** A complete customer from what is known and what the row says, or what is wrong with it. */
export function complete(
  known: CustomerFields | null,
  typed: Partial<CustomerFields>,
): { fields: CustomerFields; problems: [] } | { fields: null; problems: ImportProblem[] } {
  const kind = typed.kind ?? known?.kind ?? (typed.idType === "creditCode" ? "enterprise" : "farmer");
  const blank = {
    kind,
    name: "",
    idType: usualIdType(kind),
    idNumber: "",
    phone: "",
    address: "",
    industry: null,
    mainBusiness: "",
    headcount: null,
    yearlyIncomeFen: null,
    contactName: "",
    notes: "",
    consentOn: null,
    consentForm: null,
  };
  const parsed = customerInputSchema.safeParse({ ...blank, ...known, ...typed });
  if (parsed.success) return { fields: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => {
    const field = fieldOfPath(String(issue.path[0] ?? ""));
    const key = field === "area" ? "required" : issueKey(issue.message);
    return { field, key, params: {} };
  });
  return { fields: null, problems };
}

function fieldOfPath(path: string): ImportField {
  if (path === "areaId") return "area";
  if (path === "yearlyIncomeFen") return "yearlyIncome";
  return path as ImportField;
}

function asText(cell: ImportCell): string {
  return cell === null ? "" : String(cell).trim();
}

/** A long number kept as a number, or its text in scientific notation, no longer holds what was typed. */
function hasLostDigits(cell: ImportCell): boolean {
  if (typeof cell === "number") return Math.abs(cell) >= 10 ** exactDigits;
  return cell !== null && /^\d(\.\d+)?E\+?\d{2}$/i.test(cell);
}

function guessIdType(idNumber: string, kind: CustomerFields["kind"] | undefined): CustomerFields["idType"] {
  if (creditCodeProblem(idNumber) === null) return "creditCode";
  return kind === undefined ? "residentId" : usualIdType(kind);
}

/** Yuan, or 万元 where heading or cell says so; null when it is no amount. */
function readAmount(typed: string, perUnit: 1 | 10_000): number | null {
  const plain = typed.normalize("NFKC").replace(/[,\s¥元]/g, "");
  const tenThousand = plain.endsWith("万");
  const match = /^\d+(\.\d+)?$/.exec(plain.replace(/万$/, ""));
  if (!match) return null;
  const fen = Math.round(Number(match[0]) * (tenThousand ? 10_000 : perUnit) * 100);
  return Number.isSafeInteger(fen) ? fen : null;
}

/** Finds a code by every lower-case word for it, in all languages and as the code itself. */
function wordsFor<Code extends string, Key extends string>(
  codes: readonly Code[],
  keyOf: (code: Code) => Key,
): (word: string) => Code | undefined {
  const translate = words as unknown as ((key: Key) => string)[];
  const known = new Map(
    codes.flatMap((code) =>
      [code, ...translate.map((t) => t(keyOf(code)))].map((word) => [word.toLowerCase(), code] as const),
    ),
  );
  return (word) => known.get(word);
}
