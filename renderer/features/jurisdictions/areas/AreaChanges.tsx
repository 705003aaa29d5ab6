import { Empty, Timeline, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { PastAreaChange } from "../../../../shared/contract/areas.ts";

/** What happened to an area, newest first: what, when, who and why. */
export function AreaChanges({ changes }: { changes: PastAreaChange[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <Typography.Title level={5}>{t("areas.changes")}</Typography.Title>
      {changes.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("areas.noChanges")} />
      ) : (
        <Timeline items={changes.map((change) => ({ key: change.id, content: <Change change={change} /> }))} />
      )}
    </div>
  );
}

function Change({ change }: { change: PastAreaChange }) {
  const { t } = useTranslation();
  const { kind, on, areaName, otherName, from, to, areas, customers, reason, byName } = change;
  return (
    <>
      <div>
        {on} · {t(`areas.change.${kind}`, { area: areaName, other: otherName ?? "", from: from ?? "", to: to ?? "" })}
      </div>
      {areas.length > 0 && <div>{t("areas.wentAlong", { areas: areas.join(t("common.separator")) })}</div>}
      {customers > 0 && <div>{t("areas.customersAlong", { count: customers })}</div>}
      <Typography.Text type="secondary">{t("areas.by", { name: byName, reason })}</Typography.Text>
    </>
  );
}
