import { type ShouldBlockFn, useBlocker } from "@tanstack/react-router";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";

interface LeaveGuardProps {
  dirty: boolean;
  /** whether an address is still the same page, to which one may go without losing anything; none is when absent */
  within?: (next: Parameters<ShouldBlockFn>[0]["next"]) => boolean;
}

/** Asks before a page with unsaved changes is left. */
export function LeaveGuard({ dirty, within }: LeaveGuardProps) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ next }) => dirty && !within?.(next),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <Modal
      open={status === "blocked"}
      title={t("common.state.unsaved")}
      okText={t("app.leaveConfirm")}
      cancelText={t("app.stay")}
      onOk={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      {t("app.leave")}
    </Modal>
  );
}
