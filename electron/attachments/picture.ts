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
    const thumbnail = await decode(content, { limitInputPixels: maxPixels, failOn: "error" })
      .autoOrient()
      .resize({ width: thumbnailSide, height: thumbnailSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 80 })
      .toBuffer();
    return { ok: true, thumbnail };
  } catch {
    return { ok: false, problem: "unreadable" };
  }
}
