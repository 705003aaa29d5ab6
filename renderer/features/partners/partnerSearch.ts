import { z } from "zod";

export const partnerViews = ["active", "expiring", "ended"] as const;

/** Which partners are looked at. */
export const partnerSearchSchema = z.object({ show: z.enum(partnerViews).optional() });
