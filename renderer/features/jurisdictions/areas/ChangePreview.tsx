import { Alert, Typography } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AreaChangePreview } from "../../../../shared/contract/areas.ts";

const movedShown = 8;

/** What a change would come to; that somebody would be left without a marketer stands out. */
export function ChangePreview({ preview }: { preview: AreaChangePreview }) {
  const { t } = useTranslation();
  const { hands } = preview;
  const moving = hands.reduce((sum, { customers }) => sum + customers, 0);
  const orphaned = hands.reduce((sum, { to, customers }) => sum + (to === null ? customers : 0), 0);
  const nobody = t("areas.preview.nobody");
  return (
    <section aria-label={t("areas.preview.title")}>
      <Typography.Title level={5}>{t("areas.preview.title")}</Typography.Title>
      <ul>
        {shapeLines(preview, t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Alert
        type={moving > 0 ? "warning" : "info"}
        showIcon
        title={moving > 0 ? t("areas.preview.hands", { count: moving }) : t("areas.preview.noHands")}
        description={
          moving > 0 &&
          hands.map(({ from, to, customers }) => (
            <div key={`${from} ${to}`}>
              {t("areas.preview.hand", { from: from ?? nobody, to: to ?? nobody, count: customers })}
            </div>
          ))
        }
      />
      {orphaned > 0 && (
        <Alert
          type="error"
          showIcon
          title={t("areas.preview.orphaned", { count: orphaned })}
          style={{ marginTop: 8 }}
        />
      )}
    </section>
  );
}

/** What becomes of areas, addresses and assignments, a line each. */
function shapeLines(
  { created, renamed, moved, customersMoved, ended, given }: AreaChangePreview,
  t: TFunction,
): string[] {
  const assignment = ({ areaName, marketerName, from }: AreaChangePreview["ended"][number]) => ({
    area: areaName,
    marketer: marketerName,
    from,
  });
  return [
    ...(created
      ? [
          t("areas.preview.created", {
            level: t(`areas.level.${created.level}`),
            name: created.name,
            code: created.code,
            parent: created.parentName ?? "",
          }),
        ]
      : []),
    ...(renamed ? [t("areas.preview.renamed", renamed)] : []),
    ...moved.slice(0, movedShown).map(({ name, from, to }) => t("areas.preview.moved", { name, from, to })),
    ...(moved.length > movedShown ? [t("areas.preview.movedCount", { count: moved.length })] : []),
    ...(customersMoved > 0 ? [t("areas.preview.customersMoved", { count: customersMoved })] : []),
    ...ended.map((one) => t("areas.preview.ended", assignment(one))),
    ...given.map((one) => t("areas.preview.given", assignment(one))),
  ];
}
