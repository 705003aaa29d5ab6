export interface PdfMetadata {
  title: string;
  author: string;
  subject: string;
  keywords: readonly string[];
}

/**
 * Adds what a PDF is about. An update is appended that replaces the dictionary Chromium wrote, as PDF 32000-1:2008,
 * 7.5.6 provides: to read and write a long tagged PDF anew would take as long as printing it.
 *
 * @throws {Error} when the PDF has no classic cross-reference table and information dictionary
 */
export function withMetadata(
  bytes: Uint8Array<ArrayBufferLike>,
  { title, author, subject, keywords }: PdfMetadata,
): Uint8Array<ArrayBuffer> {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = pdf.subarray(-2048).toString("latin1");
  const trailer = /trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/s.exec(tail);
  const info = /\/Info (\d+) 0 R/.exec(trailer?.[1] ?? "");
  if (!trailer?.[1] || !info) throw new Error("The PDF has no trailer that an update could follow.");
  const number = Number(info[1]);
  const [, made = ""] = /\/CreationDate (\(D:[^)]*\))/.exec(pdf.subarray(0, 4096).toString("latin1")) ?? [];
  const entries = { Title: title, Author: author, Subject: subject, Keywords: keywords.join(" ") };
  const dictionary = Object.entries(entries).map(([key, value]) => `/${key} ${textString(value)}`);
  if (made) dictionary.push(`/CreationDate ${made}`, `/ModDate ${made}`);
  dictionary.push("/Creator (Sunshine Ledger)", "/Producer (Skia/PDF)");
  const start = pdf.length + 1;
  const object = `\n${number} 0 obj\n<<${dictionary.join("\n")}>>\nendobj\n`;
  const table = `xref\n${number} 1\n${String(start).padStart(10, "0")} 00000 n \n`;
  const end = `trailer\n<<${trailer[1]}\n/Prev ${trailer[2]}>>\nstartxref\n${pdf.length + object.length}\n%%EOF\n`;
  const update = Buffer.from(object + table + end, "latin1");
  const updated = new Uint8Array(pdf.length + update.length);
  updated.set(pdf);
  updated.set(update, pdf.length);
  return updated;
}

/** A text string of PDF, in UTF-16 with its byte order mark, as hexadecimal. */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}
