import type { DepartureShares, Holdings } from "../../../shared/contract/departures.ts";
import { sharesByLoad } from "../../../shared/domain/departureShares.ts";

/** Stands for "nobody", or for the area's own marketer, in a select, where `undefined` means that none is chosen yet. */
export const nobody = 0;

/** What was chosen so far: the ids of receivers by what they get. */
export interface Choices {
  areas: Readonly<Record<number, number>>;
  exceptedTo: number | undefined;
  assisted: Readonly<Record<number, number>>;
  covers: Readonly<Record<number, number>>;
}

export const noChoices: Choices = { areas: {}, exceptedTo: undefined, assisted: {}, covers: {} };

/** How many of the things that somebody holds have no receiver yet; an assistant need not have a successor. */
export function missingReceivers({ areas, excepted, standsInFor }: Holdings, choices: Choices): number {
  return (
    areas.filter(({ id }) => choices.areas[id] === undefined).length +
    (excepted.customers > 0 && choices.exceptedTo === undefined ? 1 : 0) +
    standsInFor.filter(({ id }) => choices.covers[id] === undefined).length
  );
}

/** Everything to one receiver; who stands in for that very one gets no deputy. */
export function allTo(receiver: number, { areas, assisted, standsInFor }: Holdings): Choices {
  return {
    areas: Object.fromEntries(areas.map(({ id }) => [id, receiver])),
    exceptedTo: receiver,
    assisted: Object.fromEntries(assisted.map(({ id }) => [id, receiver])),
    covers: Object.fromEntries(standsInFor.map(({ id, absentId }) => [id, absentId === receiver ? nobody : receiver])),
  };
}

/** Areas by load; customers by exception go to whoever has fewest by then, covers too. Nobody who is on leave is asked. */
export function suggested(holdings: Holdings, choices: Choices): Choices {
  const { areas, excepted, standsInFor, receivers } = holdings;
  const there = receivers.filter(({ onLeave }) => !onLeave);
  const parts = [
    ...areas.map(({ id, township, figures }) => ({
      id,
      townshipId: township?.id ?? null,
      customers: figures.customers,
    })),
    { id: exceptedPart, townshipId: null, customers: excepted.figures.customers },
  ];
  const shares = sharesByLoad(parts, there);
  const deputyFor = (absentId: number) => there.find(({ id }) => id !== absentId)?.id ?? nobody;
  return {
    ...choices,
    areas: Object.fromEntries(areas.flatMap(({ id }) => (shares.has(id) ? [[id, shares.get(id) ?? nobody]] : []))),
    exceptedTo: shares.get(exceptedPart),
    covers: Object.fromEntries(standsInFor.map(({ id, absentId }) => [id, deputyFor(absentId)])),
  };
}

/** No area has this id. */
const exceptedPart = 0;

export function sharesOf({ areas, exceptedTo, assisted, covers }: Choices): DepartureShares {
  const entries = (chosen: Readonly<Record<number, number>>) =>
    Object.entries(chosen).map(([id, receiver]) => [Number(id), receiver] as const);
  return {
    areas: entries(areas).map(([areaId, marketerId]) => ({ areaId, marketerId })),
    exceptedTo: exceptedTo || null,
    assisted: entries(assisted).map(([areaId, id]) => ({ areaId, assistantId: id || null })),
    covers: entries(covers).map(([coverId, id]) => ({ coverId, deputyId: id || null })),
  };
}
