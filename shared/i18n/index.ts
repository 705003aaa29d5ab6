import i18next, { type i18n } from "i18next";
import { en } from "./en/index.ts";
import { zhCN } from "./zh-CN/index.ts";

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

/** Chinese for every Chinese system, English for all others. */
export function languageFor(systemLanguage: string): Language {
  return systemLanguage.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** A translator for one language; `t("customers.title")` with keys checked by the compiler. */
export function createTranslator(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { "zh-CN": { translation: zhCN }, en: { translation: en } },
    // React and the document templates escape by themselves.
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  return instance;
}
