import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import type { SurveysSearch } from "./search.ts";

const route = getRouteApi("/surveys");

type Changes = { [K in keyof SurveysSearch]: SurveysSearch[K] | undefined };

/**
 * What of the surveys is looked at, and how to look at something else. A marketer sees all their villages at once;
 * everybody else begins with the first township, for a county's figures take their time.
 */
export function useSurveysSearch() {
  const search: SurveysSearch = route.useSearch();
  const navigate = useNavigate();
  const { user } = useSession();
  const ownOnly = user.roles.every((role) => role === "marketer");
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: {}, enabled: !ownOnly }));
  const first = areas.data?.find(({ level, mergedIntoId }) => level === "township" && mergedIntoId === null);
  const areaId = search.areaId ?? (ownOnly ? undefined : first?.id);
  const look = (changes: Changes) => {
    const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
    void navigate({ to: "/surveys", search: Object.fromEntries(next) });
  };
  return { search, look, areaId, ownOnly, known: ownOnly || areas.isSuccess };
}
