import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../../../shared/contract/plans.ts";
import { api } from "../../../app/client.ts";
import { useAllowed } from "../../../app/session.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import "./plans.css";

type PlanChange = Plan["changes"][number];

/** Who is responsible now where others changed it, and by whom. */
export function ChangeLines({ changes }: { changes: PlanChange[] }) {
  const { t } = useTranslation();
  return (
    <ul className="plan-warnings">
      {changes.map(({ subject, subjectId, subjectName, was, is, changedByName, changedAt }) => (
        <li key={`${subject} ${subjectId}`}>
          {t("plans.changes.line", {
            subject: subjectName,
            was: was?.name ?? t("plans.nobody"),
            is: is?.name ?? t("plans.nobody"),
          })}{" "}
          {changedByName !== null && changedAt !== null && (
            <Typography.Text type="secondary">
              {t("plans.changes.by", { name: changedByName, at: dayjs(changedAt).format("YYYY-MM-DD HH:mm") })}
            </Typography.Text>
          )}
        </li>
      ))}
    </ul>
  );
}

interface PlanChangesProps {
  plan: Plan;
  onAccepted?: (plan: Plan) => void;
}

/** What others changed since the maker of a draft last looked, and the button to start from there; nothing where nothing is. */
export function PlanChanges({ plan, onAccepted }: PlanChangesProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayAccept = useAllowed("plans.acceptChanges");
  const accept = useMutation(
    api.plans.acceptChanges.mutationOptions({
      onSuccess: async (accepted) => {
        void message.success(t("plans.changes.accepted"));
        onAccepted?.(accepted);
        await queryClient.invalidateQueries({ queryKey: api.plans.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  const { id, version, changes } = plan;
  if (changes.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("plans.changes.title", { count: changes.length })}
      description={
        <>
          {t("plans.changes.hint")}
          <ChangeLines changes={changes} />
          {mayAccept && (
            <Button
              type="primary"
              style={{ marginTop: 8 }}
              loading={accept.isPending}
              onClick={() => accept.mutate({ id, version })}
            >
              {t("plans.changes.accept")}
            </Button>
          )}
        </>
      }
    />
  );
}
