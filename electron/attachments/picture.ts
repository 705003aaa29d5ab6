import type sharp from "sharp";

let decoder: Promise<typeof sharp> | null = null;

/**
 * The decoder, loaded with the first picture: most days begin without one. It meets files from anywhere, so it knows
 * the two formats we keep and remembers no picture.
 */
function loadDecoder(): Promise<typeof sharp> {
  decoder ??= import("sharp").then(({ default: loaded }) => {
    loaded.block({ operation: ["VipsForeignLoad"] });
    loaded.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng"] });
    loaded.cache(false);
    return loaded;
  });
  return decoder;
}

/** More than phones write below our limit of bytes; a small file that unfolds to more is a trap. */
const maxPixels = 120_000_000;

const thumbnailSide = 320;

export type PictureReading =
  | { ok: true; thumbnail: Buffer }
  | { ok: false; problem: "tooManyPixels"; width: number; height: number }
  | { ok: false; problem: "unreadable" };

/**
 * Decodes a picture from its first to its last row and makes a small JPEG of it: turned as the camera was held, on
 * white, without the camera's notes.
 */
export async function readPicture(content: Buffer): Promise<PictureReading> {
  const decode = await loadDecoder();
  try {
    const { width, height } = await decode(content, { limitInputPixels: false }).metadata();
    if (width * height > maxPixels) return { ok: false, problem: "tooManyPixels", width, height };
    return { ok: true, thumbnail: await smaller(content, thumbnailSide) };
  } catch {
    return { ok: false, problem: "unreadable" };
  }
}

/**
 * A picture as a JPEG whose longer side has `side` pixels at most, as `readPicture` makes them.
 *
 * @returns null where it cannot be decoded
 */
export function scaledPicture(content: Buffer, side: number): Promise<Buffer | null> {
  return smaller(content, side).catch(() => null);
}

async function smaller(content: Buffer, side: number): Promise<Buffer> {
  const decode = await loadDecoder();
  return decode(content, { limitInputPixels: maxPixels, failOn: "error" })
    .autoOrient()
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 80 })
    .toBuffer();
}
