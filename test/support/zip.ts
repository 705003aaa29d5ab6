import { deflateRawSync } from "node:zlib";

/** A part of an archive that a test writes by hand; `points` makes its directory entry lead to another part's bytes. */
export interface ZipPart {
  name: string;
  content: string | Uint8Array;
  points?: number;
}

/** A zip archive of these parts, written without looking at what they are. */
export function zipOf(parts: readonly ZipPart[]): File {
  const pieces: Buffer[] = [];
  const placed: { name: Buffer; packed: Buffer; size: number; at: number }[] = [];
  let at = 0;
  for (const part of parts) {
    const earlier = part.points === undefined ? undefined : placed[part.points];
    if (earlier) {
      placed.push({ ...earlier, name: Buffer.from(part.name) });
      continue;
    }
    const content = Buffer.from(part.content as string);
    const name = Buffer.from(part.name);
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    pieces.push(header, name, packed);
    placed.push({ name, packed, size: content.length, at });
    at += header.length + name.length + packed.length;
  }
  const directory = placed.map(({ name, packed, size, at: local }) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(local, 42);
    return Buffer.concat([entry, name]);
  });
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(placed.length, 8);
  end.writeUInt16LE(placed.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new File([new Uint8Array(Buffer.concat([...pieces, listed, end]))], "客户.xlsx");
}

const main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of one sheet, or of so many that are all the same part; what is left out is not in it. */
export function workbookOf(
  { sheet, strings, workbook }: { sheet: string; strings?: string; workbook?: string },
  more: readonly ZipPart[] = [],
): File {
  const relations = [
    `<Relationship Id="s" Type="${main}/worksheet" Target="worksheets/sheet1.xml"/>`,
    ...(strings === undefined
      ? []
      : [`<Relationship Id="t" Type="${main}/sharedStrings" Target="sharedStrings.xml"/>`]),
  ];
  return zipOf([
    {
      name: "_rels/.rels",
      content: `<Relationships><Relationship Id="w" Type="${main}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: `<Relationships>${relations.join("")}</Relationships>` },
    {
      name: "xl/workbook.xml",
      content: workbook ?? `<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: sheet },
    ...(strings === undefined ? [] : [{ name: "xl/sharedStrings.xml", content: strings }]),
    ...more,
  ]);
}
