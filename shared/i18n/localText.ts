import type { LocalText } from "../domain/scorecard.ts";
import type { Language } from "./index.ts";

/** The wording of a text that is data, not catalogue: in Chinese where nobody translated it. */
export function inLanguage(text: LocalText, language: Language): string {
  return (language === "en" && text.en) || text.zh;
}
