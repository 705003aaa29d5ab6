import type { LocalText } from "../domain/rating.ts";
import type { Language } from "./index.ts";

/** The wording of a text that is data, not catalogue: scorecards carry both languages themselves. */
export function inLanguage(text: LocalText, language: Language): string {
  return language === "en" ? text.en : text.zh;
}
