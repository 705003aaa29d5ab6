import { useNavigate, useSearch } from "@tanstack/react-router";
import type { DayListQuestion } from "../../../shared/contract/dayList.ts";
import { workKinds } from "../../../shared/domain/dayList.ts";
import { readsWholeBranch } from "../../../shared/domain/roles.ts";
import { useSession } from "../../app/session.ts";
import type { DaySearch } from "./daySearch.ts";

type Changes = { [K in keyof DaySearch]: DaySearch[K] | undefined };

/**
 * Whose day is looked at and how, as the address has it: a marketer's own and today, unless it says otherwise.
 *
 * @returns `question` is null while no marketer is chosen
 */
export function useDaySearch() {
  const { user, today } = useSession();
  const search: DaySearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const choosesMarketer = readsWholeBranch(user.roles);
  const own = user.roles.includes("marketer") ? user.id : undefined;
  const marketerId = choosesMarketer ? (search.marketerId ?? own) : own;
  const asked: Omit<DayListQuestion, "marketerId"> = {
    day: search.day ?? today,
    withinDays: search.withinDays ?? 7,
    notVisitedDays: search.notVisitedDays ?? 30,
    kinds: search.kinds ?? [...workKinds],
  };
  const look = (changes: Changes) => {
    const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
    void navigate({ to: "/day-list", search: Object.fromEntries(next) });
  };
  const question: DayListQuestion | null = marketerId === undefined ? null : { marketerId, ...asked };
  return { search, asked, marketerId, choosesMarketer, question, villageIds: search.villageIds, look };
}
