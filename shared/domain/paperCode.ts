/** Codes that people copy from paper: letters and digits that cannot be taken for one another (Crockford's base 32). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const bitsPerCharacter = 5;

/** A hash keeps so many characters on paper: 100 bits, which nobody finds another trail for. */
const trailCodeLength = 20;

/** The same with the hyphens between its groups. */
export const trailCodeLetters = trailCodeLength + trailCodeLength / 4 - 1;

/** Characters for bytes, one for each, in groups of four. */
export function paperCodeOf(bytes: Iterable<number>): string {
  return inGroups([...bytes].map((byte) => alphabet[byte % 32]).join(""));
}

/** What was typed, as it was printed: O, I and L are digits, and whatever stands between the groups is nothing. */
export function readPaperCode(typed: string): string {
  const characters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");
  return inGroups(characters);
}

/** The beginning of a hash in hexadecimal, as it stands on the sheet of the audit trail. */
export function trailCode(hash: string): string {
  const bits = [...hash].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  const values = Array.from({ length: trailCodeLength }, (_, index) =>
    Number.parseInt(bits.slice(index * bitsPerCharacter, (index + 1) * bitsPerCharacter), 2),
  );
  return paperCodeOf(values);
}

function inGroups(characters: string): string {
  return (characters.match(/.{1,4}/g) ?? []).join("-");
}
