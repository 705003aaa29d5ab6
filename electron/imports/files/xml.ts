import { StringDecoder } from "node:string_decoder";
import { Refusal } from "../../refusal.ts";

export interface XmlListener {
  /** @param name without its namespace prefix */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** Longest unfinished tag or text between two pieces; no part of a workbook comes near it. */
const longestRest = 2_000_000;

/** Tells a listener the tags and texts of a document that arrives piece by piece. Keeps nothing but an unfinished end. */
export class XmlScanner {
  private readonly decoder = new StringDecoder("utf8");
  private rest = "";

  constructor(private readonly listener: XmlListener) {}

  /** @throws {Refusal} workbookUnreadable */
  write(piece: Buffer): void {
    const source = this.rest + this.decoder.write(piece);
    let at = 0;
    for (let tag = source.indexOf("<"); tag >= 0; tag = source.indexOf("<", at)) {
      const end = endOfTag(source, tag);
      if (end < 0) break;
      if (tag > at) this.listener.text(decodeEntities(source.slice(at, tag)));
      this.tell(source, tag, end);
      at = end;
    }
    this.rest = source.slice(at);
    if (this.rest.length > longestRest) throw new Refusal("workbookUnreadable");
  }

  private tell(source: string, tag: number, end: number): void {
    const kind = source.charCodeAt(tag + 1);
    if (kind === question) return;
    if (kind === exclamation) {
      // No program writes one into a workbook; what it would define is never looked at.
      if (source.startsWith("<!DOCTYPE", tag)) throw new Refusal("workbookUnreadable");
      if (source.startsWith("<![CDATA[", tag)) this.listener.text(source.slice(tag + 9, end - 3));
      return;
    }
    if (kind === slash) {
      this.listener.close(localName(source, tag + 2, end - 1));
      return;
    }
    const isEmpty = source.charCodeAt(end - 2) === slash;
    const inner = isEmpty ? end - 2 : end - 1;
    let nameEnd = tag + 1;
    while (nameEnd < inner && source.charCodeAt(nameEnd) > space) nameEnd += 1;
    const name = localName(source, tag + 1, nameEnd);
    this.listener.open(name, source.slice(nameEnd, inner));
    if (isEmpty) this.listener.close(name);
  }
}

const space = 32;
const exclamation = 33;
const doubleQuote = 34;
const singleQuote = 39;
const slash = 47;
const greater = 62;
const question = 63;

/** Behind the `>` that ends a tag, a comment or a CDATA section; -1 while it has not arrived. */
function endOfTag(source: string, tag: number): number {
  if (source.charCodeAt(tag + 1) === exclamation) {
    if (source.length < tag + 9) return -1;
    if (source.startsWith("<!--", tag)) return behind(source, "-->", tag + 4);
    if (source.startsWith("<![CDATA[", tag)) return behind(source, "]]>", tag + 9);
  }
  // One pass: a `>` inside an attribute ends nothing.
  let quote = 0;
  for (let at = tag + 1; at < source.length; at += 1) {
    const character = source.charCodeAt(at);
    if (quote !== 0) {
      if (character === quote) quote = 0;
    } else if (character === doubleQuote || character === singleQuote) quote = character;
    else if (character === greater) return at + 1;
  }
  return -1;
}

function behind(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function localName(source: string, start: number, end: number): string {
  const name = source.slice(start, end).trimEnd();
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, or null. */
export function attribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(`${name}=`); at >= 0; at = attributes.indexOf(`${name}=`, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at > 0 && before > space) continue;
    const quote = attributes[at + name.length + 1];
    const start = at + name.length + 2;
    const end = quote === undefined ? -1 : attributes.indexOf(quote, start);
    return end < 0 ? null : decodeEntities(attributes.slice(start, end));
  }
  return null;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x?[0-9a-fA-F]+|[a-z]+);/g, (whole, entity: string) => {
    if (!entity.startsWith("#")) return named[entity] ?? whole;
    const code = entity[1] === "x" ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return characterOf(code) ?? whole;
  });
}

/** Excel writes what XML cannot hold as `_x000D_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (whole, code: string) => characterOf(Number.parseInt(code, 16)) ?? whole);
}

function characterOf(code: number): string | null {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 0x10ffff || isSurrogate ? null : String.fromCodePoint(code);
}
