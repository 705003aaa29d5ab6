import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Flex, Form, Input, Modal, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../../shared/contract/index.ts";
import type { RatingQueueRow } from "../../../../shared/contract/ratingLists.ts";
import { gradeMoves } from "../../../../shared/domain/renewal.ts";
import { grades } from "../../../../shared/domain/scorecard.ts";
import { refusalText } from "../../../../shared/i18n/refusalText.ts";
import { api } from "../../../app/client.ts";
import { useSession } from "../../../app/session.ts";
import { DayInput } from "../../../ui/DayInput.tsx";
import { GradeTag } from "../../../ui/GradeTag.tsx";
import { Money } from "../../../ui/Money.tsx";
import { useFailure } from "../../../ui/useFailure.ts";

type Refused = { id: number; name: string; refusal: NonNullable<Outputs["ratings"]["approveMany"][number]["refusal"]> };

interface ApproveManyDialogProps {
  rows: readonly RatingQueueRow[];
  onClose: () => void;
  onDone: () => void;
}

/** How many, which and how much is about to be approved; what could not be is said one by one. */
export function ApproveManyDialog({ rows, onClose, onDone }: ApproveManyDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ note?: string; effectiveFrom?: string | null }>();
  const [refused, setRefused] = useState<readonly Refused[] | null>(null);
  const approve = useMutation(
    api.ratings.approveMany.mutationOptions({
      onSuccess: async (decided) => {
        const left = decided.flatMap(({ id, refusal }) => {
          const row = rows.find(({ ratingId }) => ratingId === id);
          return refusal && row ? [{ id, name: row.customerName, refusal }] : [];
        });
        if (left.length === 0) {
          void message.success(t("ratingLists.many.done", { count: decided.length }));
          onDone();
        } else setRefused(left);
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  const [shown] = useState(rows);
  if (refused) return <Outcome count={shown.length} refused={refused} onClose={onDone} />;
  const count = rows.length;
  return (
    <Modal
      open
      width={680}
      style={{ top: 40 }}
      title={t("ratingLists.many.title", { count })}
      okText={t("ratingLists.many.confirm", { count })}
      confirmLoading={approve.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Flex vertical gap="middle">
        <Preview rows={rows} />
        <Alert type="info" showIcon title={t("ratingLists.many.each")} />
        <Form
          form={form}
          layout="vertical"
          onFinish={({ note = "", effectiveFrom = null }) => {
            const targets = rows.map(({ ratingId: id, version }) => ({ id, version }));
            approve.mutate({ targets, note, effectiveFrom });
          }}
        >
          <Form.Item name="note" label={t("ratingLists.many.note")}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item
            name="effectiveFrom"
            label={t("ratingLists.many.effectiveFrom")}
            extra={t("ratingLists.many.effectiveHint")}
          >
            <DayInput min={today} />
          </Form.Item>
        </Form>
      </Flex>
    </Modal>
  );
}

function Preview({ rows }: { rows: readonly RatingQueueRow[] }) {
  const { t } = useTranslation();
  const moves = gradeMoves(rows.map(({ lastGrade: from, grade: to }) => ({ from, to })));
  const names = rows.map(({ customerName }) => customerName);
  const byGrade = grades.flatMap((grade) => {
    const some = rows.filter((row) => row.grade === grade);
    return some.length === 0 ? [] : [{ grade, count: some.length, sumFen: sumOf(some) }];
  });
  return (
    <>
      <Typography.Paragraph ellipsis={{ rows: 2, expandable: true }} style={{ margin: 0 }}>
        {names.join(t("common.separator"))}
      </Typography.Paragraph>
      <Typography.Text>
        {(["raised", "lowered", "same", "first"] as const)
          .filter((move) => moves[move] > 0)
          .map((move) => t(`ratingLists.many.${move}`, { count: moves[move] }))
          .join(t("common.separator"))}
      </Typography.Text>
      <Table
        className="rating-list"
        size="small"
        rowKey="grade"
        pagination={false}
        dataSource={byGrade}
        columns={[
          { title: t("ratingLists.many.grades"), dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
          { title: t("ratingLists.many.count"), dataIndex: "count", align: "right" },
          {
            title: t("ratingLists.many.sum"),
            dataIndex: "sumFen",
            align: "right",
            render: (fen: number) => <Money fen={fen} />,
          },
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>
              <strong>{t("ratingLists.many.total")}</strong>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={1} align="right">
              <strong>{rows.length}</strong>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={2} align="right">
              <strong>
                <Money fen={sumOf(rows)} />
              </strong>
            </Table.Summary.Cell>
          </Table.Summary.Row>
        )}
      />
    </>
  );
}

function sumOf(rows: readonly { lineFen: number }[]): number {
  return rows.reduce((sum, { lineFen }) => sum + lineFen, 0);
}

interface OutcomeProps {
  count: number;
  refused: readonly Refused[];
  onClose: () => void;
}

function Outcome({ count, refused, onClose }: OutcomeProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      width={680}
      title={t("ratingLists.many.partly", { done: count - refused.length, refused: refused.length })}
      onCancel={onClose}
      onOk={onClose}
      cancelButtonProps={{ style: { display: "none" } }}
    >
      <ul>
        {refused.map(({ id, name, refusal }) => (
          <li key={id}>
            <strong>{name}</strong> {refusalText(refusal, t)}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
