import { readFileSync } from "node:fs";
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from "@cantoo/pdf-lib";

export interface Bookmark {
  title: string;
  /** counted from 1; null where it leads nowhere */
  page: number | null;
}

export interface PdfStructure {
  language: string;
  /** the outline, an entry after the one above it */
  bookmarks: Bookmark[];
  /** of every link inside the document: on which page it is, and to which it leads */
  links: { on: number; to: number | null }[];
}

/** What a reader of a PDF finds their way by. */
export async function readStructure(path: string): Promise<PdfStructure> {
  const pdf = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  const { catalog } = pdf;
  const pages = pdf.getPages();
  const numbers = new Map(pages.map(({ ref }, index) => [ref, index + 1]));
  const named = catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);

  function pageOf(destination: unknown): number | null {
    const place = destination instanceof PDFName ? named?.lookup(destination) : destination;
    const target = place instanceof PDFArray ? place.get(0) : null;
    return (target instanceof PDFRef && numbers.get(target)) || null;
  }
  const destinationOf = (node: PDFDict) =>
    node.lookup(PDFName.of("Dest")) ?? node.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("D"));

  function* outline(node: PDFDict | undefined): Generator<Bookmark> {
    for (
      let at = node?.lookupMaybe(PDFName.of("First"), PDFDict);
      at;
      at = at.lookupMaybe(PDFName.of("Next"), PDFDict)
    ) {
      const title = at.lookup(PDFName.of("Title"));
      yield { title: textOf(title), page: pageOf(destinationOf(at)) };
      yield* outline(at);
    }
  }
  const links = pages.flatMap(({ node }, index) =>
    (node.Annots()?.asArray() ?? [])
      .map((annotation) => pdf.context.lookup(annotation, PDFDict))
      .filter((annotation) => annotation.lookup(PDFName.of("Subtype")) === PDFName.of("Link"))
      .map((annotation) => ({ on: index + 1, to: pageOf(destinationOf(annotation)) })),
  );
  return {
    language: textOf(catalog.lookup(PDFName.of("Lang"))),
    bookmarks: [...outline(catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict))],
    links,
  };
}

function textOf(value: unknown): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}
