import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { mostCustomersOfBinder } from "../../shared/domain/binder.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { paperHtml } from "../documents/paper/html.tsx";
import { pdfFile } from "../documents/printing/pdfFile.ts";
import { printingOf } from "../documents/service.ts";
import { selectedCustomers } from "../ledger/selection.ts";
import { Refusal } from "../refusal.ts";
import { type BoundCustomer, boundCustomers, volumesOf } from "../store/binders.ts";
import { indexPaper } from "./indexPaper.tsx";
import { getBinder } from "./service.ts";
import { visibleBinder } from "./state.ts";

/**
 * One volume as a PDF. That it was taken out, by whom, is recorded for every customer in it.
 *
 * @throws {Refusal} notFound, binderVolumeGone, binderOutOfScope
 */
export async function takeVolume(
  core: Core,
  ctx: Context,
  { id, number }: Inputs["binders"]["volume"],
): Promise<Outputs["binders"]["volume"]> {
  await visibleBinder(core, ctx, id);
  const volume = (await volumesOf(ctx.db, id)).find((one) => one.number === number);
  if (!volume) throw new Refusal("notFound");
  if (volume.contentId === null) throw new Refusal("binderVolumeGone");
  const customers = await boundCustomers(ctx.db, id, number);
  await assertWithinReach(ctx, customers);
  const bytes = await core.opened.volumes.read(volume.contentId).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal("binderVolumeGone") : error;
  });
  await ctx.change(async (change) => {
    for (const { customerId } of customers)
      change.audit({
        action: "binder.takeOut",
        subjectType: "customer",
        subjectId: customerId,
        after: { binderId: id, volume: number },
      });
    const after = { volume: number, customers: customers.length };
    change.audit({ action: "binder.takeOut", subjectType: "binder", subjectId: id, after });
  });
  return { file: pdfFile(bytes, volume.title) };
}

/**
 * A page that lists the volumes, the customers in them and what was left out. That it was taken out is recorded.
 *
 * @throws {Refusal} notFound, binderOutOfScope
 */
export async function takeIndex(
  core: Core,
  ctx: Context,
  { id }: Inputs["binders"]["index"],
): Promise<Outputs["binders"]["index"]> {
  const binder = await getBinder(core, ctx, { id });
  const customers = await boundCustomers(ctx.db, id, null);
  await assertWithinReach(ctx, customers);
  const printing = await printingOf(ctx, { language: binder.language, copy: false });
  const html = paperHtml(indexPaper(binder, customers, printing), printing, null);
  await ctx.change(async (change) => {
    const after = { customers: customers.length, failed: binder.failures.length };
    change.audit({ action: "binder.takeIndex", subjectType: "binder", subjectId: id, after });
  });
  return { file: new File([html], "index.html", { type: "text/html" }) };
}

/**
 * A marketer who had a customer when the binder was made may have them no longer.
 *
 * @throws {Refusal} binderOutOfScope
 */
async function assertWithinReach(ctx: Context, customers: readonly BoundCustomer[]): Promise<void> {
  if (ctx.scope.all || customers.length === 0) return;
  const ids = customers.slice(0, mostCustomersOfBinder).map(({ customerId }) => customerId);
  const row: { count: number } | undefined = await selectedCustomers(ctx, { by: "ids", ids })
    .count({ count: "*" })
    .first();
  const count = customers.length - Number(row?.count ?? 0);
  if (count > 0) throw new Refusal("binderOutOfScope", { count });
}
