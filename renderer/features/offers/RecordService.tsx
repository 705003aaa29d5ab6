import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../../../shared/domain/records.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { EntryDrawer } from "../records/EntryDrawer.tsx";

/** Writes a service that was accepted into what the customer holds, which closes the offer. */
export function RecordService({ customerId, service }: { customerId: number; service: Service }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [open, setOpen] = useState(false);
  if (!useAllowed("records.addEntry")) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("offers.record")}
      </Button>
      {open && (
        <EntryDrawer
          customerId={customerId}
          open={{ list: "holdings", id: null, initial: { service, here: true, openedOn: today } }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
