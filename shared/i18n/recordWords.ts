import type { TFunction } from "i18next";
import { formatFen } from "../domain/money.ts";
import { kindOf, unitOf } from "../domain/recordFields.ts";

/** The name of a field of the record. */
export function fieldLabel(name: string, t: TFunction): string {
  return t(`records.fields.${name}` as "records.fields.name");
}

/** The words for a value of a field of which one value is chosen. */
export function choiceLabel(name: string, value: string, t: TFunction): string {
  if (name === "loanClass") return t(`common.loanClass.${value}` as "common.loanClass.normal");
  return t(`records.choice.${name}.${value}` as "records.choice.here.yes");
}

/** A value of the record as it is read. */
export function valueText(name: string, value: unknown, t: TFunction): string {
  if (value === null || value === undefined || value === "") return t("common.state.none");
  const kind = kindOf(name);
  if (kind === "choice") return choiceLabel(name, String(value), t);
  if (kind === "yesNo") return choiceLabel(name, value ? "yes" : "no", t);
  if (kind === "money") return t("common.money.yuan", { amount: formatFen(Number(value)) });
  if (kind === "mu") return `${formatFen(Number(value))} ${t("records.units.mu")}`;
  const unit = unitOf(name);
  return unit ? `${value} ${t(`records.units.${unit}`)}` : String(value);
}
