import type { TFunction } from "i18next";
import { readRecordPath } from "../contract/recordPath.ts";
import { formatFen } from "../domain/money.ts";
import { fieldLabel as partLabel, valueText as partText } from "./recordWords.ts";

/** Vocabularies of the common catalogue for fields that hold a code. */
const vocabularies: Readonly<Record<string, string>> = {
  kind: "customerKind",
  document: "documentKind",
  language: "documentLanguage",
  idType: "idType",
  industry: "industry",
  consentForm: "consentForm",
  method: "visitMethod",
  status: "ratingStatus",
  goldKinds: "customerKind",
  productKinds: "customerKind",
  ways: "repaymentWay",
  guarantees: "guarantee",
  roles: "role",
  noticeRequiredFor: "customerKind",
  channel: "leadChannel",
  leadStep: "leadStage",
};

/** The sentence at a key that is made from data, or null where the catalogue has none. */
function sentence(key: string, t: TFunction): string | null {
  const words: string = t(key as "audit.system");
  return words === key ? null : words;
}

/** The word for a code, which the common catalogue or that of the record holds. What was typed is no code: it may hold signs of a key. */
function choice(name: string, code: string, t: TFunction): string | null {
  if (!/^[A-Za-z]+(-[A-Z]{2})?$/.test(code)) return null;
  const word = `${vocabularies[name] ?? name}.${code}`;
  return sentence(`common.${word}`, t) ?? sentence(`records.choice.${word}`, t);
}

/** What a person calls the action of an entry of the trail; one of a later version shows as it is. */
export function actionLabel(action: string, t: TFunction): string {
  return sentence(`audit.actions.${action}`, t) ?? action;
}

export function subjectLabel(subjectType: string, t: TFunction): string {
  return sentence(`audit.subjects.${subjectType}`, t) ?? subjectType;
}

/** What a person calls a kind of document. */
export function documentLabel(kind: string, t: TFunction): string {
  return choice("document", kind, t) ?? kind;
}

/** What a person calls the field at a path of the audit trail: `loans.12.balanceFen` is "Loan 12 · Balance". */
export function fieldLabel(text: string, t: TFunction): string {
  const path = readRecordPath(text);
  if (path?.place === "section")
    return t("audit.partField", { part: t(`audit.parts.${path.section}`), field: partLabel(path.name, t) });
  if (path?.place === "entry")
    return t("audit.entryField", {
      part: t(`audit.parts.${path.list}`),
      id: path.id,
      field: partLabel(path.name, t),
    });
  const name = text.split(".").at(-1) ?? text;
  return sentence(`audit.fields.${name}`, t) ?? name;
}

/**
 * A value of the audit trail as people read it: money in yuan, codes in words, areas by name.
 *
 * @param areaName by the id of an area; undefined where it is not known
 */
export function valueText(
  text: string,
  value: unknown,
  t: TFunction,
  areaName: (id: number) => string | undefined,
): string {
  const path = readRecordPath(text);
  if (path?.place === "section" || path?.place === "entry") return partText(path.name, value, t);
  const name = text.split(".").at(-1) ?? text;
  if (value === null || value === undefined || value === "") return t("common.state.none");
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  if (typeof value === "number") {
    if (name.endsWith("Fen")) return t("common.money.yuan", { amount: formatFen(value) });
    return (name === "areaId" ? areaName(value) : undefined) ?? String(value);
  }
  if (Array.isArray(value))
    return value
      .map((part) => (name === "fields" ? fieldLabel(String(part), t) : (choice(name, String(part), t) ?? part)))
      .join(t("common.separator"));
  if (typeof value !== "string") return JSON.stringify(value);
  if (name === "noticeRequiredFor") return valueText(text, value.split(","), t, areaName);
  return choice(name, value, t) ?? value;
}
