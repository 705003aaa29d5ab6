import { EllipsisOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Dropdown, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { type LeadStage, movesFrom } from "../../../shared/domain/leads.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { useAllowed, useSession } from "../../app/session.ts";

interface LeadCardProps {
  lead: LeadRow;
  onDrag: (lead: LeadRow | null) => void;
  onMove: (lead: LeadRow, to: LeadStage) => void;
}

/** A lead on the board: who, from where, what they need and what is next. */
export function LeadCard({ lead, onDrag, onMove }: LeadCardProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const mayMove = useAllowed("leads.setStep") && lead.erasedOn === null;
  const moves = mayMove ? movesFrom(lead.stage) : [];
  const { id, areaName, channel, partner, referrer, needFen, nextOn, nextStep, owner, lost } = lead;
  const source = partner?.name ?? referrer?.name;
  const late = nextOn !== null && nextOn < today && lost === null;
  const name = lead.name || t("leads.erasedName");
  return (
    <article
      className="lead-card"
      draggable={moves.length > 0}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", String(id));
        event.dataTransfer.effectAllowed = "move";
        onDrag(lead);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className="lead-card-head">
        <Link to="/leads/$id" params={{ id }}>
          {name}
        </Link>
        {moves.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: moves.map((key) => ({
                key,
                label: t("leads.moveTo", { stage: t(`common.leadStage.${key}`) }),
              })),
              onClick: ({ key }) => onMove(lead, key as LeadStage),
            }}
          >
            <Button type="text" size="small" icon={<EllipsisOutlined />} aria-label={t("leads.moveMenu", { name })} />
          </Dropdown>
        )}
      </div>
      <div className="secondary small">
        {areaName} · {t(`common.leadChannel.${channel}`)}
        {source && ` · ${source}`}
      </div>
      {needFen !== null && (
        <div className="small">
          {t("leads.need", { amount: t("common.money.yuan", { amount: formatFen(needFen) }) })}
        </div>
      )}
      {lost ? (
        <div className="small">{t(`common.lostKind.${lost.kind}`)}</div>
      ) : (
        (nextOn || nextStep) && (
          <Typography.Text {...(late ? { type: "danger" } : {})} className="small">
            {[nextOn, nextStep].filter(Boolean).join(" ")}
          </Typography.Text>
        )
      )}
      <div className="secondary small">{owner?.name ?? t("customers.unassigned")}</div>
    </article>
  );
}
