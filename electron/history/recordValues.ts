import type { Knex } from "knex";
import { type CustomerFields, pickCustomerFields } from "../../shared/contract/customers.ts";
import { type CustomerMark, customerMarks, type RecordPath, readRecordPath } from "../../shared/contract/recordPath.ts";
import { emptySection, type SectionInput } from "../../shared/contract/records.ts";
import { type Section, sections } from "../../shared/domain/records.ts";
import { type CustomerRecord, customerById, updateCustomer } from "../store/customers.ts";
import { filledSections, type Written, writeSection } from "../store/records.ts";

/** The single-valued part of a customer's record: shared core, marks, sections. */
export interface RecordState {
  customer: CustomerRecord;
  sections: Awaited<ReturnType<typeof filledSections>>;
}

export async function recordState(db: Knex, customer: CustomerRecord): Promise<RecordState> {
  return { customer, sections: await filledSections(db, customer.id) };
}

/** As `recordState`, of a customer known to be in the file. */
export async function recordStateOf(db: Knex, customerId: number): Promise<RecordState> {
  const customer = await customerById(db, customerId);
  if (!customer) throw new Error(`Customer ${customerId} is not in the file.`);
  return recordState(db, customer);
}

/** The value at a path outside the lists; a section that nobody filled in is empty. */
export function valueAt(state: RecordState, path: Exclude<RecordPath, { place: "entry" }>): unknown {
  if (path.place !== "section") return state.customer[path.name];
  return (sectionData(state, path.section) as Record<string, unknown>)[path.name];
}

export function sectionData(state: RecordState, section: Section): SectionInput["data"] {
  return state.sections[section]?.data ?? emptySection(section);
}

/** New values by path, sorted by where they stand. */
export interface SortedValues {
  fields: Partial<CustomerFields>;
  marks: Partial<Record<CustomerMark, unknown>>;
  sections: Map<Section, Record<string, unknown>>;
}

/** @throws {Error} for a path that is none, or that leads into a list */
export function sortValues(values: ReadonlyMap<string, unknown>): SortedValues {
  const sorted: SortedValues = { fields: {}, marks: {}, sections: new Map() };
  for (const [text, value] of values) {
    const path = readRecordPath(text);
    if (path === null || path.place === "entry") throw new Error("A value has no place in the record.");
    if (path.place === "field") Object.assign(sorted.fields, { [path.name]: value });
    else if (path.place === "mark") sorted.marks[path.name] = value;
    else sorted.sections.set(path.section, { ...sorted.sections.get(path.section), [path.name]: value });
  }
  return sorted;
}

/** Writes values by path as they are; that they are right is the caller's care. Derived fields and the index follow. */
export async function writeValues(
  db: Knex,
  state: RecordState,
  values: ReadonlyMap<string, unknown>,
  written: Written,
): Promise<void> {
  const { customer } = state;
  const { fields, marks, sections: changedSections } = sortValues(values);
  const whole = { ...pickCustomerFields(customer), ...fields };
  if (!(await updateCustomer(db, customer, whole, written))) throw new Error("The customer changed inside the change.");
  if (Object.keys(marks).length > 0) await db("customers").where({ id: customer.id }).update(marks);
  for (const [section, changed] of changedSections) {
    const input = { section, data: { ...sectionData(state, section), ...changed } } as SectionInput;
    const version = state.sections[section]?.version ?? null;
    const next = await writeSection(db, { customerId: customer.id, version }, input, written);
    if (next === null) throw new Error("A section changed inside the change.");
  }
}

/** Every single-valued path of the records given: the shared core, the marks, the sections that one of them has. */
export function recordPaths(states: readonly RecordState[]): string[] {
  const filled = sections.filter((section) => states.some((state) => state.sections[section] !== undefined));
  const [first] = states;
  return [
    ...(first ? Object.keys(pickCustomerFields(first.customer)) : []),
    ...customerMarks,
    ...filled.flatMap((section) => Object.keys(emptySection(section)).map((name) => `${section}.${name}`)),
  ];
}
