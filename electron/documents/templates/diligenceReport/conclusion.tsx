import { dateInZone, dateTimeInZone } from "../../../../shared/domain/dates.ts";
import { checkText, proposalRows } from "../../../../shared/i18n/diligenceText.ts";
import { Fields, Grid, Signatures, Values } from "../../paper/parts.tsx";
import type { PartProps } from "./content.ts";

/** What the investigators propose, and each rule of the credit policy with what it asks for and what was found. */
export function Conclusion({ content, printing }: PartProps) {
  const { t } = printing;
  const { proposal } = content.diligence.content;
  const none = t("common.state.none");
  return (
    <>
      <h3>{t("diligence.proposal.title")}</h3>
      <Fields compact rows={proposalRows(proposal, t)} />
      <Values
        compact
        rows={[
          [t("diligence.proposal.conditions"), proposal.conditions || none],
          [t("diligence.proposal.opinion"), proposal.opinion || none],
        ]}
      />
      <h3>{t("diligence.policy.title")}</h3>
      <Checks content={content} printing={printing} />
    </>
  );
}

function Checks({ content: { diligence }, printing: { t } }: PartProps) {
  const { basis, overrides } = diligence;
  const count = (state: "met" | "unmet" | "open") => basis.checks.filter((check) => check.state === state).length;
  return (
    <>
      <p className="source">
        {t("diligencePaper.checked", {
          date: basis.figures.on,
          ...{ met: count("met"), unmet: count("unmet"), passed: overrides.length, open: count("open") },
        })}
      </p>
      <Grid
        columns={[
          { title: t("diligence.policy.rule"), width: "54mm" },
          { title: t("diligence.policy.needed"), width: "32mm" },
          { title: t("diligence.policy.found"), width: "28mm" },
          { title: t("diligence.policy.result") },
        ]}
        rows={basis.checks.map((check) => {
          const { rule, state } = check;
          const { needed, found } = checkText(check, t);
          const passed = overrides.find((one) => one.rule === rule);
          const result = t(`diligence.policy.state.${state}`);
          return {
            id: rule,
            cells: [
              t(`diligence.policy.rules.${rule}`),
              needed,
              found,
              <span key="result">
                {state === "unmet" ? <strong>{result}</strong> : result}
                {passed &&
                  t("diligencePaper.passed", {
                    words: t("diligence.policy.overridden"),
                    by: t("diligence.policy.overriddenBy", { name: passed.by.name, reason: passed.reason }),
                  })}
              </span>,
            ],
          };
        })}
      />
    </>
  );
}

/** Who confirmed it and with which remark, every step up to there, and where the three who answer for it sign. */
export function Confirmation({ content: { diligence }, printing: { t, timeZone } }: PartProps) {
  const { status, lead, second, decidedBy, decidedAt, decisionNote, events } = diligence;
  const confirmed = status === "confirmed" && decidedBy !== null && decidedAt !== null;
  return (
    <>
      <p>
        {confirmed
          ? t("diligence.confirmedBy", { name: decidedBy.name, date: dateInZone(new Date(decidedAt), timeZone) })
          : t("diligencePaper.notConfirmed")}
      </p>
      {confirmed && decisionNote && <Values compact rows={[[t("diligence.action.note"), decisionNote]]} />}
      <div className="keep">
        <Grid
          columns={[
            { title: t("diligencePaper.at"), width: "34mm" },
            { title: t("diligencePaper.step"), width: "34mm" },
            { title: t("diligencePaper.by"), width: "30mm" },
            { title: t("diligence.action.note") },
          ]}
          rows={events.map(({ kind, at, by, note }, index) => ({
            id: index,
            cells: [dateTimeInZone(new Date(at), timeZone), t(`diligence.event.${kind}`), by.name, note],
          }))}
        />
        <Signatures
          boxes={[
            { title: t("diligence.lead"), name: lead.name },
            { title: t("diligence.second"), name: second?.name ?? "" },
            { title: t("diligence.decidedBy"), name: confirmed ? decidedBy.name : "" },
          ]}
          signature={t("documents.file.signature")}
          date={t("documents.file.signatureDate")}
        />
      </div>
    </>
  );
}
