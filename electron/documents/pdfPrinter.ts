/** Turns a self-contained HTML page into a PDF; each shell brings its own. */
export interface PdfPrinter {
  /** @returns the bytes of the PDF; margins and paper size come from the page's print CSS */
  print(html: string): Promise<Uint8Array<ArrayBufferLike>>;
  close(): Promise<void>;
}
