import type { ConditionName } from "../../../shared/domain/productFit.ts";

/** The tab of a customer's page on which what a condition asks for is filled in. */
export function homeOf(name: ConditionName): string {
  switch (name) {
    case "grade":
    case "line":
      return "ratings";
    case "yearsInVillage":
    case "yearsInBusiness":
      return "record";
    case "guarantors":
      return "links";
    case "overdue":
    case "amount":
    case "months":
    case "purpose":
      return "loans";
    default:
      return "overview";
  }
}
