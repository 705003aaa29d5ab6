import { Link } from "@tanstack/react-router";
import { Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../../shared/contract/leads.ts";
import { client } from "../../app/client.ts";
import { MaskedField } from "../../ui/MaskedField.tsx";
import { Money } from "../../ui/Money.tsx";

/** What is known of a lead. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const none = t("common.state.none");
  const { id, phoneMasked, owner, ownerId, partner, referrer, customer, stage } = lead;
  const linked = stage !== "new" && stage !== "contacted" && stage !== "lost";
  const source = partner ? (
    <Link to="/partners/$id" params={{ id: partner.id }}>
      {partner.name}
    </Link>
  ) : (
    referrer && (
      <Link to="/customers/$id" params={{ id: referrer.id }}>
        {referrer.name}
      </Link>
    )
  );
  return (
    <Descriptions
      className="panel"
      size="small"
      column={3}
      items={[
        {
          key: "phone",
          label: t("leads.field.phone"),
          children: phoneMasked ? (
            <MaskedField field="phone" masked={phoneMasked} reveal={() => client.leads.reveal({ id })} />
          ) : (
            none
          ),
        },
        { key: "area", label: t("leads.field.areaId"), children: lead.areaName },
        {
          key: "owner",
          label: t("customers.marketer"),
          children: (
            <>
              {owner?.name ?? t("customers.unassigned")}
              {ownerId !== null && <span className="secondary"> {t("leads.ownOwner")}</span>}
            </>
          ),
        },
        {
          key: "channel",
          label: t("leads.field.channel"),
          children: (
            <>
              {t(`common.leadChannel.${lead.channel}`)} {source && <>· {source} </>}
              {lead.channelNote && `· ${lead.channelNote}`}
            </>
          ),
        },
        { key: "need", label: t("leads.field.needFen"), children: <Money fen={lead.needFen} /> },
        {
          key: "purpose",
          label: t("leads.field.needPurpose"),
          children: [lead.needPurpose, lead.needMonth].filter(Boolean).join(" · ") || none,
        },
        { key: "interest", label: t("leads.field.interest"), children: lead.interest || none },
        {
          key: "next",
          label: t("leads.next"),
          children: [lead.nextOn, lead.nextStep].filter(Boolean).join(" ") || none,
        },
        {
          key: "customer",
          label: t("leads.customer"),
          children: customer ? (
            <Link to="/customers/$id" params={{ id: customer.id }}>
              {customer.name} {customer.fileNumber}
            </Link>
          ) : linked ? (
            t("leads.customerElsewhere")
          ) : (
            none
          ),
        },
      ]}
    />
  );
}
