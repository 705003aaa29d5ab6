import { Alert, Descriptions } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { BackupsState } from "../../../shared/contract/backups.ts";
import { sizeText } from "../binders/splitText.ts";

/** When a backup was made and verified the last time, when the next is due, and whether all is there for it. */
export function BackupFacts({ state }: { state: BackupsState }) {
  const { t } = useTranslation();
  const { lastVerified, nextDue, settings, room, passphraseSetAt } = state;
  const { destination } = settings;
  const there = room ? t("backups.state.room", { size: sizeText(room.free, t) }) : t("backups.state.gone");
  return (
    <>
      <Descriptions
        className="panel"
        size="small"
        column={2}
        items={[
          {
            key: "last",
            label: t("backups.state.last"),
            children: lastVerified
              ? `${minute(lastVerified.madeAt)} · ${sizeText(lastVerified.bytes, t)}`
              : t("backups.state.never"),
          },
          { key: "next", label: t("backups.state.next"), children: nextDue ?? t("backups.state.none") },
          {
            key: "destination",
            label: t("backups.state.destination"),
            children: destination === "" ? t("backups.state.notChosen") : `${destination} · ${there}`,
          },
          {
            key: "passphrase",
            label: t("backups.state.passphrase"),
            children: passphraseSetAt
              ? t("backups.state.passphraseSet", { date: minute(passphraseSetAt) })
              : t("backups.state.passphraseNone"),
          },
        ]}
      />
      {room?.sameDisk && <Alert type="warning" showIcon title={t("backups.state.sameDisk")} />}
    </>
  );
}

/** An instant to the minute, on the wall of this PC. */
export function minute(instant: string): string {
  return dayjs(instant).format("YYYY-MM-DD HH:mm");
}
