interface GlyphQuestion {
  characters: readonly string[];
  /** families as CSS names them */
  fonts: string;
}

/**
 * Which of the characters a browser has no glyph for: it draws the same box for them as for code points that no font
 * can have. Runs inside a page, so that it must hold all that it uses.
 */
export function withoutGlyph({ characters, fonts }: GlyphQuestion): string[] {
  const side = 48;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return [];
  pen.font = `28px ${fonts}`;
  const pictureOf = (text: string) => {
    pen.clearRect(0, 0, side, side);
    pen.fillText(text, 8, 34);
    return pen.getImageData(0, 0, side, side).data.join();
  };
  // Unassigned in the first plane and in one that is empty, a noncharacter; nothing at all is no better than a box.
  const noFontHas = [0x378, 0x5fffd, 0x10ffff].map((code) => String.fromCodePoint(code));
  const boxes = new Set([...noFontHas, ""].map(pictureOf));
  return characters.filter((character) => boxes.has(pictureOf(character)));
}

/** Asks about each character once; what a PC has for it does not change while the program runs. */
export function rememberGlyphs(
  ask: (characters: readonly string[]) => Promise<readonly string[]>,
): (characters: readonly string[]) => Promise<string[]> {
  const known = new Map<string, boolean>();
  return async (characters) => {
    const unknown = characters.filter((character) => !known.has(character));
    if (unknown.length > 0) {
      const missing = new Set(await ask(unknown));
      for (const character of unknown) known.set(character, missing.has(character));
    }
    return characters.filter((character) => known.get(character));
  };
}
