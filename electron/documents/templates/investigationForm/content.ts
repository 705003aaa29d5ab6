import type { Customer } from "../../../../shared/contract/customers.ts";
import type { CustomerRecordView } from "../../../../shared/contract/records.ts";
import type { CustomerKind } from "../../../../shared/domain/customer.ts";

/** Of whom a form is, and what the ledger knows of them. */
export interface FormContent {
  kind: CustomerKind;
  /** names from the county down to the area of the form */
  areaPath: readonly string[];
  /** who is responsible there, empty where nobody is */
  marketerName: string;
  /** null for somebody who is not in the ledger yet */
  known: {
    /** identity number and phone are masked: a form leaves the branch */
    customer: Customer;
    record: CustomerRecordView;
  } | null;
}
