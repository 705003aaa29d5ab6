import type { Customer } from "../../../../shared/contract/customers.ts";
import type { GoldFile } from "../../../../shared/contract/gold.ts";
import type { Visit } from "../../../../shared/contract/visits.ts";
import type { PaperAttachment } from "../../../attachments/paper.ts";
import type { FullRecord } from "../../../records/view.ts";
import type { StoredDiligence } from "../../../store/diligences.ts";
import type { PrintedRating } from "./ratingSheet.tsx";

/** All that a customer's file tells. */
export interface CustomerFileContent {
  customer: Customer;
  openedOn: string;
  record: FullRecord;
  /** whether identity, telephone and account numbers are masked in it */
  masked: boolean;
  /** the due diligence that was confirmed last */
  diligence: StoredDiligence | null;
  /** the rating in force */
  rating: PrintedRating | null;
  /** newest first */
  visits: readonly Visit[];
  /** memberships as a gold customer, newest first */
  gold: readonly GoldFile[];
  /** in the order in which they came */
  attachments: readonly PaperAttachment[];
}

/** The id of a file among others. */
export function articleId({ customer }: Pick<CustomerFileContent, "customer">): string {
  return `file${customer.id}`;
}
