import type { TFunction } from "i18next";
import { attachmentCategories } from "../../../../shared/domain/attachment.ts";
import { criteria } from "../../../../shared/domain/scorecard.ts";
import { visitMethods } from "../../../../shared/domain/visit.ts";
import { Signatures } from "../../paper/parts.tsx";
import { Asked } from "./asked.tsx";

/** What the investigator sees by the five criteria and takes pictures of: all of it by hand. */
export function Observations({ t }: { t: TFunction }) {
  const categories = attachmentCategories.map((category) => ({
    label: t(`attachments.categories.${category}`),
    chosen: false,
  }));
  return (
    <>
      <div className="keep">
        <h3>{t("investigationPaper.criteria")}</h3>
        <Asked
          fields={criteria.map((criterion) => ({ label: t(`common.criterion.${criterion}`), wide: true, tall: true }))}
        />
      </div>
      <h3>{t("investigationPaper.photographs")}</h3>
      <Asked
        fields={[
          { label: t("investigationPaper.taken"), choices: categories },
          { label: t("investigationPaper.shown"), wide: true },
        ]}
      />
    </>
  );
}

/** The visit, and below it that the customer was asked, and who asked. */
export function VisitAndSigned({ t }: { t: TFunction }) {
  const methods = visitMethods.map((method) => ({ label: t(`common.visitMethod.${method}`), chosen: false }));
  return (
    <div className="keep">
      <h3>{t("investigationPaper.visit")}</h3>
      <Asked
        fields={[
          { label: t("visits.visitedOn") },
          { label: t("visits.nextOn") },
          { label: t("visits.method"), choices: methods },
          { label: t("visits.purpose"), wide: true },
          { label: t("visits.result"), wide: true, tall: true },
          { label: t("visits.nextStep"), wide: true },
        ]}
      />
      <p className="declaration">{t("investigationPaper.declaration")}</p>
      <Signatures
        boxes={[
          { title: t("investigationPaper.customerSigns"), name: "" },
          { title: t("investigationPaper.investigator"), name: "" },
        ]}
        signature={t("documents.file.signature")}
        date={t("documents.file.signatureDate")}
      />
    </div>
  );
}
