import { useCallback, useState } from "react";
import { z } from "zod";
import { balanceConstraintsSchema, balanceWeightsSchema } from "../../../../shared/contract/balance.ts";
import { useSession } from "../../../app/session.ts";

/** What one manager asked of proposals last, kept on this PC: numbers and choices, nothing of any customer. */
const settingsSchema = z.object({ weights: balanceWeightsSchema, constraints: balanceConstraintsSchema });
export type BalanceSettings = z.infer<typeof settingsSchema>;

export const defaultSettings: BalanceSettings = {
  weights: { customers: 5, gold: 1, keyTargets: 1, ratingsDue: 1, overdueLoans: 1, balanceFen: 2, villages: 1 },
  constraints: {
    keepTownships: true,
    unmoved: { of: "customers", percent: 80 },
    capPercent: null,
    capCustomers: null,
    absentGive: false,
    tolerancePercent: 10,
  },
};

export function readSettings(kept: string | null): BalanceSettings {
  try {
    return settingsSchema.catch(defaultSettings).parse(JSON.parse(kept ?? "null"));
  } catch {
    return defaultSettings;
  }
}

/** The settings of whoever is signed in, kept under their login. */
export function useBalanceSettings() {
  const { login } = useSession().user;
  const storageKey = `jurisdictions.balance.${login}`;
  const [settings, setSettings] = useState(() => readSettings(localStorage.getItem(storageKey)));
  const change = useCallback(
    (next: BalanceSettings) => {
      setSettings(next);
      localStorage.setItem(storageKey, JSON.stringify(next));
    },
    [storageKey],
  );
  return { settings, change };
}

/** Who is not there, and who has a cap of their own; asked anew each time, for it passes. */
export interface MarketerChoices {
  absent: readonly number[];
  /** customers per marketer */
  caps: ReadonlyMap<number, number>;
}
