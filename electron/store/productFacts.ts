/** What the ledger holds of customers that the conditions of loan products ask for. */
import type { Knex } from "knex";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import type { ProductFacts } from "../../shared/domain/productFit.ts";
import { type FactSource, ratingFacts } from "../../shared/domain/ratingFacts.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import { joinGradeInForce, listOf, rowsOf } from "./dialect.ts";
import { factBases } from "./facts.ts";

/** The parts of a record that conditions come from. */
const wanted: ReadonlySet<FactSource> = new Set(["customer", "person", "business", "loans", "links"]);

interface CoreRow {
  id: number;
  kind: CustomerKind;
  goldSince: string | null;
  grade: Grade | null;
  lineFen: number | null;
  usedFen: number | null;
}

/** The facts of some customers by id: a few statements whatever their number. */
export async function productFacts(
  db: Knex,
  ids: readonly number[],
  day: { today: string; timeZone: string },
): Promise<Map<number, ProductFacts>> {
  const cores = joinGradeInForce(db("customers"), day.today)
    .leftJoin({ granted: "ratings" }, "granted.id", "ratings.id")
    .leftJoin("lineBalances", "lineBalances.customerId", "customers.id")
    .where("customers.id", "in", listOf(db, ids))
    .select("customers.id", "customers.kind", "customers.goldSince", "ratings.grade")
    .select({ lineFen: "granted.lineFen", usedFen: "lineBalances.balanceFen" });
  const columns = ["id", "kind", "goldSince", "grade", "lineFen", "usedFen"] as const;
  const [rows, bases] = [await rowsOf<CoreRow>(db, cores, columns), await factBases(db, ids, day, wanted)];
  return new Map(
    rows.flatMap(({ id, usedFen, ...core }): [number, ProductFacts][] => {
      const basis = bases.get(id);
      if (!basis) return [];
      const known = ratingFacts(basis, day.today);
      const value = (name: "age" | "yearsInVillage" | "yearsInBusiness") => known[name]?.value ?? null;
      return [
        [
          id,
          {
            ...core,
            usedFen: usedFen ?? 0,
            age: value("age"),
            yearsInVillage: value("yearsInVillage"),
            yearsInBusiness: value("yearsInBusiness"),
            overdueDays: known.overdueDays?.value ?? 0,
            yearsAsCustomer: known.yearsAsCustomer?.value ?? 0,
            guarantors: known.guarantors?.value ?? 0,
          },
        ],
      ];
    }),
  );
}
