import { Link } from "@tanstack/react-router";
import type { CustomerFilter } from "../../../shared/contract/customers.ts";
import { useFigures } from "./useFigures.ts";

interface CustomersLinkProps {
  count: number;
  /** finds just these customers; null where no filter of the ledger does */
  filter: CustomerFilter | null;
  /** what the number counts */
  label: string;
}

/** A number that leads to the customers it counts. */
export function CustomersLink({ count, filter, label }: CustomersLinkProps) {
  const figures = useFigures();
  if (count === 0) return <span className="secondary">{figures.count(0)}</span>;
  if (!filter) return figures.count(count);
  return (
    <Link to="/customers" search={filter} aria-label={`${label} ${figures.count(count)}`}>
      {figures.count(count)}
    </Link>
  );
}
