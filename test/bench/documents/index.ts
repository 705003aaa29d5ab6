import type { PdfPrinter } from "../../../electron/documents/printing/pdfPrinter.ts";
import { rates } from "../measure.ts";
import { countyOf, type OpenedLedger } from "../openedLedger.ts";
import { peakOf } from "../peakOf.ts";
import { type Benchmark, benchmark } from "../report.ts";
import { bindFiles, chromium, firstCustomers, onCopyOf } from "./printing.ts";

/** Single files, and binders of a size, that are printed by both sides in turns. */
const rounds = { single: 30, 100: 3, 500: 2 };

/** Customer files: how fast they are printed one by one and bound together, and how much memory that takes. */
export async function* documentsBenchmarks({
  customers,
  cache,
}: {
  customers: number;
  cache: string;
}): AsyncGenerator<Benchmark> {
  const database = await countyOf(customers, cache);
  const { printer, printed } = recording(chromium());
  const measured = await onCopyOf(database, printer, async (ledger) => {
    const bare = { print: printer.bare, printed };
    await bindFiles(ledger, await firstCustomers(ledger, 10));
    return [
      await singleFiles(ledger, bare),
      await boundFiles(ledger, bare, 100, rounds[100]),
      await boundFiles(ledger, bare, 500, rounds[500]),
    ];
  });
  yield* measured;
  const [one, hundred, fiveHundred] = [
    await peakOf("documents1", database),
    await peakOf("documents100", database),
    await peakOf("documents500", database),
  ];
  yield benchmark("documents.peak_rss.100", "MiB", "lower", hundred, one);
  // Flat is what is asked: five times the files.
  yield benchmark("documents.peak_rss.500", "MiB", "lower", fiveHundred, hundred);
}

interface Bare {
  print: PdfPrinter["print"];
  /** the pages that the application printed since they were taken last */
  printed: { take(): string[] };
}

/** A printer that remembers the pages it printed for good, so that the same can be printed again by the barest means. */
function recording(inner: PdfPrinter) {
  let pages: string[] = [];
  const printer: PdfPrinter & { bare: PdfPrinter["print"] } = {
    bare: (html, options) => inner.print(html, options),
    print(html, options) {
      if (options.tagged) pages.push(html);
      return inner.print(html, options);
    },
    close: () => inner.close(),
  };
  const take = () => {
    const taken = pages;
    pages = [];
    return taken;
  };
  return { printer, printed: { take } };
}

/** The same pages, printed with nothing around it. */
async function printAgain({ print }: Bare, pages: readonly string[]): Promise<void> {
  for (const html of pages) await print(html, { tagged: true });
}

/** One customer's file after the other, as a window asks for it. */
async function singleFiles(ledger: OpenedLedger, bare: Bare): Promise<Benchmark> {
  const ids = await firstCustomers(ledger, rounds.single);
  bare.printed.take();
  const measured = await rates(
    "documents.files_per_second.1",
    rounds.single,
    async (round) => {
      const document = { kind: "customerFile" as const, customerId: ids[round] ?? 0 };
      await ledger.window.documents.pdf({ document, language: "zh-CN" });
      return 1;
    },
    async () => {
      const pages = bare.printed.take();
      await printAgain(bare, pages);
      return pages.length;
    },
  );
  return { ...measured, unit: "files/s" };
}

/** Binders of a size over the volumes of just that binder. */
async function boundFiles(ledger: OpenedLedger, bare: Bare, files: number, count: number): Promise<Benchmark> {
  const ids = await firstCustomers(ledger, files);
  bare.printed.take();
  const measured = await rates(
    `documents.files_per_second.${files}`,
    count,
    async () => (await bindFiles(ledger, ids)).files,
    async () => {
      await printAgain(bare, bare.printed.take());
      return files;
    },
  );
  return { ...measured, unit: "files/s" };
}
