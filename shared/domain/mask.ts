/** Masked forms for lists, notices and logs: enough to recognise, too little to misuse. */

/** First six and last two characters stay: `410225********12` */
export function maskIdNumber(value: string): string {
  if (value.length <= 8) return value.replace(/.(?=..)/g, "*");
  return value.slice(0, 6) + "*".repeat(value.length - 8) + value.slice(-2);
}

/** First three and last four digits stay: `138****5678` */
export function maskPhone(value: string): string {
  if (value.length <= 7) return value.replace(/.(?=..)/g, "*");
  return value.slice(0, 3) + "*".repeat(value.length - 7) + value.slice(-4);
}
