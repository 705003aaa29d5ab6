import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { TrailBreak } from "../../../shared/contract/integrity.ts";

/** Where the trail does not hold, a line each. */
export function TrailBreaks({ breaks }: { breaks: readonly TrailBreak[] }) {
  const { t } = useTranslation();
  return breaks.map(({ entryId, kind }) => (
    <div key={`${entryId} ${kind}`}>{t(`integrity.breaks.${kind}`, { id: entryId })}</div>
  ));
}

/** Says where a daily check found the trail broken. */
export function BrokenTrailLine({ breaks }: { breaks: readonly TrailBreak[] }) {
  const { t } = useTranslation();
  const [first] = breaks;
  if (!first) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t("audit.broken", { id: first.entryId })}
      description={<TrailBreaks breaks={breaks} />}
    />
  );
}
