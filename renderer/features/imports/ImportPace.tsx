import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Job } from "../../../shared/contract/jobs.ts";

const secondsPerMinute = 60;

/** How far a job is, how fast it goes, and how long it will take at that pace. */
export function ImportPace({ job: { done, total } }: { job: Job }) {
  const { t } = useTranslation();
  const start = useRef({ at: performance.now(), done });
  const seconds = (performance.now() - start.current.at) / 1000;
  const rate = seconds > 0 ? (done - start.current.done) / seconds : 0;
  if (total === 0) return null;
  if (rate < 1) return t("app.jobOf", { done, total });
  const left = Math.ceil((total - done) / rate);
  return t("imports.pace", {
    done,
    total,
    rate: Math.round(rate),
    left:
      left < secondsPerMinute * 2
        ? t("imports.secondsLeft", { count: left })
        : t("imports.minutesLeft", { count: Math.ceil(left / secondsPerMinute) }),
  });
}
