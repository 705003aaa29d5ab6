import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { z } from "zod";
import { dateSchema } from "../../../shared/contract/base.ts";
import { leadFilterSchema } from "../../../shared/contract/leads.ts";

export const leadViews = ["board", "table", "conversion", "goldLinks", "erasable"] as const;
export type LeadView = (typeof leadViews)[number];

/** What is looked at: which view, which leads, and for the conversion which period and grouping. */
export const leadSearchSchema = leadFilterSchema.extend({
  view: z.enum(leadViews).optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  by: z.enum(["channel", "marketer"]).optional(),
});
export type LeadSearch = z.infer<typeof leadSearchSchema>;

const route = getRouteApi("/leads");

type Changes = { [K in keyof LeadSearch]?: LeadSearch[K] | undefined };

/** What of the leads is looked at, as the address has it, and how to look at something else. */
export function useLeadSearch() {
  const search: LeadSearch = route.useSearch();
  const navigate = useNavigate();
  const look = useCallback(
    (changes: Changes) => {
      const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
      void navigate({ to: "/leads", search: Object.fromEntries(next), replace: true });
    },
    [navigate, search],
  );
  const { view: _view, from: _from, to: _to, by: _by, ...filter } = search;
  return { search, filter, look };
}
