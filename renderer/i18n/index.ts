import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import type { Locale } from "antd/es/locale";
import enUS from "antd/es/locale/en_US";
import zhCN from "antd/es/locale/zh_CN";
import { initReactI18next, useTranslation } from "react-i18next";
import { createTranslator, type Language, languageFor } from "../../shared/i18n/index.ts";

const storageKey = "language";

/** The language chosen on this PC, else the system's. */
function initialLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  return chosen === "zh-CN" || chosen === "en" ? chosen : languageFor(navigator.language);
}

export const i18n = createTranslator(initialLanguage());
initReactI18next.init(i18n);
applyLanguage(i18n.language as Language);

export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  applyLanguage(language);
  void i18n.changeLanguage(language);
}

function applyLanguage(language: Language): void {
  document.documentElement.lang = language;
  dayjs.locale(language === "zh-CN" ? "zh-cn" : "en");
}

export function useLanguage(): Language {
  return useTranslation().i18n.language as Language;
}

export const antdLocales: Record<Language, Locale> = { "zh-CN": zhCN, en: enUS };
