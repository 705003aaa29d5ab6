import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { DraftEditor } from "./DraftEditor.tsx";

const route = getRouteApi("/scorecards/drafts/$id");

/** The form of a draft, which begins anew when somebody else's state of it is taken over. */
export function DraftPage() {
  const { id } = route.useParams();
  const [begun, setBegun] = useState(0);
  const draft = useQuery(api.scorecards.drafts.get.queryOptions({ input: { id }, gcTime: 0, staleTime: Infinity }));
  const beginAnew = async () => {
    await draft.refetch();
    setBegun((times) => times + 1);
  };
  return (
    <QueryState query={draft}>
      {(found) => <DraftEditor key={`${id}-${begun}`} draft={found} onBeginAnew={beginAnew} />}
    </QueryState>
  );
}
