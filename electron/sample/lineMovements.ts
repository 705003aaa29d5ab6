import type { LineMovementKind } from "../../shared/domain/creditLine.ts";
import { addDays, daysBetween } from "../../shared/domain/dates.ts";
import type { SampleRating } from "./county.ts";
import { Random } from "./random.ts";

/** An entry of a customer's line, not yet hung on them. */
export interface SampleMovement {
  kind: LineMovementKind;
  amountFen: number;
  day: string;
  purpose: string;
}

const thousandYuan = 100_000;
const purposes = ["购买化肥农药", "购买饲料", "进货周转", "支付人工", "维修农机"] as const;

/**
 * One in ten of those with a line draws on it, up to four times, and pays back in between; most of those whose line has
 * expired have paid everything back.
 */
export function sampleLineMovements(
  { seed, today }: { seed: number; today: string },
  customerId: number,
  { effectiveFrom, expiresOn, endedOn, result }: SampleRating,
): SampleMovement[] {
  const lineFen = result.line.lineFen;
  if (effectiveFrom === null || expiresOn === null || endedOn !== null) return [];
  const last = expiresOn <= today ? addDays(expiresOn, -1) : today;
  const random = new Random(seed ^ Math.imul(customerId, 0x85ebca6b));
  if (lineFen < thousandYuan || !random.chance(0.1)) return [];
  const movements: SampleMovement[] = [];
  const steps = random.whole(1, 4);
  const stride = Math.floor(daysBetween(effectiveFrom, last) / (steps * 2 + 2));
  let balanceFen = 0;
  let day = effectiveFrom;
  const move = (kind: LineMovementKind, mostFen: number, share: number) => {
    day = addDays(day, random.whole(0, stride));
    const amountFen = Math.floor((mostFen * share) / thousandYuan) * thousandYuan;
    if (amountFen === 0) return;
    balanceFen += kind === "drawing" ? amountFen : -amountFen;
    movements.push({ kind, amountFen, day, purpose: kind === "drawing" ? random.pick(purposes) : "" });
  };
  for (let step = 0; step < steps; step += 1) {
    move("drawing", lineFen - balanceFen, random.pick([0.3, 0.5, 0.8, 1]));
    if (step + 1 < steps || random.chance(0.5)) move("repayment", balanceFen, random.pick([0.2, 0.5, 0.5, 1]));
  }
  if (expiresOn <= today && random.chance(0.8)) move("repayment", balanceFen, 1);
  return movements;
}
