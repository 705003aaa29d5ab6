import { Flex, Form, Input, InputNumber, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { DiligenceProposal } from "../../../shared/domain/diligence.ts";
import { amountInput } from "../../ui/amountInput.ts";
import { Field } from "./Field.tsx";
import { PolicyTable } from "./PolicyTable.tsx";
import type { StepProps } from "./steps.ts";

/** What the investigators propose, and how it stands to the credit policy. */
export function ConclusionStep({ diligence, written, onContent }: StepProps) {
  const { t } = useTranslation();
  const { proposal } = written.content;
  const change = (changes: Partial<DiligenceProposal>) => onContent({ proposal: { ...proposal, ...changes } });
  return (
    <Flex vertical gap="middle">
      <section className="panel" aria-label={t("diligence.proposal.title")}>
        <Typography.Title level={5}>{t("diligence.proposal.title")}</Typography.Title>
        <Form layout="vertical" component="div">
          <div className="diligence-grid">
            <Field id="amount" label={t("diligence.proposal.amount")} required missing={!proposal.amountFen}>
              <InputNumber<number>
                {...amountInput}
                id="amount"
                min={0}
                max={1e10}
                precision={2}
                suffix={t("common.money.unit")}
                style={{ width: "100%" }}
                value={proposal.amountFen === null ? null : proposal.amountFen / 100}
                onChange={(yuan) => change({ amountFen: yuan === null ? null : Math.round(yuan * 100) })}
              />
            </Field>
            <Field id="term" label={t("diligence.proposal.term")} required missing={proposal.termMonths === null}>
              <InputNumber<number>
                id="term"
                min={1}
                max={360}
                precision={0}
                style={{ width: "100%" }}
                value={proposal.termMonths}
                onChange={(termMonths) => change({ termMonths })}
              />
            </Field>
            <Field id="rate" label={t("diligence.proposal.rate")}>
              <InputNumber<number>
                id="rate"
                min={0}
                max={36}
                precision={2}
                style={{ width: "100%" }}
                value={proposal.rateBasisPoints === null ? null : proposal.rateBasisPoints / 100}
                onChange={(rate) => change({ rateBasisPoints: rate === null ? null : Math.round(rate * 100) })}
              />
            </Field>
            <Field id="purpose" label={t("diligence.proposal.purpose")} required missing={proposal.purpose === ""}>
              <Input
                id="purpose"
                maxLength={200}
                value={proposal.purpose}
                onChange={({ target }) => change({ purpose: target.value })}
              />
            </Field>
          </div>
          <div className="diligence-pair">
            <Field id="opinion" label={t("diligence.proposal.opinion")} required missing={proposal.opinion === ""}>
              <Input.TextArea
                id="opinion"
                maxLength={2000}
                autoSize={{ minRows: 2, maxRows: 10 }}
                value={proposal.opinion}
                onChange={({ target }) => change({ opinion: target.value })}
              />
            </Field>
            <Field id="conditions" label={t("diligence.proposal.conditions")}>
              <Input.TextArea
                id="conditions"
                maxLength={1000}
                autoSize={{ minRows: 2, maxRows: 10 }}
                placeholder={t("diligence.proposal.conditionsHint")}
                value={proposal.conditions}
                onChange={({ target }) => change({ conditions: target.value })}
              />
            </Field>
          </div>
        </Form>
      </section>
      <PolicyTable diligence={diligence} />
    </Flex>
  );
}
