import { z } from "zod";

/** What the address of a page holds: an older edition, and the place and words that a search led to. */
export const readSearchSchema = z.object({
  edition: z.int().positive().optional(),
  line: z.int().positive().optional(),
  words: z.string().max(60).optional(),
});
