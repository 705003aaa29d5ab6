import { useQuery } from "@tanstack/react-query";
import { api } from "../../app/client.ts";

/** The record of a customer beside the shared core; the tabs of a customer's page share one request. */
export function useRecord(customerId: number) {
  return useQuery(api.records.get.queryOptions({ input: { customerId } }));
}
