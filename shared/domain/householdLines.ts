/**
 * Lines of a household's economy. Income follows the four kinds of the National Bureau of Statistics' survey of
 * household income (《住户收支与生活状况调查方案》): wages, business (planting, livestock and trade apart), property,
 * transfers.
 */

export const incomeSources = [
  "incomePlantingFen",
  "incomeLivestockFen",
  "incomeBusinessFen",
  "incomeWagesFen",
  "incomePropertyFen",
  "incomeTransferFen",
] as const;

export const expenseKinds = [
  "expenseFarmingFen",
  "expenseBusinessFen",
  "expenseLivingFen",
  "expenseEducationFen",
  "expenseMedicalFen",
  "expenseInterestFen",
  "expenseOtherFen",
] as const;

export const assetKinds = [
  "assetHousingFen",
  "assetVehiclesFen",
  "assetMachineryFen",
  "assetStockFen",
  "assetDepositsFen",
  "assetReceivablesFen",
  "assetOtherFen",
] as const;

export const debtKinds = ["debtHereFen", "debtBanksFen", "debtPrivateFen", "debtOtherFen"] as const;

export const householdLines = [...incomeSources, ...expenseKinds, ...assetKinds, ...debtKinds] as const;
export type HouseholdLine = (typeof householdLines)[number];

/** Amounts in fen a year (income, expenses) or on the day of the survey (assets, debts); null where nobody asked. */
export type HouseholdFigures = Readonly<Record<HouseholdLine, number | null>>;
