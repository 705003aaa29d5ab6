import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { AssessmentPeriod } from "../../../shared/contract/assessments.ts";
import { useSession } from "../../app/session.ts";
import { type PeriodState, periodState } from "./words.ts";

const colours: Record<PeriodState, string> = { open: "blue", over: "gold", frozen: "default" };

export function StateTag({ period }: { period: AssessmentPeriod }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const state = periodState(period, today);
  return <Tag color={colours[state]}>{t(`assessments.state.${state}`)}</Tag>;
}
