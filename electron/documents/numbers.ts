import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import type { Printing } from "./template.ts";

/** Whether the numbers of a customer are masked on a paper, because who prints it does not work with the customer. */
export async function areNumbersMasked(
  ctx: Pick<Context, "db" | "today" | "actor">,
  customerId: number,
  { numbersInFull }: Pick<Printing, "numbersInFull">,
): Promise<boolean> {
  if (numbersInFull !== "own") return numbersInFull === "none";
  const query = ctx.db("customers").where("customers.id", customerId).first("customers.id");
  withinScope(query, { ...ctx, scope: { all: false, marketerId: ctx.actor.id } });
  return (await query) === undefined;
}
