import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { RoundDoor } from "../../../shared/contract/rounds.ts";
import { countDoors } from "../../../shared/domain/round.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

type Walked = Outputs["rounds"]["get"];

/** Marks doors of a round. The mark is on the screen at once, and gone again if it could not be kept. */
export function useMark(roundId: number, on: string) {
  const fail = useFailure();
  const queryClient = useQueryClient();
  const { queryKey } = api.rounds.get.queryOptions({ input: { id: roundId } });
  const write = (key: string, changes: Partial<RoundDoor>) =>
    queryClient.setQueryData<Walked>(queryKey, (known) => {
      if (!known) return known;
      const doors = known.doors.map((door) => (door.key === key ? { ...door, ...changes } : door));
      const { doors: _all, ...found } = countDoors(doors);
      return { round: { ...known.round, counts: { ...known.round.counts, ...found } }, doors };
    });
  const mark = useMutation(
    api.rounds.mark.mutationOptions({
      onError: async (error) => {
        fail(error);
        await queryClient.invalidateQueries({ queryKey });
      },
    }),
  );
  return async (door: RoundDoor, outcome: RoundDoor["outcome"]) => {
    const { key, customerId, doorId } = door;
    const which = customerId === null ? { doorId: doorId ?? 0 } : { customerId };
    write(key, { outcome, markedOn: outcome === null ? null : on });
    const kept = await mark.mutateAsync({ roundId, door: which, outcome, on }).catch(() => null);
    if (kept) write(key, kept);
    await queryClient.invalidateQueries({ queryKey: api.visits.key() });
  };
}
