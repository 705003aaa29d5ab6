import type { PageRange } from "../../../shared/domain/pageRanges.ts";

/** A printer of this PC. */
export interface Printer {
  /** as the system calls it */
  name: string;
  /** as people call it */
  label: string;
}

export interface PaperSettings {
  /** the system's name of the printer; empty for the one that the system takes by itself */
  printer: string;
  copies: number;
  duplex: "simplex" | "longEdge" | "shortEdge";
  /** empty for all pages */
  pages: readonly PageRange[];
}

/** Puts a self-contained HTML page on paper, without a dialog; only some shells can. */
export interface PaperPrinter {
  printers(): Promise<Printer[]>;
  /**
   * Hands the pages to the printer; margins and paper size come from the page's print CSS.
   *
   * @throws {Refusal} printerMissing, printerSettings, printCancelled, printFailed
   */
  print(html: string, settings: PaperSettings): Promise<void>;
}
