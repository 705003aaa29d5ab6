import { consentForms, customerKinds, idTypes, industries, loanClasses } from "../../shared/domain/customer.ts";
import type { ExportColumn } from "../../shared/domain/exportColumns.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import type { Context } from "../context.ts";
import { allAreas } from "../store/areas.ts";
import { effectiveAreas } from "../store/dialect.ts";
import type { ExportPlan } from "./plan.ts";
import type { ExportRow } from "./readRows.ts";

/** Text, ISO date, count, or amount in yuan; null where nothing is known. */
export type ExportCell = string | number | null;
type CellOf = (row: ExportRow) => ExportCell;

/** What stands in a column, for those who show it; the rest are words. */
export const columnKinds: Partial<Record<ExportColumn, "money" | "count" | "date">> = {
  headcount: "count",
  yearlyIncome: "money",
  consentOn: "date",
  creditLine: "money",
  validUntil: "date",
  goldSince: "date",
  loanBalance: "money",
  lastVisit: "date",
};

/** How to fill each column of a plan from a row: everything that is the same for all rows is looked up once. */
export async function cellsFor(
  ctx: Context,
  { columns, language, revealed }: Pick<ExportPlan, "columns" | "language" | "revealed">,
): Promise<CellOf[]> {
  const { t } = createTranslator(language);
  const areas = await areasById(ctx);
  const marketerOf = await marketers(ctx);
  const kinds = wordsFor(customerKinds, (kind) => t(`common.customerKind.${kind}`));
  const types = wordsFor(idTypes, (type) => t(`common.idType.${type}`));
  const trades = wordsFor(industries, (industry) => t(`common.industry.${industry}`));
  const classes = wordsFor(loanClasses, (loanClass) => t(`common.loanClass.${loanClass}`));
  const forms = wordsFor(consentForms, (form) => t(`common.consentForm.${form}`));
  const yes = t("exports.yes");
  const fill: Record<ExportColumn, CellOf> = {
    name: (row) => row.name,
    kind: (row) => kinds[row.kind],
    idType: (row) => types[row.idType],
    idNumber: revealed ? (row) => row.idNumber : (row) => maskIdNumber(row.idNumber),
    phone: revealed ? (row) => row.phone : (row) => maskPhone(row.phone),
    area: (row) => areas.get(row.areaId)?.path ?? null,
    areaCode: (row) => areas.get(row.areaId)?.code ?? null,
    address: (row) => row.address,
    industry: (row) => row.industry && trades[row.industry],
    mainBusiness: (row) => row.mainBusiness,
    headcount: (row) => row.headcount,
    yearlyIncome: (row) => yuan(row.yearlyIncomeFen),
    contactName: (row) => row.contactName,
    notes: (row) => row.notes,
    consentOn: (row) => row.consentOn,
    consentForm: (row) => row.consentForm && forms[row.consentForm],
    fileNumber: (row) => fileNumberOf(row.id),
    marketer: marketerOf,
    grade: (row) => row.grade,
    creditLine: (row) => yuan(row.lineFen),
    validUntil: (row) => row.expiresOn,
    keyTarget: (row) => (row.keyTarget === 1 ? yes : null),
    goldSince: (row) => row.goldSince,
    loanBalance: (row) => yuan(row.loanBalanceFen),
    loanClass: (row) => row.loanClass && classes[row.loanClass],
    lastVisit: (row) => row.lastVisitedOn,
  };
  return columns.map((column) => fill[column]);
}

/** The code of each area, and its path from the county down, by which an import finds it again. */
async function areasById({ db }: Context): Promise<Map<number, { code: string; path: string }>> {
  const known = new Map<number, { code: string; path: string }>();
  for (const { id, code, parentId, name } of await allAreas(db)) {
    const above = parentId === null ? undefined : known.get(parentId);
    known.set(id, { code, path: above ? `${above.path}/${name}` : name });
  }
  return known;
}

/** Who is responsible for a customer today: by exception, else by area. */
async function marketers({ db, today }: Context): Promise<CellOf> {
  const users: { id: number; name: string }[] = await db("users").select("id", "name");
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  const effective: { areaId: number; marketerId: number | null }[] = await db
    .with("effective", effectiveAreas(db, today))
    .from("effective")
    .select("areaId", "marketerId");
  const byArea = new Map(effective.map(({ areaId, marketerId }) => [areaId, marketerId]));
  return ({ areaId, exceptionOf }) => {
    const marketerId = exceptionOf ?? byArea.get(areaId);
    return (marketerId && nameOf.get(marketerId)) ?? null;
  };
}

function wordsFor<Code extends string>(codes: readonly Code[], wordOf: (code: Code) => string): Record<Code, string> {
  return Object.fromEntries(codes.map((code) => [code, wordOf(code)])) as Record<Code, string>;
}

function yuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}
