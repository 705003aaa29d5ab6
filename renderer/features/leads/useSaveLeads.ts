import { useTranslation } from "react-i18next";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { useSession } from "../../app/session.ts";
import { saveTable } from "../../ui/saveTable.ts";

/** Saves leads as the table shows them, phones masked. */
export function useSaveLeads() {
  const { t } = useTranslation();
  const { today } = useSession();
  return (rows: readonly LeadRow[]) =>
    saveTable(
      `${t("leads.title")}-${today}`,
      [
        t("leads.field.name"),
        t("leads.field.phone"),
        t("leads.field.areaId"),
        t("leads.field.channel"),
        t("leads.source"),
        t("leads.stage"),
        t("customers.marketer"),
        `${t("leads.field.needFen")} (${t("common.money.unit")})`,
        t("leads.field.needPurpose"),
        t("leads.field.needMonth"),
        t("leads.field.interest"),
        t("leads.field.nextOn"),
        t("leads.field.nextStep"),
        t("leads.createdOn"),
        t("leads.customer"),
        t("leads.lose.kind"),
      ],
      rows.map((row) => [
        row.name,
        row.phoneMasked,
        row.areaName,
        t(`common.leadChannel.${row.channel}`),
        sourceOf(row),
        t(`common.leadStage.${row.stage}`),
        row.owner?.name ?? "",
        row.needFen === null ? null : row.needFen / 100,
        row.needPurpose,
        row.needMonth,
        row.interest,
        row.nextOn,
        row.nextStep,
        row.createdOn,
        row.customer?.fileNumber ?? "",
        row.lost ? t(`common.lostKind.${row.lost.kind}`) : "",
      ]),
    );
}

/** Who or what stands behind the channel. */
export function sourceOf({ partner, referrer, channelNote }: LeadRow): string {
  return [partner?.name, referrer?.name, channelNote].filter(Boolean).join(" ");
}
