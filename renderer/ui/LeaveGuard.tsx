import { useBlocker } from "@tanstack/react-router";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";

/** Asks before a page with unsaved changes is left. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => dirty,
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
