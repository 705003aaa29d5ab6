import type { Language } from "../../../shared/i18n/index.ts";

/** Fen in the unit in which people of a language speak of a loan: 万元 in Chinese, yuan in English. */
const fenPerUnit: Record<Language, number> = { "zh-CN": 1_000_000, en: 100 };

export function toBalanceUnit(fen: number, language: Language): number {
  return fen / fenPerUnit[language];
}

export function fromBalanceUnit(amount: number, language: Language): number {
  return Math.round(amount * fenPerUnit[language]);
}
