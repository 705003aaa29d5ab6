import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";

type Mask = (value: string) => string;

/** The mask of a field by its path in an audit entry: `idNumber`, `links.7.phone`, `holdings.3.number`. */
function maskOf(path: string): Mask | null {
  const parts = path.split(".");
  const field = parts.at(-1);
  if (field === "idNumber") return maskIdNumber;
  if (field === "phone") return maskPhone;
  if (field === "search") return maskInside;
  return field === "number" && parts.includes("holdings") ? maskIdNumber : null;
}

/** What was searched for may be a number, or hold one. */
function maskInside(text: string): string {
  return text.replace(/\d[\dXx]{6,}/g, maskIdNumber);
}

/** The fields of an audit entry as a screen may show them, whatever depth a number lies at. */
export function maskFields(fields: Record<string, unknown>, above = ""): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, maskByPath(`${above}${key}`, value)]));
}

/** A value as a screen may show it, by the path of its field. */
export function maskByPath(path: string, value: unknown): unknown {
  if (typeof value === "string") return maskOf(path)?.(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => maskByPath(path, item));
  if (value === null || typeof value !== "object") return value;
  return maskFields(value as Record<string, unknown>, `${path}.`);
}
