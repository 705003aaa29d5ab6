import type { Knex } from "knex";
import type { SavedStructure, StructureFields } from "../../shared/contract/productFit.ts";
import type { ProductTermsView } from "../../shared/contract/products.ts";
import type { Instalment } from "../../shared/domain/repaymentSchedule.ts";

interface StructureRow {
  id: number;
  version: number;
  customerId: number;
  productId: number;
  edition: number;
  fields: string;
  instalments: string;
  terms: string;
  removedAt: string | null;
  createdAt: string;
  savedByName: string;
}

/** A saved structure, and when it was taken out of the customer's record. */
export type StoredStructure = SavedStructure & { removedAt: string | null };

function structureRows(db: Knex): Knex.QueryBuilder {
  return db("loanStructures")
    .join("productEditions", (join) =>
      join
        .on("productEditions.productId", "loanStructures.productId")
        .andOn("productEditions.number", "loanStructures.edition"),
    )
    .join("users", "users.id", "loanStructures.createdBy")
    .select("loanStructures.*", "productEditions.terms", { savedByName: "users.name" });
}

/** Those in the customer's record, newest first. */
export async function structuresOf(db: Knex, customerId: number): Promise<StoredStructure[]> {
  const rows: StructureRow[] = await structureRows(db)
    .where({ customerId })
    .whereNull("loanStructures.removedAt")
    .orderBy("loanStructures.id", "desc");
  return rows.map(toStructure);
}

export async function structureById(db: Knex, id: number): Promise<StoredStructure | null> {
  const row: StructureRow | undefined = await structureRows(db).where("loanStructures.id", id).first();
  return row ? toStructure(row) : null;
}

/** @returns the new structure's id */
export async function insertStructure(
  db: Knex,
  structure: { customerId: number; productId: number; edition: number; fields: StructureFields },
  instalments: readonly Instalment[],
  { at, by }: { at: string; by: number },
): Promise<number> {
  const [row]: { id: number }[] = await db("loanStructures")
    .insert({
      ...structure,
      fields: JSON.stringify(structure.fields),
      instalments: JSON.stringify(instalments),
      createdAt: at,
      createdBy: by,
    })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new structure.");
  return row.id;
}

/** @returns false when somebody changed it since `version` */
export async function setStructureRemoved(
  db: Knex,
  { id, version }: { id: number; version: number },
  removedAt: string | null,
): Promise<boolean> {
  const changed = await db("loanStructures")
    .where({ id, version })
    .update({ removedAt, version: version + 1 });
  return changed > 0;
}

function toStructure({ fields, instalments, terms, createdAt, ...row }: StructureRow): StoredStructure {
  const { name }: ProductTermsView = JSON.parse(terms);
  const plan: StructureFields = JSON.parse(fields);
  return { ...row, ...plan, productName: name, instalments: JSON.parse(instalments), savedAt: createdAt };
}
