import { useQuery } from "@tanstack/react-query";
import { api } from "../../app/client.ts";
import { CorrectVisit } from "../visits/CorrectVisit.tsx";

interface WriteResultProps {
  visitId: number;
  customerId: number;
  onClose: () => void;
}

/** What was said at the door, written into the visit that the mark logged. */
export function WriteResult({ visitId, customerId, onClose }: WriteResultProps) {
  const visits = useQuery(api.visits.listForCustomer.queryOptions({ input: { customerId } }));
  const visit = visits.data?.find(({ id }) => id === visitId);
  return visit ? <CorrectVisit visit={visit} onClose={onClose} /> : null;
}
