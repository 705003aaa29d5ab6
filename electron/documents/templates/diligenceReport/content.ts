import type { Customer } from "../../../../shared/contract/customers.ts";
import type { Diligence } from "../../../../shared/contract/diligence.ts";
import type { Printing } from "../../template.ts";

/** All that a report of due diligence tells. */
export interface ReportContent {
  diligence: Diligence;
  /** with the numbers that whoever prints may have on paper */
  customer: Customer;
  /** what each paper is called, by the id of the attachment */
  papers: ReadonlyMap<number, string>;
}

export interface PartProps {
  content: ReportContent;
  printing: Printing;
}

/** Papers of the customer by what they are called; one that was taken away since is named no more. */
export function papersText(ids: readonly number[], { papers }: ReportContent, { t }: Pick<Printing, "t">): string {
  return ids.flatMap((id) => papers.get(id) ?? []).join(t("common.separator"));
}
