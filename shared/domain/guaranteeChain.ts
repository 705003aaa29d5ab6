/** Who stands surety for whom (担保圈、担保链): customers as points, guarantees as arrows from borrower to guarantor. */

/** A guarantee among customers of the branch. */
export interface GuaranteeLink {
  borrowerId: number;
  guarantorId: number;
}

/** How a guarantor of the customer stands themselves. */
export interface GuarantorStanding {
  /** as in the customer's record */
  name: string;
  /** the customer stands surety for them as well (互保) */
  mutual: boolean;
  /** others whom they guarantee beside the customer */
  others: number;
  /** guarantors one behind the other, this one the first */
  chain: number;
  /** the chain leads back to the customer through at least one other */
  circle: boolean;
}

/**
 * How the guarantors of a customer stand, by what is known of the guarantees around them.
 *
 * @param links each guarantee once, as far from the customer as anybody looked
 * @param guarantors those of the customer; null as id: no customer of the branch, so nothing more is known
 */
export function guarantorStandings(
  customerId: number,
  guarantors: readonly { id: number | null; name: string }[],
  links: readonly GuaranteeLink[],
): GuarantorStanding[] {
  const of = new Map<number, number[]>();
  for (const { borrowerId, guarantorId } of links) of.set(borrowerId, [...(of.get(borrowerId) ?? []), guarantorId]);
  return guarantors.map(({ id, name }) => {
    if (id === null) return { name, mutual: false, others: 0, chain: 1, circle: false };
    const others = links.filter(({ borrowerId, guarantorId }) => guarantorId === id && borrowerId !== customerId);
    const { longest, circle } = behind(id, of, customerId);
    return {
      name,
      mutual: (of.get(id) ?? []).includes(customerId),
      others: new Set(others.map(({ borrowerId }) => borrowerId)).size,
      chain: longest,
      circle,
    };
  });
}

/** The longest way from a guarantor to guarantor, none twice, and whether a way of three or more ends at the customer. */
function behind(
  first: number,
  of: ReadonlyMap<number, readonly number[]>,
  customerId: number,
): { longest: number; circle: boolean } {
  let longest = 1;
  let circle = false;
  const walk = (id: number, way: readonly number[]): void => {
    longest = Math.max(longest, way.length);
    for (const next of of.get(id) ?? []) {
      if (next === customerId) circle ||= way.length > 1;
      else if (!way.includes(next)) walk(next, [...way, next]);
    }
  };
  walk(first, [first]);
  return { longest, circle };
}
