import { Alert, Button, Flex, Input, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { useStep } from "./useStep.ts";

/** Takes a rating out of force, or puts a suspended one back; either with a reason. */
export function Suspension({ rating: { id, version, status, own, expiresOn } }: { rating: Rating }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const mayDecide = useAllowed("ratings.suspend");
  const [reason, setReason] = useState("");
  const done = () => setReason("");
  const suspend = useStep(api.ratings.suspend.mutationOptions(), () => t("ratings.suspended"), done);
  const reinstate = useStep(api.ratings.reinstate.mutationOptions(), () => t("ratings.reinstated"), done);
  if (!mayDecide || (expiresOn !== null && expiresOn <= today)) return null;
  if (status === "suspended" && own) return <Alert type="info" showIcon title={t("refusals.ratingOwnProposal")} />;
  const [step, words] =
    status === "effective" ? ([suspend, "ratings.suspend"] as const) : ([reinstate, "ratings.reinstate"] as const);
  return (
    <Flex vertical gap="small" className="panel">
      <Typography.Text strong>
        <label htmlFor="suspension">{t(`${words}Reason`)}</label>
      </Typography.Text>
      <Input.TextArea
        id="suspension"
        maxLength={300}
        autoSize={{ minRows: 1 }}
        value={reason}
        onChange={({ target }) => setReason(target.value.replace(/[\r\n]+/g, " "))}
      />
      <Button
        danger={status === "effective"}
        style={{ alignSelf: "flex-start" }}
        disabled={reason.trim() === ""}
        loading={step.isPending}
        onClick={() => step.mutate({ id, version, reason })}
      >
        {t(words)}
      </Button>
    </Flex>
  );
}
