import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { ProductTerms } from "../../shared/domain/product.ts";
import { freeLine } from "../../shared/domain/productFit.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { fragmentOf, preparedRows } from "../store/prepared.ts";
import { customersMeeting, withoutLoanOf } from "../store/productCustomers.ts";
import { windowsOfCustomers } from "../store/windows.ts";
import { offeredProduct } from "./catalogue.ts";

interface FoundRow {
  id: number;
  name: string;
  kind: CustomerKind;
  areaName: string;
  grade: Grade | null;
  lineFen: number | null;
  usedFen: number;
}

/**
 * Customers within the asker's sight who meet the conditions of a product's edition of today and have no open loan of it,
 * by id. Looks at a bounded number of customers: where few fit, a page is short and `nextCursor` says how far it looked.
 *
 * @param signal abandons the search
 * @throws {Refusal} notFound, productNotOffered
 */
export async function fittingCustomers(
  ctx: Context,
  { id, cursor, limit }: Inputs["products"]["fitting"] & { cursor: number; limit: number },
  signal?: AbortSignal,
): Promise<Outputs["products"]["fitting"]> {
  const { edition } = await offeredProduct(ctx, id);
  const { rows, nextCursor } = await windowsOfCustomers(ctx.db, { cursor, limit, atOnce: !ctx.scope.all }, (window) =>
    fittingIn(ctx, { productId: id, terms: edition.terms }, window, signal),
  );
  return {
    rows: rows.map(({ id: customerId, lineFen, usedFen, ...row }) => ({
      ...row,
      customerId,
      fileNumber: fileNumberOf(customerId),
      freeLineFen: freeLine({ lineFen, usedFen }),
    })),
    nextCursor,
  };
}

function fittingIn(
  ctx: Context,
  { productId, terms }: { productId: number; terms: ProductTerms },
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
  signal: AbortSignal | undefined,
): Promise<FoundRow[]> {
  const { db } = ctx;
  const query = customersMeeting(db, terms, ctx, { ratingsFirst: ctx.scope.all, after, upTo })
    .join("areas", "areas.id", "customers.areaId")
    .limit(limit)
    .select("customers.id", "customers.name", "customers.kind", "ratings.grade", db.raw('areas.name AS "areaName"'))
    .select(db.raw('(SELECT line_fen FROM ratings AS granted WHERE granted.id = ratings.id) AS "lineFen"'))
    .select(db.raw('coalesce(line_balances.balance_fen, 0) AS "usedFen"'));
  withoutLoanOf(query, productId);
  withinScope(query, ctx);
  return preparedRows<FoundRow>(db, fragmentOf(query), signal);
}
