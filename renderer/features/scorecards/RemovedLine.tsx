import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { LocalText } from "../../../shared/domain/scorecard.ts";
import { useLanguage } from "../../i18n/index.ts";
import { nameOf } from "./words.ts";

/** Something taken out of the form, with the place that it had. */
export interface Removed<T> {
  item: T;
  index: number;
}

/** Says what was removed, and puts it back. */
export function RemovedLine({ label, onUndo }: { label: LocalText; onUndo: () => void }) {
  const { t } = useTranslation();
  const name = nameOf(label, t, useLanguage());
  return (
    <div className="scorecard-removed" role="status">
      {t("scorecardPages.removed", { name })}
      <Button size="small" type="link" onClick={onUndo}>
        {t("scorecardPages.undo")}
      </Button>
    </div>
  );
}
