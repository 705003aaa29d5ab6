export interface PdfOptions {
  /** with the structure of the text and bookmarks; without them it takes less than half the time */
  tagged: boolean;
  /** gives the print up */
  signal?: AbortSignal | undefined;
}

/** Turns a self-contained HTML page into a PDF; each shell brings its own. */
export interface PdfPrinter {
  /** @returns the bytes of the PDF; margins and paper size come from the page's print CSS */
  print(html: string, options: PdfOptions): Promise<Uint8Array<ArrayBufferLike>>;
  /** @returns those of the characters that the PC has no glyph for; left out where the shell cannot find that out */
  missingGlyphs?(characters: readonly string[]): Promise<string[]>;
  close(): Promise<void>;
}
