import type { TFunction } from "i18next";
import type { Visit } from "../../../../shared/contract/visits.ts";
import { Grid } from "../../paper/parts.tsx";

/** Every visit, newest first. */
export function VisitList({ visits, t }: { visits: readonly Visit[]; t: TFunction }) {
  if (visits.length === 0) return <p>{t("documents.file.noVisits")}</p>;
  return (
    <Grid
      columns={[
        { title: t("documents.file.visitedOn"), width: "22mm" },
        { title: t("documents.file.marketer"), width: "22mm" },
        { title: t("documents.file.method"), width: "18mm" },
        { title: t("documents.file.purpose"), width: "26mm" },
        { title: t("documents.file.result") },
        { title: t("documents.file.nextStep"), width: "28mm" },
      ]}
      rows={visits.map(({ id, visitedOn, marketerName, method, purpose, result, nextOn, nextStep }) => ({
        id,
        cells: [
          visitedOn,
          marketerName,
          t(`common.visitMethod.${method}`),
          purpose,
          <span key="result" className="prose">
            {result}
          </span>,
          <span key="next" className="prose">
            {[nextOn, nextStep].filter(Boolean).join("\n")}
          </span>,
        ],
      }))}
    />
  );
}
