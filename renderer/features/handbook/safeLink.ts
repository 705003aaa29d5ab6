/** What a link of a page may lead to; nothing that runs, loads or reads a file. */
const safeSchemes = /^(?:https?:\/\/|mailto:|tel:)/i;

/** An address as a page may have it: the web, mail, telephone, or a screen of the application; null for all else. */
export function safeLink(address: string | undefined): string | null {
  if (address === undefined) return null;
  const plain = address.trim();
  return safeSchemes.test(plain) || plain.startsWith("#/") ? plain : null;
}
