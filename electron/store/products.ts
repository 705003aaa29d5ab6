import type { Knex } from "knex";
import type { ProductTermsView } from "../../shared/contract/products.ts";
import { groupedBy } from "./groupedBy.ts";

interface ProductColumns {
  id: number;
  version: number;
  code: string;
  draft: string | null;
  withdrawnOn: string | null;
  withdrawnReason: string;
}

export interface StoredEdition {
  number: number;
  fromDate: string;
  validTo: string | null;
  note: string;
  terms: ProductTermsView;
  publishedAt: string;
  publishedByName: string;
}

export interface StoredProduct extends Omit<ProductColumns, "draft"> {
  draft: ProductTermsView | null;
  /** in the order of publication */
  editions: StoredEdition[];
}

type EditionRow = Omit<StoredEdition, "terms" | "validTo"> & { productId: number; terms: string };

/** All products by code, or one, with their editions: a catalogue is small. */
export async function storedProducts(db: Knex, id?: number): Promise<StoredProduct[]> {
  const products = db("products").orderBy("code").select("*");
  const editions = db("productEditions")
    .join("users", "users.id", "productEditions.publishedBy")
    .orderBy("number")
    .select("productEditions.*", { publishedByName: "users.name" });
  if (id !== undefined) {
    products.where({ id });
    editions.where({ productId: id });
  }
  const [rows, published]: [ProductColumns[], EditionRow[]] = await Promise.all([products, editions]);
  const byProduct = groupedBy(published, ({ productId }) => productId);
  return rows.map(({ draft, ...product }) => ({
    ...product,
    draft: draft === null ? null : JSON.parse(draft),
    editions: (byProduct.get(product.id) ?? []).map(toEdition),
  }));
}

export async function storedProduct(db: Knex, id: number): Promise<StoredProduct | null> {
  return (await storedProducts(db, id))[0] ?? null;
}

function toEdition({ number, fromDate, note, terms, publishedAt, publishedByName }: EditionRow): StoredEdition {
  const read: ProductTermsView = JSON.parse(terms);
  return { number, fromDate, validTo: read.validTo, note, terms: read, publishedAt, publishedByName };
}

export async function codeTaken(db: Knex, code: string): Promise<boolean> {
  return (await db("products").where({ code }).first("id")) !== undefined;
}

export async function countProducts(db: Knex): Promise<number> {
  const row = await db("products").count({ count: "*" }).first();
  return Number(row?.count ?? 0);
}

/** @returns the new product's id; it has a draft and no edition */
export async function insertProduct(
  db: Knex,
  { code, draft }: { code: string; draft: ProductTermsView },
  { at, by }: { at: string; by: number },
): Promise<number> {
  const [row]: { id: number }[] = await db("products")
    .insert({ code, draft: JSON.stringify(draft), createdAt: at, createdBy: by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new product.");
  return row.id;
}

interface ProductChange {
  draft?: ProductTermsView | null;
  withdrawnOn?: string | null;
  withdrawnReason?: string;
}

/** @returns false when somebody changed the product since `version` */
export async function updateProduct(
  db: Knex,
  { id, version }: { id: number; version: number },
  { draft, ...columns }: ProductChange,
): Promise<boolean> {
  const written = draft === undefined ? {} : { draft: draft && JSON.stringify(draft) };
  const changed = await db("products")
    .where({ id, version })
    .update({ ...columns, ...written, version: version + 1 });
  return changed > 0;
}

export async function insertProductEdition(
  db: Knex,
  productId: number,
  { terms, ...edition }: Pick<StoredEdition, "number" | "fromDate" | "note" | "terms">,
  { at, by }: { at: string; by: number },
): Promise<void> {
  const row = { productId, ...edition, terms: JSON.stringify(terms), publishedAt: at, publishedBy: by };
  await db("productEditions").insert(row);
}
