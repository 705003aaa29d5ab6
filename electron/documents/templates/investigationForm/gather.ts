import type { CustomerKind } from "../../../../shared/domain/customer.ts";
import { maskIdNumber, maskPhone } from "../../../../shared/domain/mask.ts";
import type { Context } from "../../../context.ts";
import { effectiveMarketer } from "../../../jurisdictions/scope.ts";
import { getCustomer } from "../../../ledger/service.ts";
import { getRecord } from "../../../records/view.ts";
import { Refusal } from "../../../refusal.ts";
import { areaPath } from "../../../store/areas.ts";
import type { FormContent } from "./content.ts";

/**
 * What the ledger knows of a customer, for their form.
 *
 * @throws {Refusal} notFound, also where the customer lies outside the asker's jurisdiction
 */
export async function knownForm(ctx: Context, customerId: number): Promise<FormContent> {
  const [customer, record] = await Promise.all([getCustomer(ctx, { id: customerId }), getRecord(ctx, { customerId })]);
  const masked = { ...customer, idNumber: maskIdNumber(customer.idNumber), phone: maskPhone(customer.phone) };
  return {
    kind: customer.kind,
    areaPath: customer.areaPath,
    marketerName: customer.marketer?.name ?? "",
    known: { customer: masked, record },
  };
}

/**
 * An empty form for somebody new in an area.
 *
 * @throws {Refusal} areaNotFound
 */
export async function blankForm(
  ctx: Context,
  { customerKind, areaId }: { customerKind: CustomerKind; areaId: number },
): Promise<FormContent> {
  const path = await areaPath(ctx.db, areaId);
  if (path.length === 0) throw new Refusal("areaNotFound", {}, [{ path: "areaId", key: "required" }]);
  const marketer = await effectiveMarketer(ctx, areaId);
  return {
    kind: customerKind,
    areaPath: path.map(({ name }) => name),
    marketerName: marketer?.name ?? "",
    known: null,
  };
}
