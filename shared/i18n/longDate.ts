import type { Language } from "./index.ts";

const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  "zh-CN": new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
};

/** A business date as a formal paper writes it: `2026年3月10日`, `10 March 2026`. */
export function longDate(day: string, language: Language): string {
  return formats[language].format(new Date(`${day}T00:00:00Z`));
}
