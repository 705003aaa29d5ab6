import { type List, lists, type Section, sections } from "../domain/records.ts";
import { type CustomerFields, customerFieldsSchema } from "./customers.ts";
import { entrySchemas, sectionSchemas } from "./records.ts";

/** Marks on a customer that staff set beside the typed fields. Being gold is none: it has a history of its own. */
export const customerMarks = ["keyTarget"] as const;
export type CustomerMark = (typeof customerMarks)[number];

/** Where in a customer's record a value of the audit trail stands. */
export type RecordPath =
  | { place: "field"; name: keyof CustomerFields }
  | { place: "mark"; name: CustomerMark }
  | { place: "section"; section: Section; name: string }
  | { place: "entry"; list: List; id: number; name: string };

/**
 * Reads a path of the audit trail: `phone`, `household.labourForce`, `loans.12.balanceFen`.
 *
 * @returns null for what is no field of a record, such as the reason of a merge
 */
export function readRecordPath(path: string): RecordPath | null {
  const [head = "", second = "", third, ...more] = path.split(".");
  if (third === undefined && second === "") {
    if (Object.hasOwn(customerFieldsSchema.shape, head)) return { place: "field", name: head as keyof CustomerFields };
    return customerMarks.some((mark) => mark === head) ? { place: "mark", name: head as CustomerMark } : null;
  }
  const section = sections.find((name) => name === head);
  if (section && third === undefined)
    return Object.hasOwn(sectionSchemas[section].shape, second) ? { place: "section", section, name: second } : null;
  const list = lists.find((name) => name === head);
  if (!list || third === undefined || more.length > 0 || !/^\d+$/.test(second)) return null;
  if (!Object.hasOwn(entrySchemas[list].shape, third)) return null;
  return { place: "entry", list, id: Number(second), name: third };
}

/** Fields that only make sense together: each is chosen, undone and restored with the one it follows. */
const followed: Readonly<Record<string, string>> = { idType: "idNumber", consentForm: "consentOn" };

/** The field with which a field goes, or null where it stands for itself. */
export function followedPath(path: string): string | null {
  return followed[path] ?? null;
}

/** The paths that go together with one, itself included. */
export function pathsTogether(path: string, all: Iterable<string>): string[] {
  const leader = followedPath(path) ?? path;
  return [...all].filter((other) => other === leader || followedPath(other) === leader);
}
