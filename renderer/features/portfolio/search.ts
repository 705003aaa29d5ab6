import { z } from "zod";
import { dateSchema, idSchema } from "../../../shared/contract/base.ts";
import { customerKinds } from "../../../shared/domain/customer.ts";

export const portfolioTabs = ["distribution", "migration", "concentration"] as const;

/** What the address of the portfolio holds: the tab, which customers, and how each tab looks at them. */
export const portfolioSearchSchema = z.object({
  tab: z.enum(portfolioTabs).optional(),
  areaId: idSchema.optional(),
  kind: z.enum(customerKinds).optional(),
  by: z.enum(["area", "marketer"]).optional(),
  on: dateSchema.optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  of: z.enum(["industry", "purpose"]).optional(),
});
export type PortfolioSearch = z.infer<typeof portfolioSearchSchema>;
