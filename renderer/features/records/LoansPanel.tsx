import { Flex } from "antd";
import { useState } from "react";
import { QueryState } from "../../ui/QueryState.tsx";
import { DemandsCard } from "./DemandsCard.tsx";
import { EntryDrawer, type OpenEntry } from "./EntryDrawer.tsx";
import { HoldingsCard } from "./HoldingsCard.tsx";
import { LoansCard } from "./LoansCard.tsx";
import { useRecord } from "./useRecord.ts";

/** Loans here and elsewhere, the capital a customer will need, accounts and services they hold. */
export function LoansPanel({ customerId }: { customerId: number }) {
  const record = useRecord(customerId);
  const [open, setOpen] = useState<OpenEntry | null>(null);
  return (
    <QueryState query={record}>
      {({ loans, demands, holdings }) => (
        <Flex vertical gap="middle">
          <LoansCard loans={loans} onOpen={setOpen} />
          <DemandsCard demands={demands} onOpen={setOpen} />
          <HoldingsCard holdings={holdings} onOpen={setOpen} />
          {open && <EntryDrawer customerId={customerId} open={open} onClose={() => setOpen(null)} />}
        </Flex>
      )}
    </QueryState>
  );
}
