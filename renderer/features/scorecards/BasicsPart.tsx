import { Checkbox, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { customerKinds } from "../../../shared/domain/customer.ts";
import { NumberBox } from "./NumberBox.tsx";
import type { PartProps } from "./parts.ts";
import { Field, Problems, placeId } from "./problemContext.tsx";
import { TextPair } from "./TextPair.tsx";

/** What the scorecard is called, whom it rates, where it comes from and how long its ratings last. */
export function BasicsPart({ definition, edit }: PartProps) {
  const { t } = useTranslation();
  const { title, source, kinds, validityMonths } = definition;
  return (
    <section className="panel" aria-label={t("scorecardPages.part.basics")}>
      <Typography.Title level={5}>{t("scorecardPages.part.basics")}</Typography.Title>
      <div className="scorecard-fields">
        <TextPair
          at="title"
          label={t("scorecardPages.field.title")}
          value={title}
          onChange={(value) => edit((old) => ({ ...old, title: value }))}
        />
        <TextPair
          at="source"
          label={t("scorecardPages.field.source")}
          max={500}
          long
          value={source}
          onChange={(value) => edit((old) => ({ ...old, source: value }))}
        />
        <div className="scorecard-field" id={placeId("kinds")}>
          <span className="label" aria-hidden>
            {t("scorecardPages.field.kinds")}
          </span>
          <Checkbox.Group
            aria-label={t("scorecardPages.field.kinds")}
            options={customerKinds.map((kind) => ({ value: kind, label: t(`common.customerKind.${kind}`) }))}
            value={kinds}
            onChange={(chosen) =>
              edit((old) => ({ ...old, kinds: customerKinds.filter((kind) => chosen.includes(kind)) }))
            }
          />
          <Problems at="kinds" />
        </div>
        <Field at="validityMonths" label={t("scorecardPages.field.validityMonths")}>
          {(control) => (
            <NumberBox
              {...control}
              min={0}
              max={999}
              precision={0}
              style={{ width: 160 }}
              suffix={t("scorecardPages.field.months")}
              value={validityMonths}
              onChange={(months) => edit((old) => ({ ...old, validityMonths: months ?? 0 }))}
            />
          )}
        </Field>
      </div>
    </section>
  );
}
