/**
 * Jurisdictions in the plainest words there are: for each day a list of who has what. Nothing is an interval, nothing is
 * computed ahead; a change writes down every day from its first one on.
 */

interface Held {
  marketerId: number;
  /** day on which it began */
  since: number;
}

/** Who holds an area or a customer on each day. */
type Days = (Held | null)[];

/** What something had before a plan, from the plan's first day to the end of it. */
interface Before {
  subject: Days;
  was: Days;
}

interface DonePlan {
  from: number;
  before: Before[];
}

export class JurisdictionModel {
  /** by area and day: who is assigned, where it lies, whether it is there */
  readonly areas: Days[] = [];
  readonly parents: (number | null)[][] = [];
  readonly merged: boolean[] = [];
  /** by customer and day: exceptions, and where they live */
  readonly own: Days[] = [];
  readonly home: number[][] = [];
  /** by marketer and day: who stands in */
  private readonly deputies = new Map<number, (number | null)[]>();
  readonly plans: DonePlan[] = [];
  today = 0;

  constructor(readonly horizon: number) {}

  private days<T>(value: T): T[] {
    return Array.from({ length: this.horizon }, () => value);
  }

  addArea(parent: number | null): number {
    this.areas.push(this.days(null));
    this.parents.push(this.days(parent));
    this.merged.push(false);
    return this.areas.length - 1;
  }

  addCustomer(area: number): void {
    this.own.push(this.days(null));
    this.home.push(this.days(area));
  }

  private ofArea(area: number | null, day: number): number | null {
    if (area === null) return null;
    return this.areas[area]?.[day]?.marketerId ?? this.ofArea(this.parents[area]?.[day] ?? null, day);
  }

  marketerOf(customer: number, day: number): number | null {
    return this.own[customer]?.[day]?.marketerId ?? this.ofArea(this.home[customer]?.[day] ?? null, day);
  }

  deputyOf(marketerId: number | null, day: number): number | null {
    return marketerId === null ? null : (this.deputies.get(marketerId)?.[day] ?? null);
  }

  /** Areas that are there today and no part of another. */
  standing(): number[] {
    return this.areas.flatMap((_, area) => (this.merged[area] ? [] : [area]));
  }

  below(area: number): number[] {
    return this.parents.flatMap((days, child) => (days[this.today] === area ? [child] : []));
  }

  private beginsLater(days: Days, from: number, to = this.horizon): boolean {
    return days.slice(0, to).some((held) => held !== null && held.since > from);
  }

  /** @returns why not, or nothing where it was done */
  assign(areas: readonly number[], marketerId: number | null, from: number): string | null {
    const subjects = areas.map((area) => this.areas[area] ?? []);
    if (subjects.some((days) => this.beginsLater(days, from))) return "assignmentOverlap";
    const changing = subjects.filter((days) => (days[from]?.marketerId ?? null) !== marketerId);
    if (changing.length === 0) return "assignmentUnchanged";
    const held = marketerId === null ? null : { marketerId, since: from };
    this.done(from, changing, () => {
      for (const days of changing) days.fill(held, from);
    });
    return null;
  }

  /** @param to first day on which it no longer holds; the horizon for no end */
  except(customers: readonly number[], marketerId: number | null, from: number, to: number): string | null {
    const moved = customers.filter((customer) => {
      const days = this.own[customer] ?? [];
      if (marketerId === null) return days[from] !== null || this.beginsLater(days, from);
      return this.marketerOf(customer, from) !== marketerId;
    });
    if (moved.length === 0) return "selectionUnchanged";
    const subjects = moved.map((customer) => this.own[customer] ?? []);
    if (marketerId !== null && subjects.some((days) => this.beginsLater(days, from, to))) return "exceptionOverlap";
    const held = marketerId === null ? null : { marketerId, since: from };
    this.done(from, subjects, () => {
      for (const days of subjects)
        for (let day = from; day < this.horizon; day += 1) {
          const now = days[day] ?? null;
          if (marketerId === null) days[day] = null;
          else if (day < to) days[day] = held;
          else if (now && now.since <= from) days[day] = null;
        }
    });
    return null;
  }

  /** Remembers what a plan found, so that it can be given back. */
  private done(from: number, subjects: readonly Days[], change: () => void): void {
    const before = subjects.map((subject) => {
      const held = subject[from] ?? null;
      // What begins later is no part of what it had on that day.
      return { subject, was: subject.map((one, day) => (day >= from && one === held ? one : null)) };
    });
    change();
    this.plans.push({ from, before });
  }

  /** Gives back what a plan found, as the services accepted it. */
  reverse(plan: DonePlan, from: number): void {
    const subjects = plan.before.map(({ subject }) => subject);
    this.done(from, subjects, () => {
      for (const { subject, was } of plan.before) {
        const held = was[from] ?? null;
        const given = held && { marketerId: held.marketerId, since: from };
        for (let day = from; day < this.horizon; day += 1) subject[day] = was[day] ? given : null;
      }
    });
  }

  cover(absentId: number, deputyId: number, from: number, to: number): void {
    const days = this.deputies.get(absentId) ?? this.days<number | null>(null);
    this.deputies.set(absentId, days.fill(deputyId, from, to));
  }

  merge(area: number, into: number): void {
    for (const child of this.below(area)) this.parents[child]?.fill(into, this.today);
    this.parents[area]?.fill(into, this.today);
    this.areas[area]?.fill(null, this.today);
    this.merged[area] = true;
  }

  /** @returns the area that comes to be, in the same hands, today and as planned */
  split(area: number, along: readonly number[], customers: readonly number[]): number {
    const created = this.addArea(this.parents[area]?.[this.today] ?? null);
    const periods = new Map<Held, Held>();
    this.areas[created] = (this.areas[area] ?? []).map((held, day) => {
      if (held === null || day < this.today) return null;
      const known = periods.get(held) ?? { ...held, since: Math.max(held.since, this.today) };
      periods.set(held, known);
      return known;
    });
    for (const child of along) this.parents[child]?.fill(created, this.today);
    for (const customer of customers) this.home[customer]?.fill(created, this.today);
    return created;
  }
}
