/**
 * What the full-text index of customers holds and how a search is put to it. Everything a customer can be found by
 * is cut into tokens here and nowhere else.
 */
import { pinyin } from "pinyin-pro";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";

interface Searchable {
  id: number;
  name: string;
  idNumber: string;
  phone: string;
}

/** Latin words and numbers are indexed by every prefix up to this length. */
const longestPrefix = 20;
const ideograph = /\p{Script=Han}/u;

/** All tokens of a customer, separated by spaces. */
export function indexTokens({ id, name, idNumber, phone }: Searchable): string {
  const characters = significant(name);
  const tokens = new Set<string>([...characters, ...pairs(characters)]);
  const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive" }).map(latin).filter(Boolean);
  for (const word of [syllables.join(""), ...syllables, syllables.map((syllable) => syllable[0]).join("")])
    for (const prefix of prefixes(word)) tokens.add(prefix);
  for (const number of [latin(idNumber), latin(phone), latin(fileNumberOf(id))])
    for (const token of [...prefixes(number), number.slice(-4), number.slice(-6)]) if (token) tokens.add(token);
  return [...tokens].join(" ");
}

/** The name as it sorts: by pinyin, then by its characters, as a Chinese register does. */
export function sortKey(name: string): string {
  const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive" });
  return `${syllables.join(" ").toLowerCase()} ${name}`;
}

/** The tokens that a customer must all have for a search; empty when nothing can be searched for. */
export function queryTokens(search: string): string[] {
  return search
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap(wordTokens);
}

/** Chinese runs are searched by their pairs of characters, all else as it is typed. */
function wordTokens(word: string): string[] {
  return (word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []).flatMap((run) => {
    if (!ideograph.test(run)) return [run.slice(0, longestPrefix)];
    const characters = [...run];
    return characters.length === 1 ? characters : pairs(characters);
  });
}

function significant(text: string): string[] {
  return [...text.normalize("NFKC").toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character));
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function latin(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ü/g, "v")
    .replace(/[^a-z0-9]/g, "");
}

function prefixes(word: string): string[] {
  return Array.from({ length: Math.min(word.length, longestPrefix) }, (_, index) => word.slice(0, index + 1));
}
