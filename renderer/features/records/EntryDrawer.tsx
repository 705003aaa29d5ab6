import { useMutation, useQuery } from "@tanstack/react-query";
import { Drawer, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { type Entry, entrySchemas } from "../../../shared/contract/records.ts";
import type { List } from "../../../shared/domain/records.ts";
import { api, client } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import type { Values } from "./fields.ts";
import { entryGroups, newEntries, requiredNow, settleEntry, steerEntry } from "./groups.ts";
import { RecordDrawer, type StoredPart } from "./RecordDrawer.tsx";

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
      initial={{ version: null, fields: { ...newEntries[list], ...initial } }}
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
  const stored = (data: typeof entry.data) => ({ version: data.version, fields: data.fields });
  return (
    <EntryForm
      title={title}
      customerId={customerId}
      list={list}
      initial={stored(entry.data)}
      onSave={(changed, version) => change.mutateAsync({ id, version: version ?? 0, ...changed })}
      reload={async () => stored(await client.records.entryForEdit({ list, id }))}
      putBack={async () => {
        const { version } = await client.records.entryForEdit({ list, id });
        await client.records.restoreEntry({ list, id, version });
      }}
      onClose={onClose}
    />
  );
}

interface EntryFormProps {
  title: string;
  customerId: number;
  list: List;
  initial: StoredPart;
  onSave: (entry: Entry, version: number | null) => Promise<unknown>;
  reload?: () => Promise<StoredPart>;
  putBack?: () => Promise<unknown>;
  onClose: () => void;
}

function EntryForm({ list, onSave, ...passed }: EntryFormProps) {
  const { t } = useTranslation();
  return (
    <RecordDrawer
      {...passed}
      schema={entrySchemas[list]}
      groupsFor={(values) => entryGroups(list, values, t)}
      requiredFor={(values) => requiredNow(list, values)}
      steer={(fields) => steerEntry(list, fields)}
      settle={(values) => settleEntry(list, values)}
      onSave={(fields, version) => onSave({ list, fields } as Entry, version)}
    />
  );
}
