/** Numbers of credit certificates (授信证): the year and a running number in it, `2026-000123`. */

export function certificateNumber(year: string, sequence: number): string {
  return `${year}-${String(sequence).padStart(6, "0")}`;
}

/** The number that follows the highest one of a year; the year's first where there is none. */
export function nextCertificateNumber(year: string, highest: string | null): string {
  return certificateNumber(year, highest === null ? 1 : Number(highest.slice(year.length + 1)) + 1);
}
