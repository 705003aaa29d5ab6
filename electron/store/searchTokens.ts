/**
 * What the full-text index of customers holds and how a search is put to it. Everything a customer can be found by
 * is cut into tokens here and nowhere else.
 *
 * The index knows only whether a customer has a token, not where. So each token begins with a letter that says what
 * it is: `e` all of a name (or its pinyin, or its initials) or the last four digits of a phone; `b` the beginning of
 * those, or the last digits of an identity number; `n` characters further on in a name; `y` pinyin or initials from a
 * later character on; `a` a part of an address; `p` three digits of a phone; `i` four characters of an identity
 * number. A longer piece is searched by all its parts, and numbers are then looked at themselves.
 */
import { pinyin } from "pinyin-pro";

export interface Searchable {
  name: string;
  idNumber: string;
  phone: string;
  address: string;
}

/** A search as the index is asked: expressions of its query language over tokens. */
export interface SearchQuery {
  /** what every customer found must match; null when the file number alone decides */
  any: string | null;
  /** best first: matches whole, at the beginning, anywhere else; no customer matches two */
  ranks: readonly string[];
  /** customers whose file number begins as typed */
  ids: { from: number; to: number } | null;
  /** numbers to be looked for in phone and identity number themselves, unless `text` matches */
  numbers: readonly { number: string; text: string }[];
}

/** Parts of a name, of its beginning, and of initials are this long at most; one more is searched by its parts. */
const nameGram = 3;
const initialsGram = 4;
const phoneGram = 3;
const idGram = 4;
/** Pinyin is told apart by so many letters: from the first character on, and from a later one on. */
const longestPinyin = 12;
const longestLaterPinyin = 8;
/** A house number is told apart by so many digits. */
const longestRun = 8;
const fileNumberDigits = 8;

/** All tokens of a customer, separated by spaces. */
export function indexTokens({ name, idNumber, phone, address }: Searchable): string {
  const tokens = new Set<string>();
  addName(tokens, significant(name));
  for (const syllables of readings(name)) addReading(tokens, syllables);
  addNumbers(tokens, digitsOf(phone), letters(idNumber));
  addAddress(tokens, address);
  return [...tokens].join(" ");
}

/** The name as it sorts: by pinyin, then by its characters, as a Chinese register does. */
export function sortKey(name: string): string {
  return `${surnameReading(name).join(" ").toLowerCase()} ${name}`;
}

/** What to ask the index for; null when nothing typed can be searched for. */
export function searchQuery(search: string): SearchQuery | null {
  const typed = search
    .normalize("NFKC")
    .split(/[\s,;、。|]+/u)
    .map(significant)
    .filter((word) => word.length > 0);
  if (typed.length === 0) return null;
  const words = typed.filter((word) => !fileNumber(word.join("")));
  const ids = typed.map((word) => fileNumber(word.join(""))).reduce(bothRanges, null);
  if (words.length === 0) return { any: null, ranks: [], ids, numbers: [] };
  const asked = words.map(askFor);
  const [only] = asked;
  const any = all(asked.map((word) => word.any));
  const exact = either([...new Set([token("e", words.flat()), ...words.map((word) => token("e", word))])]);
  const begins = either(asked.map(({ begins: beginning }) => beginning));
  const isOne = asked.length === 1 && only !== undefined;
  return {
    any,
    ranks: [
      isOne ? exact : all([exact, any]),
      `${isOne ? begins : all([begins, any])} NOT ${exact}`,
      `${isOne ? only.within : any} NOT ${either([begins, exact])}`,
    ],
    ids,
    numbers: asked.flatMap(({ number, text }) => (number === null ? [] : [{ number, text }])),
  };
}

interface Asked {
  begins: string;
  /** anywhere else */
  within: string;
  any: string;
  /** to be verified, with what needs no verifying */
  number: string | null;
  text: string;
}

/** One word, looked for in everything that it may be a part of. */
function askFor(characters: readonly string[]): Asked {
  const word = characters.join("");
  const latin = latinForm(word);
  const isPinyin = /^[a-z]+$/.test(latin);
  const isNumber = /^\d+$/.test(word);
  const isIdPart = word.length >= idGram && /^[a-z0-9]*\d[a-z0-9]*$/.test(word);
  const [first = "", ...further] = grams(characters, nameGram);
  const begins = [all([quoted(`b${first}`), ...further.map((gram) => quoted(`n${gram}`))])];
  const within = [all([first, ...further].map((gram) => quoted(`n${gram}`)))];
  if (isPinyin) {
    begins.push(quoted(`b${latin.slice(0, longestPinyin)}`));
    within.push(quoted(`y${latin.slice(0, longestLaterPinyin)}`));
    const [opening = "", ...rest] = grams([...latin], initialsGram);
    begins.push(all([quoted(`b${opening}`), ...rest.map((gram) => quoted(`y${gram}`))]));
    within.push(all([opening, ...rest].map((gram) => quoted(`y${gram}`))));
  }
  if (isIdPart) begins.push(quoted(`b${word}`));
  within.push(...addressParts(word));
  const text = either([token("e", characters), ...begins, ...within]);
  if (isNumber && word.length >= phoneGram) {
    const parts = cover(word, phoneGram).map((gram) => quoted(`p${gram}`));
    begins.push(all([quoted(`b${word.slice(0, phoneGram)}`), ...parts]));
    within.push(all(parts));
  }
  if (isIdPart) within.push(all(cover(word, idGram).map((gram) => quoted(`i${gram}`))));
  return {
    begins: either(begins),
    within: either(within),
    any: either([...begins, ...within]),
    number: isIdPart ? word : null,
    text,
  };
}

