import type { Inputs } from "../../shared/contract/index.ts";
import type { CustomerRecordView, HoldingView, LinkView } from "../../shared/contract/records.ts";
import type { CustomerKind, LoanClass } from "../../shared/domain/customer.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import { inverseKinship, inverseRelation } from "../../shared/domain/records.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { entriesOf, filledSections, type LinkRow, linksOfBothEnds } from "../store/records.ts";

type FullLink = Omit<LinkView, "idNumberMasked" | "phoneMasked"> & { idNumber: string; phone: string };
type FullHolding = Omit<HoldingView, "numberMasked"> & { number: string };

/** A record with its numbers in full, for the core's own use. */
export interface FullRecord extends Omit<CustomerRecordView, "links" | "holdings"> {
  links: FullLink[];
  holdings: FullHolding[];
}

/**
 * The whole record of a customer beside the shared core; numbers are masked.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction
 */
export async function getRecord(ctx: Context, { customerId }: Inputs["records"]["get"]): Promise<CustomerRecordView> {
  const { links, holdings, ...open } = await fullRecord(ctx, customerId);
  return {
    ...open,
    links: links.map(({ idNumber, phone, ...link }) => ({
      ...link,
      idNumberMasked: maskIdNumber(idNumber),
      phoneMasked: maskPhone(phone),
    })),
    holdings: holdings.map(({ number, ...holding }) => ({ ...holding, numberMasked: maskIdNumber(number) })),
  };
}

/**
 * The same with its numbers in full; whoever shows them records it.
 *
 * @throws {Refusal} notFound
 */
export async function fullRecord(ctx: Context, customerId: number): Promise<FullRecord> {
  await visibleCustomer(ctx, customerId);
  const { db } = ctx;
  const [sections, links, loans, demands, holdings, statements] = await Promise.all([
    filledSections(db, customerId),
    linksOf(ctx, customerId),
    entriesOf(db, "loans", customerId),
    entriesOf(db, "demands", customerId),
    entriesOf(db, "holdings", customerId),
    entriesOf(db, "statements", customerId),
  ]);
  return {
    sections: { person: null, household: null, business: null, institution: null, ...sections },
    ...links,
    loans: loans.map(flat).sort((a, b) => b.dueOn.localeCompare(a.dueOn)),
    demands: demands.map(flat).sort((a, b) => a.month.localeCompare(b.month)),
    holdings: holdings.map(flat),
    statements: statements.map(flat).sort((a, b) => b.endsOn.localeCompare(a.endsOn)),
  };
}

function flat<Fields>({ id, version, fields }: { id: number; version: number; fields: Fields }) {
  return { id, version, ...fields };
}

interface LinkedCustomer {
  id: number;
  name: string;
  kind: CustomerKind;
  idNumber: string;
  phone: string;
  loanBalanceFen: number;
  loanClass: LoanClass | null;
}

/**
 * Links from both ends: those of the customer's own record, and those in which another record names them. A customer
 * outside the asker's jurisdiction stays a name where this record names them, and is only counted where theirs does.
 */
async function linksOf(ctx: Context, customerId: number): Promise<Pick<FullRecord, "links" | "hiddenLinks">> {
  const rows = await linksOfBothEnds(ctx.db, customerId);
  const otherIdOf = (row: LinkRow) => (row.customerId === customerId ? row.otherId : row.customerId);
  const others = await visibleOthers(ctx, rows.map(otherIdOf));
  const links: FullLink[] = [];
  const said = new Set<string>();
  let hiddenLinks = 0;
  for (const row of rows) {
    const otherId = otherIdOf(row);
    const other = otherId === null ? null : (others.get(otherId) ?? null);
    const own = row.customerId === customerId;
    const link = own ? ownLink(row, other) : other && foreignLink(row, other);
    const key = `${link?.relation} ${otherId}`;
    if (!link) hiddenLinks += 1;
    else if (otherId === null || !said.has(key)) links.push(link);
    said.add(key);
  }
  return { links, hiddenLinks };
}

async function visibleOthers(ctx: Context, ids: readonly (number | null)[]): Promise<Map<number, LinkedCustomer>> {
  const linked = ids.filter((id) => id !== null);
  if (linked.length === 0) return new Map();
  const query = ctx
    .db("customers")
    .whereIn("customers.id", linked)
    .select("id", "name", "kind", "idNumber", "phone", "loanBalanceFen", "loanClass");
  withinScope(query, ctx);
  const customers: LinkedCustomer[] = await query;
  return new Map(customers.map((customer) => [customer.id, customer]));
}

function ownLink(row: LinkRow, other: LinkedCustomer | null): FullLink {
  const person = other ?? row;
  return { ...described(row, person, other), direction: "out", relation: row.relation, kinship: row.kinship };
}

/** A link that the record of `other` holds, as it reads from this end. */
function foreignLink(row: LinkRow, other: LinkedCustomer): FullLink {
  return {
    ...described(row, other, other),
    direction: "in",
    relation: inverseRelation(row.relation),
    kinship: row.kinship && inverseKinship(row.kinship),
  };
}

function described(
  { id, version, note }: LinkRow,
  { name, idNumber, phone }: Pick<LinkedCustomer, "name" | "idNumber" | "phone">,
  other: LinkedCustomer | null,
) {
  return {
    id,
    version,
    note,
    name,
    idNumber,
    phone,
    other: other && {
      id: other.id,
      kind: other.kind,
      fileNumber: fileNumberOf(other.id),
      loanBalanceFen: other.loanBalanceFen,
      loanClass: other.loanClass,
    },
  };
}
