import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { expect } from "vitest";
import { temporaryFolder } from "./testCore.ts";

const references = "test/fixtures/documents";

/** Dots per inch of what is looked at and compared: enough to judge a page by the eye, and small to keep. */
const resolution = 60;

/** Pages of paper as grey pictures, `width * height` bytes each, 0 for black. */
export interface PagePicture {
  width: number;
  height: number;
  pixels: Buffer;
  png: Buffer;
}

/** A PDF's file on the disk, for the tools that look at it. */
export async function storedPdf(file: File): Promise<string> {
  const path = join(temporaryFolder(), "document.pdf");
  writeFileSync(path, Buffer.from(await file.arrayBuffer()));
  return path;
}

/** The pages of a PDF as a printer without colours would show them. */
export async function picturesOf(path: string): Promise<PagePicture[]> {
  const folder = temporaryFolder();
  execFileSync("pdftoppm", ["-r", String(resolution), "-gray", "-png", path, join(folder, "page")]);
  const names = readdirSync(folder).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const picture = sharp(join(folder, name)).greyscale();
      const { data, info } = await picture.clone().raw().toBuffer({ resolveWithObject: true });
      const png = await picture.png({ palette: true, colours: 16 }).toBuffer();
      return { width: info.width, height: info.height, pixels: data, png };
    }),
  );
}

const millimetre = resolution / 25.4;

/** Edges of a page that no printer reaches, in millimetres, and the binding margin that a punch goes through. */
const bare = { edge: 5, binding: 23 };

/** Nothing is cut at the edges of the pages, and the binding margin, left in front and right behind, is empty. */
export function expectClearMargins(pages: readonly PagePicture[]): void {
  pages.forEach((page, index) => {
    const front = index % 2 === 0;
    const left = (front ? bare.binding : bare.edge) * millimetre;
    const right = page.width - (front ? bare.edge : bare.binding) * millimetre;
    const inked: string[] = [];
    for (let y = 0; y < page.height; y += 1)
      for (let x = 0; x < page.width; x += 1) {
        const outside =
          x < left || x >= right || y < bare.edge * millimetre || y >= page.height - bare.edge * millimetre;
        if (outside && (page.pixels[y * page.width + x] ?? 255) < 200) inked.push(`${x},${y}`);
      }
    expect({ page: index + 1, inked: inked.slice(0, 5) }).toEqual({ page: index + 1, inked: [] });
  });
}

/** Share of a page's area, after blurring, that may look otherwise: another version of a font moves lines a little. */
const tolerance = 0.02;

/**
 * Compares pages with the reviewed pictures `NAME-1.png` … in the fixtures. With `UPDATE_REFERENCES=1` the pages become
 * the references, to be looked at before they are committed.
 */
export async function expectLikeReferences(name: string, pages: readonly PagePicture[]): Promise<void> {
  for (const [index, page] of pages.entries()) {
    const path = join(references, `${name}-${index + 1}.png`);
    if (process.env.UPDATE_REFERENCES) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, page.png);
    }
    if (!existsSync(path)) throw new Error(`${path} is missing: make it with UPDATE_REFERENCES=1, and look at it.`);
    const [now, then] = await Promise.all([blurred(page.png), blurred(path)]);
    expect({ path, width: now.width, height: now.height }).toEqual({ path, width: then.width, height: then.height });
    let unlike = 0;
    for (let at = 0; at < now.data.length; at += 1)
      if (Math.abs((now.data[at] ?? 0) - (then.data[at] ?? 0)) > 40) unlike += 1;
    expect(unlike / now.data.length, `share of ${path} that looks otherwise`).toBeLessThan(tolerance);
  }
}

async function blurred(picture: Buffer | string) {
  const { data, info } = await sharp(picture)
    .greyscale()
    .blur(1.5)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Names of the fonts of a PDF that are not embedded in it. */
export function fontsMissing(path: string): string[] {
  const rows = execFileSync("pdffonts", [path], { encoding: "utf8" }).split("\n").slice(2).filter(Boolean);
  // The columns end with: emb sub uni object ID.
  return rows.filter((row) => !/ yes +(yes|no) +(yes|no) +\d+ +\d+ *$/.test(row)).map((row) => row.slice(0, 36).trim());
}
