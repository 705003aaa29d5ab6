import type { Knex } from "knex";

/** How many objections a notice had, whoever asks: the same for everybody, and nothing about any of them. */
export interface NoticeTally {
  received: number;
  /** those that have no answer yet */
  standing: number;
}

export async function tallyObjections(db: Knex, noticeId: number): Promise<NoticeTally> {
  const [tally]: NoticeTally[] = await db("objections")
    .where({ noticeId })
    .select(db.raw("count(*) AS received"), db.raw("count(CASE WHEN outcome IS NULL THEN 1 END) AS standing"));
  return tally ?? { received: 0, standing: 0 };
}
