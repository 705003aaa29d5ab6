/**
 * A telephone number as it is compared: full-width characters made plain, blanks, hyphens and the code of the country
 * before a mobile number (eleven digits that begin with 1) taken away. Anything else stays as it was typed.
 */
export function normalisePhone(typed: string): string {
  const plain = typed.normalize("NFKC").replace(/[\s\-‐-―()]/g, "");
  return plain.replace(/^(?:\+|00)86(?=1\d{10}$)/, "");
}
