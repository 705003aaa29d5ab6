import type { Core } from "../../electron/core.ts";
import type { AreaChange } from "../../shared/contract/areas.ts";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import type { TestWindow } from "./testCore.ts";

/** Previews a change and makes it, as the dialog does. */
export async function changeAreas(
  window: TestWindow,
  change: AreaChange,
  reason = "区划调整",
): Promise<{ id: number }> {
  const { seen } = await window.areas.previewChange(change);
  return window.areas.change({ change, reason, seen });
}

/** Previews a file of areas and imports it. */
export async function importAreaFile(window: TestWindow, file: File) {
  const { seen } = await window.areas.previewImport({ file });
  return window.areas.import({ file, seen });
}

/** An area by id, on a day; today when absent. */
export async function areaOn(window: TestWindow, id: number, day?: string): Promise<Area | undefined> {
  const areas = await window.jurisdictions.areas(day === undefined ? {} : { day });
  return areas.find((area) => area.id === id);
}

/** Name of who is responsible for an area on a day, or null. */
export async function responsibleOn(window: TestWindow, id: number, day?: string): Promise<string | null> {
  return (await areaOn(window, id, day))?.effective?.marketerName ?? null;
}

/** First day and end of every assignment that an area ever had of its own, in the order of their days. */
export async function assignmentsOf(core: Core, areaId: number): Promise<[string, string | null][]> {
  const rows: { fromDate: string; toDate: string | null }[] = await core.opened.store
    .db("assignments")
    .where({ areaId })
    .orderBy(["fromDate", "id"])
    .select("fromDate", "toDate");
  return rows.map(({ fromDate, toDate }) => [fromDate, toDate]);
}
