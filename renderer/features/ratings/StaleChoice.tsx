import { Alert, Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import type { SaveState } from "./useRatingDraft.ts";

interface StaleChoiceProps {
  state: SaveState;
  onChoose: (whose: "mine" | "theirs") => void;
}

/** Somebody else saved in between: which of the two texts to keep. In view wherever the form is scrolled to. */
export function StaleChoice({ state, onChoose }: StaleChoiceProps) {
  const { t } = useTranslation();
  if (state.kind !== "stale") return null;
  return (
    <Alert
      type="error"
      title={t("ratings.form.staleTitle", { name: state.name })}
      description={
        <Flex vertical gap="small">
          {t("ratings.form.staleHint")}
          <Flex gap="small">
            <Button type="primary" onClick={() => onChoose("mine")}>
              {t("ratings.form.keepMine")}
            </Button>
            <Button onClick={() => onChoose("theirs")}>{t("ratings.form.takeTheirs")}</Button>
          </Flex>
        </Flex>
      }
    />
  );
}
