import { SwapOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Collapse, Flex, Form, Input, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { MergeSide } from "../../../shared/contract/merges.ts";
import { api } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { MergeFields } from "./MergeFields.tsx";

type Preview = Outputs["merges"]["preview"];

interface MergeFormProps {
  preview: Preview;
  onSwap: () => void;
  /** somebody changed one of the two since */
  onStale: () => void;
}

export function MergeForm({ preview, onSwap, onStale }: MergeFormProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [choices, setChoices] = useState<Record<string, MergeSide>>({});
  const { winner, loser, fields, moves, supersedesRating, openRatings } = preview;
  const merge = useMutation(
    api.merges.merge.mutationOptions({
      onSuccess: async () => {
        void message.success(t("merges.done"));
        // First away from here: the two can no longer be previewed as a pair.
        await navigate({ to: "/customers/$id", params: { id: winner.id }, search: { tab: "history" } });
        await queryClient.invalidateQueries();
      },
      onError: (error) => {
        if (refusalOf(error)?.reason === "stale") onStale();
        fail(error);
      },
    }),
  );
  const confirm = ({ reason }: { reason: string }) =>
    void modal.confirm({
      title: t("merges.confirmTitle", { loser: named(loser), winner: named(winner) }),
      content: t("merges.confirmHint", { loserNumber: loser.fileNumber, winnerNumber: winner.fileNumber }),
      okText: t("merges.confirm"),
      onOk: () =>
        merge
          .mutateAsync({
            winnerId: winner.id,
            loserId: loser.id,
            seen: { winner: winner.lastChangeId, loser: loser.lastChangeId },
            choices,
            reason,
          })
          // The failure is told already; the question closes.
          .catch(() => {}),
    });
  const shown = fields.filter(({ path, follows }) => groupDiffers(fields, follows ?? path));
  const same = fields.filter((field) => !shown.includes(field));
  const table = {
    preview,
    choices,
    onChoose: (path: string, side: MergeSide) => setChoices({ ...choices, [path]: side }),
  };
  return (
    <Flex vertical gap="middle">
      {openRatings && <Alert type="error" showIcon title={t("merges.openRatings")} />}
      <div className="panel">
        <Flex justify="space-between" align="center">
          <Typography.Title level={5} style={{ margin: 0 }}>
            {t("merges.differing", { count: shown.length })}
          </Typography.Title>
          <Button icon={<SwapOutlined />} onClick={onSwap}>
            {t("merges.swap")}
          </Button>
        </Flex>
        {shown.length > 0 ? (
          <MergeFields {...table} fields={shown} />
        ) : (
          <Typography.Paragraph>{t("merges.noDifference")}</Typography.Paragraph>
        )}
        {same.length > 0 && (
          <Collapse
            ghost
            size="small"
            items={[
              {
                key: "same",
                label: t("merges.same", { count: same.length }),
                children: <MergeFields {...table} fields={same} />,
              },
            ]}
          />
        )}
      </div>
      <div className="panel">
        <Typography.Title level={5}>{t("merges.moves", { fileNumber: winner.fileNumber })}</Typography.Title>
        {moves.length > 0 ? (
          <Flex gap="large" wrap>
            {moves.map(({ thing, count }) => (
              <span key={thing}>
                {t(`merges.thing.${thing}`)} <strong>{count}</strong>
              </span>
            ))}
          </Flex>
        ) : (
          <Typography.Text type="secondary">
            {t("merges.movesNothing", { fileNumber: loser.fileNumber })}
          </Typography.Text>
        )}
        {supersedesRating && <Alert style={{ marginTop: 12 }} type="warning" showIcon title={t("merges.supersedes")} />}
      </div>
      <Form layout="vertical" className="panel" onFinish={confirm}>
        <Form.Item
          name="reason"
          label={t("merges.reason")}
          required
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input style={{ maxWidth: 560 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={openRatings} loading={merge.isPending}>
          {t("merges.confirm")}
        </Button>
      </Form>
    </Flex>
  );
}

function named({ name, fileNumber }: Preview["winner"]): string {
  return `${name} ${fileNumber}`;
}

/** Whether a field or one that goes with it differs: they show and are chosen together. */
function groupDiffers(fields: Preview["fields"], leader: string): boolean {
  return fields.some(({ path, follows, differs }) => differs && (path === leader || follows === leader));
}
