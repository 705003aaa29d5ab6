/**
 * What the full-text index of the handbook holds. Chinese is cut into characters and their neighbours (`c`), so that a
 * word of any length is found; letters and digits into the beginnings of their words (`w`). The index knows passages,
 * not places: whether a longer word stands there in one piece is looked at in the passage itself.
 */
const longestBeginning = 16;

/** All tokens of a passage, separated by spaces. */
export function passageTokens(text: string): string {
  const tokens = new Set<string>();
  for (const run of runsOf(text)) {
    if (run.han)
      run.signs.forEach((sign, place) => {
        tokens.add(`c${sign}`);
        if (place > 0) tokens.add(`c${run.signs[place - 1]}${sign}`);
      });
    else
      for (let length = 1; length <= Math.min(run.signs.length, longestBeginning); length += 1)
        tokens.add(`w${run.signs.slice(0, length).join("")}`);
  }
  return [...tokens].join(" ");
}

/** What to ask the index for; null where the words hold nothing that it knows. */
export function passageQuery(words: readonly string[]): string | null {
  const asked = words.flatMap((word) => runsOf(word).flatMap(tokensAsked));
  return asked.length === 0 ? null : [...new Set(asked)].map((token) => `"${token}"`).join(" AND ");
}

function tokensAsked({ han, signs }: Run): string[] {
  if (!han) return [`w${signs.slice(0, longestBeginning).join("")}`];
  if (signs.length === 1) return [`c${signs[0]}`];
  return signs.slice(1).map((sign, place) => `c${signs[place]}${sign}`);
}

interface Run {
  han: boolean;
  signs: string[];
}

/** Stretches of Chinese characters, and of letters and digits, as they are compared. */
function runsOf(text: string): Run[] {
  const plain = text.normalize("NFKC").toLowerCase();
  const runs = plain.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? [];
  return runs.map((run) => ({ han: /^\p{Script=Han}/u.test(run), signs: [...run] }));
}
