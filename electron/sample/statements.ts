import type { CustomerFields } from "../../shared/contract/customers.ts";
import type { Entry, EntryFields } from "../../shared/contract/records.ts";
import type { Random } from "./random.ts";

/** The statements of an enterprise for the last two whole years: they balance, and belong to its yearly income. */
export function sampleStatements(random: Random, fields: CustomerFields, today: string): Entry[] {
  const lastYear = Number(today.slice(0, 4)) - 1;
  const revenue = fields.yearlyIncomeFen ?? 0;
  const growth = 0.85 + random.next() * 0.4;
  const shape: Shape = {
    cost: 0.6 + random.next() * 0.2,
    expenses: 0.06 + random.next() * 0.1,
    assets: 0.6 + random.next() * 0.8,
    current: 0.4 + random.next() * 0.3,
    debts: 0.2 + random.next() * 0.45,
  };
  return [
    { list: "statements", fields: statementOf(shape, Math.round(revenue / growth), `${lastYear - 1}-12-31`) },
    { list: "statements", fields: statementOf(shape, revenue, `${lastYear}-12-31`) },
  ];
}

/** Shares of revenue (cost, expenses, assets), of assets (current, debts). */
interface Shape {
  cost: number;
  expenses: number;
  assets: number;
  current: number;
  debts: number;
}

function statementOf(shape: Shape, revenueFen: number, endsOn: string): EntryFields["statements"] {
  const part = (whole: number, share: number) => Math.round(whole * share);
  const costFen = part(revenueFen, shape.cost);
  const expensesFen = part(revenueFen, shape.expenses);
  const totalAssetsFen = part(revenueFen, shape.assets);
  const totalLiabilitiesFen = part(totalAssetsFen, shape.debts);
  const currentAssetsFen = part(totalAssetsFen, shape.current);
  const interestFen = part(totalLiabilitiesFen, 0.05);
  const profitFen = revenueFen - costFen - expensesFen - interestFen;
  const taxFen = profitFen > 0 ? part(profitFen, 0.05) : 0;
  return {
    endsOn,
    months: 12,
    audited: false,
    note: "",
    revenueFen,
    costFen,
    expensesFen,
    interestFen,
    taxFen,
    netProfitFen: profitFen - taxFen,
    cashFen: part(currentAssetsFen, 0.2),
    receivablesFen: part(currentAssetsFen, 0.35),
    inventoryFen: part(currentAssetsFen, 0.4),
    currentAssetsFen,
    fixedAssetsFen: totalAssetsFen - currentAssetsFen,
    totalAssetsFen,
    currentLiabilitiesFen: part(totalLiabilitiesFen, 0.7),
    totalLiabilitiesFen,
    equityFen: totalAssetsFen - totalLiabilitiesFen,
  };
}
