import { useNavigate, useRouter } from "@tanstack/react-router";
import { Button, Modal, Result } from "antd";
import { useTranslation } from "react-i18next";

interface PlanSettledProps {
  planId: number;
  from: string;
  handovers: number;
  title: string;
  onClose: () => void;
}

/** Said after a plan was confirmed or reversed, with the way to the handover lists that it made. */
export function PlanSettled({ planId, from, handovers, title, onClose }: PlanSettledProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { history } = useRouter();
  const leaveFor = (go: () => unknown) => () => {
    onClose();
    go();
  };
  return (
    <Modal open footer={null} onCancel={onClose} width={560}>
      <Result
        status="success"
        title={title}
        subTitle={
          handovers > 0 ? t("plans.doneDetail", { from, count: handovers }) : t("plans.doneNoHandovers", { from })
        }
        extra={[
          handovers > 0 && (
            <Button
              key="handovers"
              type="primary"
              onClick={leaveFor(() => history.push(`/handovers?planId=${planId}`))}
            >
              {t("plans.action.handovers")}
            </Button>
          ),
          <Button
            key="plan"
            onClick={leaveFor(() => navigate({ to: "/jurisdictions/plans/$id", params: { id: planId } }))}
          >
            {t("plans.action.view")}
          </Button>,
          <Button key="close" onClick={onClose}>
            {t("plans.close")}
          </Button>,
        ]}
      />
    </Modal>
  );
}
