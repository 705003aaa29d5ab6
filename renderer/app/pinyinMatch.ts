import { useEffect, useState } from "react";
import { isRead } from "../../shared/domain/areaSearch.ts";

/** The syllables in which a text is read. */
type Spell = (text: string) => readonly string[];

/** Spellings, once the module that knows the characters is there: it is large and only the palette wants it. */
export function useSpelling(): Spell | null {
  const [spell, setSpell] = useState<Spell | null>(null);
  useEffect(() => {
    void import("pinyin-pro").then(({ pinyin }) => {
      const known = new Map<string, readonly string[]>();
      const spellOnce: Spell = (text) => {
        const before = known.get(text);
        if (before) return before;
        const syllables = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive" });
        const spelt = syllables.map((syllable) => syllable.toLowerCase());
        known.set(text, spelt);
        return spelt;
      };
      setSpell(() => spellOnce);
    });
  }, []);
  return spell;
}

/** Whether `label` has `words` in it as written, or as spelt in pinyin or its initials. */
export function matches(label: string, words: string, spell: Spell | null): boolean {
  const sought = words.toLowerCase();
  if (label.toLowerCase().includes(sought)) return true;
  return spell !== null && isRead(spell(label), sought);
}
