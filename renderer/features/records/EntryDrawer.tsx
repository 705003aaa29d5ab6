import { useMutation, useQuery } from "@tanstack/react-query";
import { Drawer, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { type Entry, entrySchemas } from "../../../shared/contract/records.ts";
import type { List } from "../../../shared/domain/records.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import type { Values } from "./fields.ts";
import { entryGroups, newEntries, requiredNow, settleEntry } from "./groups.ts";
import { RecordDrawer } from "./RecordDrawer.tsx";

/** Which entry is open: one that is there, or a new one. */
export interface OpenEntry {
  list: List;
  /** null for a new one */
  id: number | null;
  /** what a new one starts with */
  initial?: Values;
}

interface EntryDrawerProps {
  customerId: number;
  open: OpenEntry;
  onClose: () => void;
}

/** The form of an entry of one of the lists. */
export function EntryDrawer({ customerId, open, onClose }: EntryDrawerProps) {
  const { t } = useTranslation();
  const { list, id, initial } = open;
  const add = useMutation(api.records.addEntry.mutationOptions());
  if (id !== null) return <ChangeEntry customerId={customerId} list={list} id={id} onClose={onClose} />;
  return (
    <EntryForm
      title={t("records.add", { name: t(`records.list.${list}`) })}
      customerId={customerId}
      list={list}
      initial={{ ...newEntries[list], ...initial }}
      onSave={(entry) => add.mutateAsync({ customerId, ...entry })}
      onClose={onClose}
    />
  );
}

interface ChangeEntryProps {
  customerId: number;
  list: List;
  id: number;
  onClose: () => void;
}

/** The numbers of an entry are masked on the page, so the form asks for the entry in full. */
function ChangeEntry({ customerId, list, id, onClose }: ChangeEntryProps) {
  const { t } = useTranslation();
  const entry = useQuery(
    api.records.entryForEdit.queryOptions({
      input: { list, id },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      refetchOnMount: "always",
    }),
  );
  const change = useMutation(api.records.changeEntry.mutationOptions());
  const title = t("records.edit", { name: t(`records.list.${list}`) });
  if (!entry.data)
    return (
      <Drawer open title={title} size={620} onClose={onClose}>
        {entry.isError ? <QueryState query={entry}>{() => null}</QueryState> : <Skeleton active />}
      </Drawer>
    );
  const { version, ...stored } = entry.data;
  return (
    <EntryForm
      title={title}
      customerId={customerId}
      list={list}
      initial={stored.fields}
      onSave={(changed) => change.mutateAsync({ id, version, ...changed })}
      onClose={onClose}
    />
  );
}

interface EntryFormProps {
  title: string;
  customerId: number;
  list: List;
  initial: Values;
  onSave: (entry: Entry) => Promise<unknown>;
  onClose: () => void;
}

function EntryForm({ title, customerId, list, initial, onSave, onClose }: EntryFormProps) {
  const { t } = useTranslation();
  const { otherId, name } = initial;
  const chosen = typeof otherId === "number" && typeof name === "string" ? { id: otherId, name } : null;
  // A link that is there already leads to a customer or does not.
  const linked = list === "links" && otherId !== undefined ? { linked: otherId !== null } : {};
  return (
    <RecordDrawer
      title={title}
      customerId={customerId}
      schema={entrySchemas[list]}
      groupsFor={(values) => entryGroups(list, values, t)}
      requiredFor={(values) => requiredNow(list, values)}
      initial={{ ...initial, ...linked }}
      chosen={chosen}
      settle={(values) => settleEntry(list, values)}
      onSave={(fields) => onSave({ list, fields } as Entry)}
      onClose={onClose}
    />
  );
}
