import type { Product } from "../../../shared/contract/products.ts";

/** The name by which a product goes: of the edition in force, else of the latest, else of the draft. */
export function nameOf({ code, draft, editions, inForce }: Product): string {
  const edition = editions.find(({ number }) => number === inForce) ?? editions[0];
  return edition?.terms.name ?? draft?.name ?? code;
}
