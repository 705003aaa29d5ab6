import { useCallback, useMemo, useState } from "react";
import { z } from "zod";
import { useSession } from "../../app/session.ts";
import { type LedgerColumn, movableColumns, nameColumn } from "./columns.tsx";

/** How one person wants the table on this PC: keys of columns and px, nothing of any customer. */
const settingsSchema = z.object({
  order: z.array(z.string()),
  hidden: z.array(z.string()),
  widths: z.record(z.string(), z.number().positive()),
});
export type ColumnSettings = z.infer<typeof settingsSchema>;

export const defaultSettings: ColumnSettings = {
  order: movableColumns.map(({ key }) => key),
  hidden: movableColumns.filter(({ optional }) => optional).map(({ key }) => key),
  widths: {},
};

/** Settings out of what was kept; columns that are new since then come last, as a fresh PC has them. */
export function readSettings(kept: string | null): ColumnSettings {
  const parsed = settingsSchema.safeParse(parseJson(kept));
  if (!parsed.success) return defaultSettings;
  const known = new Set(defaultSettings.order);
  const order = [...new Set(parsed.data.order)].filter((key) => known.has(key));
  const added = defaultSettings.order.filter((key) => !order.includes(key));
  return {
    ...parsed.data,
    order: [...order, ...added],
    hidden: [
      ...parsed.data.hidden.filter((key) => known.has(key)),
      ...added.filter((key) => defaultSettings.hidden.includes(key)),
    ],
  };
}

/** A column one place further forward or back; at the end it stays where it is. */
export function moveColumn(settings: ColumnSettings, key: string, by: -1 | 1): ColumnSettings {
  const from = settings.order.indexOf(key);
  const to = from + by;
  if (from === -1 || to < 0 || to >= settings.order.length) return settings;
  const order = settings.order.filter((other) => other !== key);
  return { ...settings, order: order.toSpliced(to, 0, key) };
}

export function showColumn(settings: ColumnSettings, key: string, shown: boolean): ColumnSettings {
  const hidden = settings.hidden.filter((other) => other !== key);
  return { ...settings, hidden: shown ? hidden : [...hidden, key] };
}

export interface ShownColumn extends LedgerColumn {
  /** px as set by hand, else the column's own */
  currentWidth: number;
}

export function shownColumns({ order, hidden, widths }: ColumnSettings): ShownColumn[] {
  const byKey = new Map(movableColumns.map((column) => [column.key, column]));
  const chosen = order.filter((key) => !hidden.includes(key)).flatMap((key) => byKey.get(key) ?? []);
  return [nameColumn, ...chosen].map((column) => ({
    ...column,
    currentWidth: Math.max(widths[column.key] ?? column.width, column.minWidth),
  }));
}

/** The settings of whoever is signed in, kept on this PC under their login. */
export function useColumnSettings() {
  const { login } = useSession().user;
  const storageKey = `ledger.columns.${login}`;
  const [settings, setSettings] = useState(() => readSettings(localStorage.getItem(storageKey)));
  const change = useCallback(
    (next: ColumnSettings) => {
      setSettings(next);
      localStorage.setItem(storageKey, JSON.stringify(next));
    },
    [storageKey],
  );
  const columns = useMemo(() => shownColumns(settings), [settings]);
  return { settings, change, columns };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