/** `kh0000004` stands for the ten customers whose file numbers begin so. */
function fileNumber(word: string): SearchQuery["ids"] {
  const digits = /^kh(\d{1,8})$/.exec(word)?.[1];
  if (digits === undefined) return null;
  const step = 10 ** (fileNumberDigits - digits.length);
  return { from: Number(digits) * step, to: (Number(digits) + 1) * step - 1 };
}

function bothRanges(one: SearchQuery["ids"], other: SearchQuery["ids"]): SearchQuery["ids"] {
  if (!one || !other) return one ?? other;
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

function addName(tokens: Set<string>, characters: readonly string[]): void {
  tokens.add(`e${characters.join("")}`);
  for (let length = 1; length <= nameGram; length += 1) {
    for (let start = 0; start + length <= characters.length; start += 1)
      tokens.add(`${start === 0 ? "b" : "n"}${characters.slice(start, start + length).join("")}`);
  }
}

function addReading(tokens: Set<string>, syllables: readonly string[]): void {
  const initials = syllables.map((syllable) => syllable.charAt(0)).join("");
  tokens.add(`e${syllables.join("")}`);
  tokens.add(`e${initials}`);
  for (let start = 0; start < syllables.length; start += 1) {
    const [kind, longest] = start === 0 ? ["b", longestPinyin] : ["y", longestLaterPinyin];
    const sound = syllables.slice(start, start + longest).join("");
    for (let length = 1; length <= Math.min(sound.length, longest); length += 1)
      tokens.add(kind + sound.slice(0, length));
    for (let length = 2; length <= initialsGram && start + length <= initials.length; length += 1)
      tokens.add(kind + initials.slice(start, start + length));
  }
}

function addNumbers(tokens: Set<string>, phone: string, idNumber: string): void {
  if (phone.length >= phoneGram) tokens.add(`b${phone.slice(0, phoneGram)}`);
  if (phone.length >= 4) tokens.add(`e${phone.slice(-4)}`);
  for (let start = 0; start + phoneGram <= phone.length; start += 1)
    tokens.add(`p${phone.slice(start, start + phoneGram)}`);
  for (const length of [4, 6]) if (idNumber.length >= length) tokens.add(`b${idNumber.slice(-length)}`);
  for (let start = 0; start + idGram <= idNumber.length; start += 1)
    tokens.add(`i${idNumber.slice(start, start + idGram)}`);
}

/** Neighbours in an address, a number being one neighbour: 东坝, 坝头, 头3, 3组, 组1, 组12, 12号, and 3 and 12. */
function addAddress(tokens: Set<string>, address: string): void {
  const parts = addressSymbols(significant(address).join(""));
  for (const [index, part] of parts.entries()) {
    if (!ideograph.test(part)) tokens.add(`a${part}`);
    const before = parts[index - 1];
    if (before === undefined) continue;
    if (ideograph.test(part)) tokens.add(`a${before}${part}`);
    else for (let length = 1; length <= part.length; length += 1) tokens.add(`a${before}${part.slice(0, length)}`);
  }
}

/** A single Chinese character is not looked for in addresses: it would be found in half of them. */
function addressParts(word: string): string[] {
  const parts = addressSymbols(word);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return ideograph.test(only) ? [] : [quoted(`a${only}`)];
  return [all(parts.slice(1).map((part, index) => quoted(`a${parts[index]}${part}`)))];
}

const ideograph = /\p{Script=Han}/u;

function addressSymbols(text: string): string[] {
  const symbols = text.match(/\p{Script=Han}|\p{Nd}+|[^\p{Script=Han}\p{Nd}]+/gu) ?? [];
  return symbols.map((symbol) => [...symbol].slice(0, longestRun).join(""));
}

/** How a name may be read, in syllables: as one that begins with a surname, and as any other words. */
export function readings(name: string): string[][] {
  const asName = surnameReading(name).map(letters).filter(Boolean);
  const asWords = read(name).map(letters).filter(Boolean);
  const differ = asWords.join(" ") !== asName.join(" ");
  return [asName, ...(differ ? [asWords] : [])].filter((syllables) => syllables.length > 0);
}

function surnameReading(name: string): string[] {
  return pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive", mode: "surname", surname: "head" });
}

function read(name: string): string[] {
  return pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive" });
}

/** The characters that count: letters, digits and their marks; neither spaces nor the dot in 买买提·艾力. */
function significant(text: string): string[] {
  return [
    ...text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ""),
  ];
}

function letters(text: string): string {
  return latinForm(text.normalize("NFKC").toLowerCase()).replace(/[^a-z0-9]/g, "");
}

/** Keyboards have no ü; pinyin is typed with v. */
function latinForm(text: string): string {
  return text.replace(/ü/g, "v");
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

/** All neighbours of a length; what is shorter, as it is. */
function grams(characters: readonly string[], length: number): string[] {
  const last = Math.max(characters.length - length, 0);
  return Array.from({ length: last + 1 }, (_, start) => characters.slice(start, start + length).join(""));
}

/** As few pieces of a length as cover a word. */
function cover(word: string, length: number): string[] {
  const count = Math.ceil(word.length / length);
  return Array.from({ length: count }, (_, index) => {
    const start = Math.min(index * length, word.length - length);
    return word.slice(start, start + length);
  });
}

function token(kind: string, characters: readonly string[]): string {
  return quoted(kind + characters.join(""));
}

function quoted(text: string): string {
  return `"${text}"`;
}

function all(expressions: readonly string[]): string {
  return expressions.length === 1 ? String(expressions[0]) : `(${[...new Set(expressions)].join(" AND ")})`;
}

function either(expressions: readonly string[]): string {
  const different = [...new Set(expressions)];
  return different.length === 1 ? String(different[0]) : `(${different.join(" OR ")})`;
}
