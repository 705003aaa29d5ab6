import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import type { LeadStage } from "../../../shared/domain/leads.ts";
import { LeadCard } from "./LeadCard.tsx";
import { useLeadSearch } from "./leadSearch.ts";

interface LeadColumnProps {
  column: Outputs["leads"]["board"][number];
  /** whether what is dragged may be dropped here */
  takes: boolean;
  onDrag: (lead: LeadRow | null) => void;
  onDrop: () => void;
  onMove: (lead: LeadRow, to: LeadStage) => void;
}

/** The leads of one stage, the newest first; whatever is dropped is asked of whoever owns the board. */
export function LeadColumn({ column: { stage, count, rows }, takes, onDrag, onDrop, onMove }: LeadColumnProps) {
  const { t } = useTranslation();
  const { look } = useLeadSearch();
  const name = t(`common.leadStage.${stage}`);
  return (
    <section
      className={takes ? "lead-column takes" : "lead-column"}
      aria-label={name}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <h4>
        {name} <span className="secondary">{t("leads.count", { count })}</span>
      </h4>
      <div className="lead-cards">
        {rows.map((lead) => (
          <LeadCard key={lead.id} lead={lead} onDrag={onDrag} onMove={onMove} />
        ))}
        {rows.length < count && (
          <Button type="link" size="small" onClick={() => look({ view: "table", stage })}>
            {t("leads.others", { count: count - rows.length })}
          </Button>
        )}
      </div>
    </section>
  );
}
