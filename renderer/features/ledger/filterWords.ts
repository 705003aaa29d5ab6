import type { TFunction } from "i18next";
import type { CustomerFilter } from "../../../shared/contract/customers.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { toBalanceUnit } from "./balanceUnit.ts";

/** One condition in words, and the parts of the filter that it stands for. */
export interface FilterChip {
  fields: readonly (keyof CustomerFilter)[];
  words: string;
}

interface Namings {
  t: TFunction;
  language: Language;
  areaName: (id: number) => string;
  marketerName: (id: number) => string;
}

/** The conditions of a filter in the order in which the panel has them; the search has its own box. */
export function filterChips(filter: CustomerFilter, { t, language, areaName, marketerName }: Namings): FilterChip[] {
  const {
    kind,
    areaId,
    marketerId,
    grade,
    standing,
    gold,
    keyTarget,
    overdue,
    ratingDueDays,
    notVisitedDays,
    loanClass,
    unassigned,
    registeredIn,
    grantedIn,
  } = filter;
  const chips: (FilterChip | null)[] = [
    chip("kind", kind && t("ledger.chip.kind", { kind: t(`common.customerKind.${kind}`) })),
    chip("areaId", areaId !== undefined && t("ledger.chip.area", { area: areaName(areaId) })),
    chip("marketerId", marketerId !== undefined && t("ledger.chip.marketer", { marketer: marketerName(marketerId) })),
    chip("unassigned", unassigned && t("ledger.unassigned")),
    chip("grade", grade && t("ledger.chip.grade", { grade })),
    chip("standing", standing && t("ledger.chip.standing", { standing: t(`ledger.standing.${standing}`) })),
    chip("ratingDueDays", ratingDueDays !== undefined && ratingDueWords(ratingDueDays, t)),
    chip("notVisitedDays", notVisitedDays !== undefined && t("ledger.chip.notVisited", { count: notVisitedDays })),
    chip("loanClass", loanClass && t("ledger.chip.loanClass", { loanClass: t(`common.loanClass.${loanClass}`) })),
    chip("registeredIn", registeredIn && t("ledger.chip.registeredIn", { month: registeredIn })),
    chip("grantedIn", grantedIn && t("ledger.chip.grantedIn", { month: grantedIn })),
    balanceChip(filter, t, language),
    chip("gold", gold && t("ledger.gold")),
    chip("keyTarget", keyTarget && t("ledger.keyTarget")),
    chip("overdue", overdue && t("ledger.overdue")),
  ];
  return chips.filter((one) => one !== null);
}

function chip(field: keyof CustomerFilter, words: string | false | undefined): FilterChip | null {
  return words ? { fields: [field], words } : null;
}

function ratingDueWords(days: number, t: TFunction): string {
  return days === 0 ? t("ledger.chip.ratingExpired") : t("ledger.chip.ratingDue", { count: days });
}

function balanceChip(
  { balanceFromFen, balanceToFen }: CustomerFilter,
  t: TFunction,
  language: Language,
): FilterChip | null {
  const inWords = (fen: number) => toBalanceUnit(fen, language).toLocaleString(language, { maximumFractionDigits: 6 });
  const from = balanceFromFen === undefined ? null : inWords(balanceFromFen);
  const to = balanceToFen === undefined ? null : inWords(balanceToFen);
  if (from !== null && to !== null)
    return { fields: ["balanceFromFen", "balanceToFen"], words: t("ledger.chip.balance", { from, to }) };
  if (from !== null) return chip("balanceFromFen", t("ledger.chip.balanceFrom", { from }));
  return to === null ? null : chip("balanceToFen", t("ledger.chip.balanceTo", { to }));
}
