import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../electron/store/connection.ts";
import { migrateUp } from "../../electron/store/migrate.ts";
import { allEditions } from "../../electron/store/scorecards.ts";
import {
  evaluateRating,
  type RatingAnswers,
  type RatingResult,
  type RatingSubject,
} from "../../shared/domain/rating.ts";
import { grades, type ScorecardDefinition } from "../../shared/domain/scorecard.ts";
import { temporaryFolder } from "../support/testCore.ts";

/** An edition as ledgers hold it, with ratings by it that were worked out when it came: neither is ever written anew. */
interface StoredEdition {
  definition: ScorecardDefinition;
  ratings: (RatingSubject & { answers: RatingAnswers; result: StoredResult })[];
}

type StoredResult = Pick<RatingResult, "score" | "complete" | "grade" | "scoreGrade" | "vetoedBy"> & {
  lineFen: number;
  limitedBy: RatingResult["line"]["limitedBy"];
  /** of each indicator, in the order of the scorecard */
  points: number[];
};

const editions = ["farmer-1", "business-1", "farmer-2", "business-2"] as const;

function stored(edition: string): StoredEdition {
  const file = new URL(`../fixtures/storedRatings/${edition}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

test.each(editions)("ratings by %s keep score, grade, line and every point for ever", (edition) => {
  const { definition, ratings } = stored(edition);
  for (const { kind, facts, answers, result } of ratings) {
    const { score, complete, grade, scoreGrade, vetoedBy, line, indicators } = evaluateRating(
      definition,
      { kind, facts },
      answers,
    );
    const { lineFen, limitedBy } = line;
    const points = indicators.map((indicator) => indicator.points);
    expect({ score, complete, grade, scoreGrade, vetoedBy, lineFen, limitedBy, points }).toEqual(result);
  }
});

test.each(editions)("the ratings by %s earn each grade, and every indicator more and less", (edition) => {
  const { definition, ratings } = stored(edition);
  expect([...new Set(ratings.map(({ result }) => result.grade))].sort()).toEqual([...grades].sort());
  expect(new Set(ratings.flatMap(({ result }) => result.vetoedBy)).size).toBe(definition.vetoes.length);
  expect(new Set(ratings.map(({ result }) => result.limitedBy)).size).toBe(3);
  definition.indicators.forEach(({ id }, place) => {
    expect(new Set(ratings.map(({ result }) => result.points[place])).size, id).toBeGreaterThan(1);
  });
});

test("these are all editions that a ledger comes with, as it holds them", async () => {
  const db = connect(join(temporaryFolder(), "ledger.db"), randomBytes(32));
  onTestFinished(() => db.destroy());
  await migrateUp(db);
  const held = await allEditions(db);
  expect(held.map(({ code, edition }) => `${code}-${edition}`).sort()).toEqual([...editions].sort());
  for (const { code, edition, definition } of held) expect(definition).toEqual(stored(`${code}-${edition}`).definition);
});
