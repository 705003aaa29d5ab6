import { type Indicator, indicatorMax, type ScorecardDefinition } from "../../shared/domain/scorecard.ts";

/**
 * What differs between two states of a scorecard, as the audit trail says it: the parts that changed, and indicators
 * by name, with their weights where these changed. The whole of a scorecard is kept where it counts, with the edition.
 */
export function definitionChanges(before: ScorecardDefinition, after: ScorecardDefinition) {
  const parts = Object.keys(after) as (keyof ScorecardDefinition)[];
  const old = new Map(before.indicators.map((indicator) => [indicator.id, indicator]));
  const kept = new Set(after.indicators.map(({ id }) => id));
  const added = after.indicators.filter(({ id }) => !old.has(id));
  const removed = before.indicators.filter(({ id }) => !kept.has(id));
  const changed = after.indicators.filter(({ id }) => old.has(id)).filter((one) => differ(old.get(one.id), one));
  const weight = (indicator: Indicator | undefined) => (indicator ? indicatorMax(indicator) : 0);
  const names = {
    indicatorsAdded: added.map((one) => `${nameOf(one)} ${weight(one)}`),
    indicatorsChanged: changed.map((one) => {
      const [from, to] = [weight(old.get(one.id)), weight(one)];
      return from === to ? nameOf(one) : `${nameOf(one)} ${from} → ${to}`;
    }),
    indicatorsRemoved: removed.map((one) => `${nameOf(one)} ${weight(one)}`),
  };
  const told = Object.fromEntries(Object.entries(names).filter(([, some]) => some.length > 0));
  const title = after.title.zh;
  return {
    ...(before.title.zh === title ? {} : { before: { title: before.title.zh } }),
    after: { title, fields: parts.filter((part) => differ(before[part], after[part])), ...told },
  };
}

/** What people call an indicator; by its id while nobody has named it. */
function nameOf({ label, id }: Indicator): string {
  return label.zh || id;
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
