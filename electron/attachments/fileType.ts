import type { AttachmentType } from "../../shared/domain/attachment.ts";

/** What a content shows itself to be: one of the types we keep, another that we can name, or nothing we know. */
export type Recognised = { mediaType: AttachmentType } | { foreign: string } | null;

interface Signature {
  name: string;
  at: number;
  bytes: string;
}

/** How files begin. Source: the formats' own specifications, as collected in file(1)'s magic. */
const foreignSignatures: readonly Signature[] = [
  { name: "ZIP", at: 0, bytes: "PK\x03\x04" },
  { name: "RAR", at: 0, bytes: "Rar!\x1a\x07" },
  { name: "7-Zip", at: 0, bytes: "7z\xbc\xaf\x27\x1c" },
  { name: "EXE", at: 0, bytes: "MZ" },
  { name: "ELF", at: 0, bytes: "\x7fELF" },
  { name: "DOC/XLS", at: 0, bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
  { name: "GIF", at: 0, bytes: "GIF8" },
  { name: "BMP", at: 0, bytes: "BM" },
  { name: "TIFF", at: 0, bytes: "II*\0" },
  { name: "TIFF", at: 0, bytes: "MM\0*" },
  { name: "WebP", at: 8, bytes: "WEBP" },
  { name: "HEIC", at: 4, bytes: "ftyphei" },
  { name: "HEIC", at: 4, bytes: "ftyphev" },
  { name: "HEIC", at: 4, bytes: "ftypmif1" },
  { name: "AVIF", at: 4, bytes: "ftypavi" },
  { name: "MP4/MOV", at: 4, bytes: "ftyp" },
];

const ownSignatures: readonly { mediaType: AttachmentType; bytes: string }[] = [
  { mediaType: "image/jpeg", bytes: "\xff\xd8\xff" },
  { mediaType: "image/png", bytes: "\x89PNG\r\n\x1a\n" },
  { mediaType: "application/pdf", bytes: "%PDF-" },
];

/** Text that a browser or viewer would take for a page or a drawing. */
const markup: readonly { name: string; begins: RegExp }[] = [
  { name: "SVG", begins: /^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/s },
  { name: "HTML", begins: /^(<!--.*?-->\s*)*<(!doctype html|html|head|body|script)[\s>]/s },
  { name: "XML", begins: /^<\?xml/ },
];

/**
 * Reads a content's type out of the content alone. A file that would also pass for another kind (a picture with an
 * archive or a page hung behind it) is that other kind.
 */
export function recogniseFile(content: Buffer): Recognised {
  const own = ownSignatures.find(({ bytes }) => hasAt(content, 0, bytes));
  if (own) {
    const hidden = hiddenIn(content, own.mediaType);
    return hidden ? { foreign: hidden } : { mediaType: own.mediaType };
  }
  const foreign = foreignSignatures.find(({ at, bytes }) => hasAt(content, at, bytes));
  if (foreign) return { foreign: foreign.name };
  const start = content
    .toString("latin1", 0, 2048)
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart()
    .toLowerCase();
  const text = markup.find(({ begins }) => begins.test(start));
  return text ? { foreign: text.name } : null;
}

/** An archive ends with its directory: this signature within the longest comment that may follow it. */
const zipDirectoryEnd = "PK\x05\x06";
const zipTail = 65_557;
/** Readers look for a PDF's beginning this far into a file. */
const pdfHead = 1024;

/** A picture or PDF may carry anything a camera or scanner adds, but not what another program would open as its own. */
function hiddenIn(content: Buffer, mediaType: AttachmentType): string | null {
  if (content.subarray(-zipTail).includes(zipDirectoryEnd, 0, "latin1")) return "ZIP";
  if (mediaType === "application/pdf") return null;
  if (content.subarray(0, pdfHead).includes("%PDF-", 0, "latin1")) return "PDF";
  if (content.includes("Rar!\x1a\x07", 0, "latin1")) return "RAR";
  if (content.includes("7z\xbc\xaf\x27\x1c", 0, "latin1")) return "7-Zip";
  return /<(script|html|!doctype html)[\s>]/i.test(content.toString("latin1")) ? "HTML" : null;
}

/** Whether a PDF was written to its end; readers look for the mark in the last kilobyte. Source: ISO 32000, annex H. */
export function isWholePdf(content: Buffer): boolean {
  return content.subarray(-1024).includes("%%EOF", 0, "latin1");
}

function hasAt(content: Buffer, at: number, bytes: string): boolean {
  const expected = Buffer.from(bytes, "latin1");
  return content.subarray(at, at + expected.length).equals(expected);
}
