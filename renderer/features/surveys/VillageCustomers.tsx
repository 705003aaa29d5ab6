import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CustomerFilter } from "../../../shared/contract/customers.ts";

interface VillageCustomersProps {
  areaId: number;
  /** narrows the customers of the village */
  filter?: CustomerFilter;
  /** what the figure tells */
  label: string;
  /** whether there is anybody to show */
  any: boolean;
  children: ReactNode;
}

/** A figure of a village that leads to the customers it comes from. */
export function VillageCustomers({ areaId, filter = {}, label, any, children }: VillageCustomersProps) {
  if (!any) return <span className="secondary">{children}</span>;
  return (
    <Link to="/customers" search={{ ...filter, areaId }} title={label}>
      {children}
    </Link>
  );
}
