import { Tag } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Reading } from "../../../shared/contract/handbook.ts";

/** How far somebody has read a page: the edition in force, an older one, or none. */
export function ReadingTag({ readAt, edition }: Reading) {
  const { t } = useTranslation();
  if (readAt) return <Tag color="green">{t("handbook.haveReadOn", { date: dayjs(readAt).format("YYYY-MM-DD") })}</Tag>;
  if (edition === null) return <Tag color="orange">{t("handbook.notRead")}</Tag>;
  return <Tag color="orange">{t("handbook.readOlder", { number: edition })}</Tag>;
}
