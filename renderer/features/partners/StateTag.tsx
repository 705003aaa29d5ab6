import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { AgreementState } from "../../../shared/domain/partners.ts";

const colours = { none: "default", ahead: "blue", inForce: "green", expiring: "orange", expired: "red" } as const;

/** How a partner stands by their agreements; with whom the branch no longer works has none that counts. */
export function StateTag({ state, endedOn }: { state: AgreementState; endedOn: string | null }) {
  const { t } = useTranslation();
  if (endedOn !== null) return <Tag>{t("partners.ended", { day: endedOn })}</Tag>;
  return <Tag color={colours[state]}>{t(`partners.state.${state}`)}</Tag>;
}
