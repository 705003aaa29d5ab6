import { issueKey } from "../../shared/contract/base.ts";
import { type CustomerFields, customerInputSchema, idNumberProblem } from "../../shared/contract/customers.ts";
import type { ImportProblem } from "../../shared/contract/imports.ts";
import { isCellError, readAmount, readCount, readDate, readPhone } from "../../shared/domain/cellReading.ts";
import { consentForms, customerKinds, idTypes, industries, usualIdType } from "../../shared/domain/customer.ts";
import type { ImportField } from "../../shared/domain/importHeadings.ts";
import { normaliseIdNumber } from "../../shared/domain/residentId.ts";
import { readSpreadsheetText } from "../../shared/domain/spreadsheetCell.ts";
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
const usualConsentFormOfWord = wordsFor(consentForms, (form) => `common.consentForm.${form}` as const);
const industryOfWord = wordsFor(industries, (industry) => `common.industry.${industry}` as const);

/** Branches write 身份证, 二代身份证 and the like for a resident ID. */
function idTypeOfWord(word: string) {
  return usualIdTypeOfWord(word) ?? (word.includes("身份证") ? ("residentId" as const) : undefined);
}

/** Consent on paper is also written 纸质 or 签字. */
function consentFormOfWord(word: string) {
  return usualConsentFormOfWord(word) ?? (/纸质|签字|书面/.test(word) ? ("paper" as const) : undefined);
}

/** Columns of a sheet by the field that they fill. */
export interface FieldColumns {
  indexOf: ReadonlyMap<ImportField, number>;
  incomeUnit: 1 | 10_000;
}

export function fieldColumns(columns: ImportColumns, mapping: ImportMapping): FieldColumns {
  const indexOf = new Map(mapping.flatMap((field, index) => (field === null ? [] : [[field, index] as const])));
  return { indexOf, incomeUnit: columns[indexOf.get("yearlyIncome") ?? -1]?.yuanPerUnit ?? 1 };
}

/** Reads one row of the sheet by the mapping of its columns. */
export function readRow(
  cells: readonly ImportCell[],
  { indexOf, incomeUnit }: FieldColumns,
  areas: AreaFinder,
): ReadRow {
  const problems: ImportProblem[] = [];
  const refuse = (field: ImportField, key: string, params: ImportProblem["params"] = {}) => {
    problems.push({ field, key, params });
  };
  const cell = (field: ImportField): ImportCell => {
    const index = indexOf.get(field);
    return index === undefined ? null : (cells[index] ?? null);
  };
  const word = (field: ImportField): string => {
    const text = asText(cell(field));
    if (!isCellError(text)) return text;
    if (!problems.some((problem) => problem.field === field)) refuse(field, "cellError", { value: text });
    return "";
  };
  const coded = <Code>(field: ImportField, problem: string, codeOf: (word: string) => Code | undefined) => {
    const value = word(field);
    const code = value === "" ? undefined : codeOf(value.normalize("NFKC").replace(/\s/g, " ").toLowerCase());
    if (value !== "" && code === undefined) refuse(field, problem, { value });
    return code;
  };
  const readAs = <Value>(field: ImportField, problem: string, read: (word: string) => Value | null) => {
    const text = word(field);
    const value = text === "" ? null : read(text);
    if (text !== "" && value === null) refuse(field, problem, { value: text });
    return value;
  };
  const typed: Partial<CustomerFields> = {};

  for (const field of ["name", "address", "mainBusiness", "contactName", "notes"] as const) {
    const text = word(field);
    if (text !== "") typed[field] = text;
  }
  const phone = readPhone(word("phone"));
  if (phone !== "") typed.phone = phone;

  const kind = coded("kind", "unknownKind", kindOfWord);
  if (kind) typed.kind = kind;
  const idType = coded("idType", "unknownIdType", idTypeOfWord);
  if (idType) typed.idType = idType;
  const industry = coded("industry", "unknownIndustry", industryOfWord);
  if (industry) typed.industry = industry;
  const consentForm = coded("consentForm", "unknownConsentForm", consentFormOfWord);
  if (consentForm) typed.consentForm = consentForm;

  const idNumber = normaliseIdNumber(word("idNumber"));
  if (hasLostDigits(cell("idNumber"))) refuse("idNumber", "idNumberLostDigits");
  else if (idNumber !== "") {
    typed.idNumber = idNumber;
    typed.idType ??= guessIdType(idNumber, typed.kind);
    const problem = idNumberProblem(typed.idType, idNumber);
    if (problem) refuse("idNumber", problem);
  }

  const code = word("areaCode");
  const areaName = word("area");
  const area = code !== "" ? areas.ofCode(code) : areaName !== "" ? areas.ofName(areaName) : null;
  if (area && "id" in area) typed.areaId = area.id;
  else if (area) refuse(code !== "" ? "areaCode" : "area", area.problem, { value: code || areaName });

  const headcount = readAs("headcount", "notANumber", readCount);
  if (headcount !== null) typed.headcount = headcount;
  const income = readAs("yearlyIncome", "notAnAmount", (text) => readAmount(text, incomeUnit));
  if (income !== null) typed.yearlyIncomeFen = income;
  const consentOn = readAs("consentOn", "notADate", readDate);
  if (consentOn !== null) typed.consentOn = consentOn;
  return { name: typed.name ?? "", idNumber, typed, problems };
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
  return cell === null ? "" : readSpreadsheetText(String(cell)).trim();
}

/** A long number kept as a number, or its text in scientific notation, no longer holds what was typed. */
function hasLostDigits(cell: ImportCell): boolean {
  if (typeof cell === "number") return Math.abs(cell) >= 10 ** exactDigits;
  return cell !== null && /^\d(\.\d+)?E\+?\d{2}$/i.test(cell);
}

/**
 * One in 31 resident IDs also passes the check of a credit code; hardly any credit code has the digits of a resident
 * ID with a birth date inside. The kind decides where the sheet has one.
 */
function guessIdType(idNumber: string, kind: CustomerFields["kind"] | undefined): CustomerFields["idType"] {
  const usual = kind === undefined ? "residentId" : usualIdType(kind);
  const fitting = (["residentId", "creditCode"] as const).filter((type) => idNumberProblem(type, idNumber) === null);
  return fitting.includes(usual as (typeof fitting)[number]) ? usual : (fitting[0] ?? usual);
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
