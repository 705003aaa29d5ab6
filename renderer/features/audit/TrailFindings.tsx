import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { TrailBreak } from "../../../shared/contract/integrity.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";

/** Where the trail does not hold, a line each. */
export function TrailBreaks({ breaks }: { breaks: readonly TrailBreak[] }) {
  const { t } = useTranslation();
  return breaks.map(({ entryId, kind }) => (
    <div key={`${entryId} ${kind}`}>{t(`integrity.breaks.${kind}`, { id: entryId })}</div>
  ));
}

/** Says so, to those who have to know, where a daily check found the trail broken. */
export function BrokenTrailLine() {
  const mayAsk = useAllowed("audit.standing");
  return mayAsk && <Standing />;
}

function Standing() {
  const { t } = useTranslation();
  const { data } = useQuery(api.audit.standing.queryOptions());
  const [first] = data?.breaks ?? [];
  if (!data || !first) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t("audit.broken", { id: first.entryId })}
      description={<TrailBreaks breaks={data.breaks} />}
    />
  );
}
