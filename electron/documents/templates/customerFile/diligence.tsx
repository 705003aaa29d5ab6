import { dateInZone } from "../../../../shared/domain/dates.ts";
import { proposalRows } from "../../../../shared/i18n/diligenceText.ts";
import type { StoredDiligence } from "../../../store/diligences.ts";
import { Fields, Values } from "../../paper/parts.tsx";
import type { FileSection } from "../../paper/sections.tsx";
import type { Printing } from "../../template.ts";

/** The due diligence that was confirmed last: when, by whom, and what it comes to. Its report tells the rest. */
export function diligenceSections(diligence: StoredDiligence | null, { t, timeZone }: Printing): FileSection[] {
  if (!diligence) return [];
  const { number, lead, second, decidedBy, decidedAt, content } = diligence;
  const confirmed = {
    date: decidedAt === null ? "" : dateInZone(new Date(decidedAt), timeZone),
    name: decidedBy?.name ?? "",
  };
  return [
    {
      title: t("diligencePaper.inFile.title"),
      body: (
        <>
          <Fields
            compact
            rows={[
              [t("diligencePaper.number"), number],
              [t("diligencePaper.inFile.confirmed"), t("diligencePaper.inFile.confirmedBy", confirmed)],
              [
                t("diligencePaper.inFile.investigators"),
                [lead.name, second?.name].filter(Boolean).join(t("common.separator")),
              ],
              [t("diligence.interview.heldOn"), content.interview.heldOn ?? t("common.state.none")],
              ...proposalRows(content.proposal, t),
            ]}
          />
          <Values compact rows={[[t("diligence.proposal.opinion"), content.proposal.opinion]]} />
        </>
      ),
    },
  ];
}
