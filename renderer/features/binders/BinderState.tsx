import { Flex, Progress, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Binder, BinderState as State } from "../../../shared/contract/binders.ts";

const colours: Partial<Record<State, string>> = {
  waiting: "default",
  running: "processing",
  interrupted: "red",
  paused: "orange",
  done: "green",
};

/** Where a binder stands, and how far it is while it is under way. */
export function BinderState({ binder }: { binder: Binder }) {
  const { t } = useTranslation();
  const { state, customers, printed, failed } = binder;
  const underWay = state !== "done" && state !== "removed";
  return (
    <Flex gap="small" align="center">
      <Tag color={colours[state] ?? "default"}>{t(`binders.state.${state}`)}</Tag>
      {underWay && (
        <Progress
          size="small"
          percent={Math.floor(((printed + failed) / customers) * 100)}
          status={state === "running" ? "active" : "normal"}
          style={{ width: 110 }}
        />
      )}
    </Flex>
  );
}
