import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { emptySection } from "../../shared/contract/records.ts";
import { sectionsOf } from "../../shared/domain/records.ts";
import type { Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { sectionOf, writeSection } from "../store/records.ts";
import { dottedDifferences } from "./auditPaths.ts";

type Request = Inputs["records"]["saveSection"];

/**
 * Writes a section of a customer's record. A section that nobody has filled in yet counts as an empty one, so that the
 * audit trail always says what a field was before. What changes nothing writes nothing.
 *
 * @throws {Refusal} notFound, sectionNotOfKind, stale
 */
export async function saveSection(ctx: Context, request: Request): Promise<Outputs["records"]["saveSection"]> {
  const { customerId, section, data, version } = request;
  const { kind } = await visibleCustomer(ctx, customerId);
  if (!sectionsOf(kind).includes(section)) throw new Refusal("sectionNotOfKind");
  const current = await sectionOf(ctx.db, customerId, section);
  const changes = dottedDifferences(section, current?.data ?? emptySection(section), data);
  if (!changes && current && current.version === version) return { version: current.version };
  return ctx.change(async (change) => {
    const now = await sectionOf(change.db, customerId, section);
    const next = await writeSection(change.db, { customerId, version }, request, { at: change.now, by: ctx.actor.id });
    if (next === null) throw new Refusal("stale", { name: await lastEditor(change.db, "customer", customerId) });
    const written = dottedDifferences(section, now?.data ?? emptySection(section), data);
    change.audit({ action: "customer.section", subjectType: "customer", subjectId: customerId, ...written });
    return { version: next };
  });
}
