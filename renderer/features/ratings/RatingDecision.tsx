import { Link } from "@tanstack/react-router";
import { Alert, Button, Flex, Popconfirm, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { Checking } from "./Checking.tsx";
import { Suspension } from "./Suspension.tsx";
import { useStep } from "./useStep.ts";

/** What whoever looks at a rating may do with it now. */
export function RatingDecision({ rating }: { rating: Rating }) {
  switch (rating.status) {
    case "draft":
    case "returned":
      return <Continue rating={rating} />;
    case "proposed":
      return (
        <>
          <Withdraw rating={rating} />
          <Check rating={rating} />
        </>
      );
    case "effective":
    case "suspended":
      return <Suspension rating={rating} />;
    default:
      return null;
  }
}

function Continue({ rating: { customerId, decidedBy, decisionNote } }: { rating: Rating }) {
  const { t } = useTranslation();
  const mayRate = useAllowed("ratings.saveDraft");
  return (
    <>
      {decidedBy && (
        <Alert
          type="warning"
          showIcon
          title={t("ratings.returnedBy", { name: decidedBy.name })}
          description={decisionNote}
        />
      )}
      {mayRate && (
        <Link to="/customers/$id/rate" params={{ id: customerId }}>
          <Button type="primary" block tabIndex={-1}>
            {t("ratings.continue")}
          </Button>
        </Link>
      )}
    </>
  );
}

function Withdraw({ rating: { id, version, proposedBy } }: { rating: Rating }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const mayWithdraw = useAllowed("ratings.withdraw");
  const withdraw = useStep(api.ratings.withdraw.mutationOptions(), () => t("ratings.withdrawn"));
  if (!mayWithdraw || proposedBy?.id !== user.id) return null;
  return (
    <Flex vertical gap="small" className="panel">
      <Typography.Text>{t("ratings.withdrawHint")}</Typography.Text>
      <Popconfirm title={t("ratings.withdrawTitle")} onConfirm={() => withdraw.mutate({ id, version })}>
        <Button loading={withdraw.isPending}>{t("ratings.withdraw")}</Button>
      </Popconfirm>
    </Flex>
  );
}

function Check({ rating }: { rating: Rating }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const mayDecide = useAllowed("ratings.approve");
  if (!mayDecide) return null;
  if (rating.own) return <Alert type="info" showIcon title={t("refusals.ratingOwnProposal")} />;
  return <Checking rating={rating} approved={rating.approvals.some(({ by }) => by.id === user.id)} />;
}
