/** Money is a whole number of fen (分); 100 fen are one yuan (元). */

/** `1234567` → `12,345.67` */
export function formatFen(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const digits = Math.abs(fen).toString().padStart(3, "0");
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}${yuan}.${digits.slice(-2)}`;
}
