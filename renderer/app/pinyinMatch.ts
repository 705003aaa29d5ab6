import { useEffect, useState } from "react";

type Spell = (text: string) => { whole: string; initials: string };

/** Spellings, once the module that knows the characters is there: it is large and only the palette wants it. */
export function useSpelling(): Spell | null {
  const [spell, setSpell] = useState<Spell | null>(null);
  useEffect(() => {
    void import("pinyin-pro").then(({ pinyin }) => {
      const known = new Map<string, ReturnType<Spell>>();
      const spellOnce: Spell = (text) => {
        const before = known.get(text);
        if (before) return before;
        const syllables = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive" });
        const spelt = {
          whole: syllables.join("").toLowerCase(),
          initials: syllables
            .map((syllable) => syllable[0] ?? "")
            .join("")
            .toLowerCase(),
        };
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
  if (!spell || !/^[a-z]+$/.test(sought)) return false;
  const { whole, initials } = spell(label);
  return whole.includes(sought) || initials.includes(sought);
}
