import { Button, Select, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Fact } from "../../../shared/domain/ratingFacts.ts";
import type { GradeBand, LineFormula } from "../../../shared/domain/scorecard.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { factsIn, wholeBands } from "./editing.ts";
import { NumberBox } from "./NumberBox.tsx";
import type { PartProps } from "./parts.ts";
import { Field, Problems, placeId, useProblemsAt } from "./problemContext.tsx";
import { formulaText } from "./words.ts";

/** From which score a grade is given, and what it may borrow. */
export function BandsPart({ definition, edit }: PartProps) {
  const { t } = useTranslation();
  const { bands, kinds } = definition;
  const unordered = useProblemsAt("bands").length > 0;
  const replace = (index: number, changed: Partial<GradeBand>) =>
    edit((old) => ({
      ...old,
      bands: old.bands.map((band, place) => (place === index ? { ...band, ...changed } : band)),
    }));
  return (
    <section className="panel" aria-label={t("scorecardPages.part.bands")} id={placeId("bands")}>
      <Typography.Title level={5}>{t("scorecardPages.part.bands")}</Typography.Title>
      <Problems at="bands" />
      {unordered && (
        <Button size="small" onClick={() => edit((old) => ({ ...old, bands: wholeBands(old.bands) }))}>
          {t("scorecardPages.restoreGrades")}
        </Button>
      )}
      <table className="scorecard-rows">
        <thead>
          <tr>
            <th style={{ width: 64 }}>{t("scorecardPages.field.grade")}</th>
            <th>{t("scorecardPages.field.scoreFrom")}</th>
            <th>{t("scorecardPages.field.share")}</th>
            {kinds.map((kind) => (
              <th key={kind}>{t("scorecardPages.field.capOf", { kind: t(`common.customerKind.${kind}`) })}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bands.map((band, index) => (
            <tr key={band.grade}>
              <td style={{ lineHeight: "32px" }}>
                <GradeTag grade={band.grade} />
              </td>
              <BandCell at={`bands.${index}.from`} label={t("scorecardPages.field.scoreFrom")} grade={band.grade}>
                {(control) => (
                  <NumberBox
                    {...control}
                    min={0}
                    max={100}
                    value={band.from}
                    onChange={(from) => replace(index, { from: from ?? 0 })}
                  />
                )}
              </BandCell>
              <BandCell at={`bands.${index}.share`} label={t("scorecardPages.field.share")} grade={band.grade}>
                {(control) => (
                  <NumberBox
                    {...control}
                    min={0}
                    max={10}
                    step={0.1}
                    unit="times"
                    value={band.share}
                    onChange={(share) => replace(index, { share: share ?? 0 })}
                  />
                )}
              </BandCell>
              {kinds.map((kind) => (
                <BandCell
                  key={kind}
                  at={`bands.${index}.capFen.${kind}`}
                  label={t("scorecardPages.field.capOf", { kind: t(`common.customerKind.${kind}`) })}
                  grade={band.grade}
                >
                  {(control) => (
                    <NumberBox
                      {...control}
                      min={0}
                      unit="fen"
                      value={band.capFen[kind] ?? null}
                      onChange={(cap) => {
                        const { [kind]: _old, ...others } = band.capFen;
                        replace(index, { capFen: cap === null ? others : { ...others, [kind]: cap } });
                      }}
                    />
                  )}
                </BandCell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface BandCellProps {
  at: string;
  label: string;
  grade: GradeBand["grade"];
  children: (control: { "aria-label": string; status: "error" | "" }) => ReactNode;
}

function BandCell({ at, label, grade, children }: BandCellProps) {
  const { t } = useTranslation();
  const faulty = useProblemsAt(at).length > 0;
  return (
    <td id={placeId(at)}>
      {children({
        "aria-label": t("scorecardPages.field.ofGrade", { grade, field: label }),
        status: faulty ? "error" : "",
      })}
      <Problems at={at} />
    </td>
  );
}

/** How a credit line comes about. */
export function LinePart({ definition, edit }: PartProps) {
  const { t } = useTranslation();
  const { line } = definition;
  const change = (changed: Partial<LineFormula>) => edit((old) => ({ ...old, line: { ...old.line, ...changed } }));
  const amounts = factsIn("fen").map((fact) => ({ value: fact, label: t(`scorecards.fact.${fact}`) }));
  return (
    <section className="panel" aria-label={t("scorecardPages.part.line")} id={placeId("line")}>
      <Typography.Title level={5}>{t("scorecardPages.part.line")}</Typography.Title>
      <div className="policy-shares">
        <Field at="line.basis" label={t("scorecardPages.field.basis")}>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              value={line.basis}
              options={amounts}
              onChange={(basis) => change({ basis })}
            />
          )}
        </Field>
        <Field at="line.deduct" label={t("scorecardPages.field.deduct")}>
          {({ id }) => (
            <Select<Fact | "">
              id={id}
              style={{ width: "100%" }}
              value={line.deduct ?? ""}
              options={[{ value: "", label: t("scorecardPages.field.noDeduct") }, ...amounts]}
              onChange={(deduct) => change({ deduct: deduct === "" ? null : deduct })}
            />
          )}
        </Field>
        <Field at="line.stepFen" label={t("scorecardPages.field.step")}>
          {(control) => (
            <NumberBox
              {...control}
              min={1}
              max={100_000}
              unit="fen"
              value={line.stepFen}
              onChange={(stepFen) => stepFen !== null && change({ stepFen })}
            />
          )}
        </Field>
      </div>
      <Problems at="line" />
      <Typography.Paragraph type="secondary" style={{ margin: "8px 0 0" }}>
        {formulaText(definition, t)}
      </Typography.Paragraph>
    </section>
  );
}
