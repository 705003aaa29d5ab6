import type { PdfOptions, PdfPrinter } from "../documents/printing/pdfPrinter.ts";

/** Pages of a browser that a binder keeps busy at once. */
const mostAtOnce = 2;

/**
 * A printer with no more than two pages at work at once, which is waited for no longer once its work is not wanted,
 * whether or not it can be stopped.
 */
export function pressOf(printer: PdfPrinter, signal: AbortSignal): PdfPrinter {
  let atWork = 0;
  const queue: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (atWork >= mostAtOnce) await new Promise<void>((resolve) => queue.push(resolve));
    atWork += 1;
    try {
      return await work();
    } finally {
      atWork -= 1;
      queue.shift()?.();
    }
  }

  function unlessStopped(html: string, options: PdfOptions): ReturnType<PdfPrinter["print"]> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(signal.reason);
      signal.throwIfAborted();
      signal.addEventListener("abort", stop, { once: true });
      printer
        .print(html, { ...options, signal })
        .finally(() => signal.removeEventListener("abort", stop))
        .then(resolve, reject);
    });
  }

  return { ...printer, print: (html, options) => inTurn(() => unlessStopped(html, options)) };
}
