import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type LeadFields, type LeadForEdit, leadFieldsSchema } from "../../../shared/contract/leads.ts";
import { api, client } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { LeadForm } from "./LeadForm.tsx";
import { StaleLeadDialog } from "./StaleLeadDialog.tsx";

const route = getRouteApi("/leads/$id/edit");

export function EditLeadPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  // The form keeps what the user opened: what others save meanwhile meets it in a dialog.
  const lead = useQuery(
    api.leads.getForEdit.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  return (
    <QueryState query={lead}>
      {(data) => (
        <Page title={t("leads.editTitle", { name: data.name })}>
          <Editor lead={data} />
        </Page>
      )}
    </QueryState>
  );
}

/** A save that came too late: what the ledger holds now, and what was typed. */
interface Conflict {
  theirs: LeadForEdit;
  mine: LeadFields;
}

function Editor({ lead }: { lead: LeadForEdit }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const update = useMutation(api.leads.update.mutationOptions());
  const open = { to: "/leads/$id", params: { id: lead.id } } as const;

  /** Saves onto a version; where it is no longer the newest, the dialog shows both. */
  const save = async (version: number, fields: LeadFields) => {
    try {
      await update.mutateAsync({ id: lead.id, version, fields });
    } catch (error) {
      if (refusalOf(error)?.reason !== "stale") throw error;
      setConflict({ theirs: await client.leads.getForEdit({ id: lead.id }), mine: fields });
      return;
    }
    void message.success(t("leads.saved"));
    await queryClient.invalidateQueries({ queryKey: api.leads.key() });
    await navigate({ ...open, ignoreBlocker: true });
  };

  return (
    <>
      <LeadForm
        initial={leadFieldsSchema.parse(lead)}
        ownId={lead.id}
        referrer={lead.referrer}
        onSave={(fields) => save(lead.version, fields)}
        onCancel={() => navigate(open)}
      />
      {conflict && (
        <StaleLeadDialog
          key={conflict.theirs.version}
          base={lead}
          theirs={conflict.theirs}
          mine={conflict.mine}
          saving={update.isPending}
          onSave={(fields) => save(conflict.theirs.version, fields).catch((error: unknown) => fail(error))}
          onCancel={() => setConflict(null)}
        />
      )}
    </>
  );
}
