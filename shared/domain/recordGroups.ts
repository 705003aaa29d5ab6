/** In which order, and in which groups, the fields of the sections of a record are asked and told. */
import { assetKinds, debtKinds, expenseKinds, incomeSources } from "./householdLines.ts";

/** The lines of a household's economy that are amounts, by what they are. */
export const economyGroups = [
  ["income", incomeSources],
  ["expenses", expenseKinds],
  ["assets", assetKinds],
  ["debts", debtKinds],
] as const;

/** What is asked of a household beside amounts. */
export const householdFacts = [
  "surveyedOn",
  "labourForce",
  "migrantWorkers",
  "landOwnedHundredthMu",
  "landRentedHundredthMu",
  "crops",
  "livestock",
] as const;

/** The fields of the sections that have no tables of amounts. */
export const plainSections = {
  person: ["maritalStatus", "education", "health", "occupation", "skill", "yearsInVillage", "remarks"],
  business: [
    "licenceName",
    "licenceNumber",
    "legalRepresentative",
    "foundedOn",
    "registeredCapitalFen",
    "employees",
    "premises",
    "premisesSquareMetres",
    "yearlyRentFen",
    "products",
    "mainSuppliers",
    "mainCustomers",
    "remarks",
  ],
  institution: ["nature", "superiorUnit", "head", "staff", "fundingSource", "yearlyBudgetFen", "remarks"],
} as const;
