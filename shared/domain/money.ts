/** Money is a whole number of fen (分); 100 fen are one yuan (元). */

/** `1234567` → `12,345.67` */
export function formatFen(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const digits = Math.abs(fen).toString().padStart(3, "0");
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}${yuan}.${digits.slice(-2)}`;
}

/** Reads an amount in yuan with at most two decimals, separators allowed; null when it is no amount. */
export function parseYuan(typed: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(typed.normalize("NFKC").replace(/[,\s¥]/g, ""));
  if (!match) return null;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  if (!Number.isSafeInteger(fen)) return null;
  return match[1] ? -fen : fen;
}
