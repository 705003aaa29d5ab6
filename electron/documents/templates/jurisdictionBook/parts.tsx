import type { TFunction } from "i18next";
import { customerKinds } from "../../../../shared/domain/customer.ts";
import { type LoadFigures, loadFigures } from "../../../../shared/domain/loads.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import type { Hands, HeldVillage } from "../../../jurisdictions/hands.ts";
import { Fields, Grid } from "../../paper/parts.tsx";
import type { Printing } from "../../template.ts";
import { type CustomerRows, CustomerTable } from "./customers.tsx";
import { asOfText } from "./opening.tsx";

interface PartProps {
  hands: Hands;
  rows: CustomerRows;
  printing: Printing;
}

/** A village: who is responsible, what is there, and every customer. */
export function VillagePart({ village, hands, rows, printing }: PartProps & { village: HeldVillage }) {
  const { t } = printing;
  const { name, above, assistant, since, areas, figures } = village;
  const whole = areas.some(({ id }) => id === village.id);
  const heads: [string, string][] = [
    [t("documents.file.marketer"), hands.marketer.name],
    [t("bookPaper.assistant"), assistant ?? t("documents.file.none")],
    [t("bookPaper.above"), above],
    [t("bookPaper.since"), since ?? t("documents.file.none")],
  ];
  if (!whole) heads.push([t("bookPaper.onlyParts"), areas.map((area) => area.name).join(t("common.separator"))]);
  return (
    <section>
      <h2>{name}</h2>
      <Fields compact rows={heads} />
      <Figures figures={figures} {...{ hands, rows, t }} />
      <h3>{t("bookPaper.customers", { count: rows.customers })}</h3>
      <p className="source">
        {asOfText(hands, printing)} {t("bookPaper.letters")}
      </p>
      <CustomerTable rows={rows} t={t} />
    </section>
  );
}

/** The customers whom the marketer has by name, wherever they live. */
export function ExceptedPart({ hands, rows, printing }: PartProps) {
  const { t } = printing;
  return (
    <section>
      <h2>{t("bookPaper.excepted")}</h2>
      <p className="source">{t("bookPaper.exceptedHint")}</p>
      <Figures figures={hands.marketer.excepted} {...{ hands, rows, t }} />
      <h3>{t("bookPaper.customers", { count: rows.customers })}</h3>
      <p className="source">
        {asOfText(hands, printing)} {t("bookPaper.letters")}
      </p>
      <CustomerTable rows={rows} t={t} />
    </section>
  );
}

interface FiguresProps {
  figures: LoadFigures;
  hands: Hands;
  rows: CustomerRows;
  t: TFunction;
}

/** Households by kind, and the figures of the board, in a row each. */
function Figures({ figures, hands: { known }, rows, t }: FiguresProps) {
  const told = loadFigures.filter((figure) => figure !== "customers" && known.includes(figure));
  return (
    <div className="keep figures">
      <Grid
        columns={[
          ...customerKinds.map((kind) => ({ title: t(`common.customerKind.${kind}`), number: true })),
          { title: t("bookPaper.rated"), number: true },
          { title: t("documents.file.amountIn", { name: t("bookPaper.lines") }), number: true },
        ]}
        rows={[
          { id: 1, cells: [...customerKinds.map((kind) => rows.kinds[kind]), rows.rated, formatFen(rows.linesFen)] },
        ]}
      />
      <Grid
        columns={told.map((figure) => ({ title: t(`loads.figure.${figure}`), number: true }))}
        rows={[
          {
            id: 1,
            cells: told.map((figure) => (figure === "balanceFen" ? formatFen(figures[figure]) : figures[figure])),
          },
        ]}
      />
    </div>
  );
}
