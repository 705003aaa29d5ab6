import type { Knex } from "knex";
import { addDays } from "../../shared/domain/dates.ts";
import { insertEdition, insertPage } from "../store/handbook.ts";
import { sampleHandbook } from "./handbookPages.ts";
import type { CountyPlan } from "./writeCounty.ts";

/** Days ago that the pages were published. */
const publishedDays = 20;

/** The pages of the sample handbook, published by the manager; the first of the marketers has read some of them. */
export async function writeHandbook(
  db: Knex,
  { today, managerId }: CountyPlan,
  marketers: readonly number[],
): Promise<void> {
  const publishedOn = addDays(today, -publishedDays);
  const at = `${publishedOn}T02:00:00.000Z`;
  for (const [place, { kind, title, content, mustReadIn }] of sampleHandbook.entries()) {
    const pageId = await insertPage(db, { kind, title, content }, { at, by: managerId });
    const mustReadBy = mustReadIn === null ? null : addDays(today, mustReadIn);
    const edition = { pageId, number: 1, title, content, changes: "首次发布", mustReadBy };
    const editionId = await insertEdition(
      db,
      { ...edition, publishedOn, publishedAt: at, publishedBy: managerId },
      null,
    );
    const readers = marketers.slice(0, (place * 3) % 7).map((userId) => ({ editionId, userId, readAt: at }));
    if (readers.length > 0) await db("handbookReceipts").insert(readers);
  }
}
