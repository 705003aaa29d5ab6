import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Flex, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mostApprovals, type RatingListFilter, type RatingQueueRow } from "../../../../shared/contract/ratingLists.ts";
import { api } from "../../../app/client.ts";
import { useAllowed } from "../../../app/session.ts";
import { ApproveManyDialog } from "./ApproveManyDialog.tsx";
import { byPages, pageInput, rowsOf } from "./byPages.ts";
import { RatingListTable } from "./RatingListTable.tsx";
import { GradeChange, ratingColumns } from "./ratingColumns.tsx";

/** Proposals that wait for a decision; whoever may approve ticks several and approves them at once. */
export function QueueList({ filter }: { filter: RatingListFilter }) {
  const { t } = useTranslation();
  const mayApprove = useAllowed("ratings.approveMany");
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [approving, setApproving] = useState(false);
  const queue = useInfiniteQuery(
    api.ratings.queue.infiniteOptions({ input: (after: string | undefined) => pageInput(filter, after), ...byPages }),
  );
  const rows = queue.data ? rowsOf(queue.data) : [];
  const chosen = rows.filter((row) => mayDecide(row) && ticked.includes(row.ratingId)).slice(0, mostApprovals);
  const { rating, area, score, line } = ratingColumns<RatingQueueRow>(t);
  return (
    <Flex vertical gap="small">
      {mayApprove && rows.length > 0 && (
        <Flex gap="small" align="center">
          <Button type="primary" disabled={chosen.length === 0} onClick={() => setApproving(true)}>
            {t("ratingLists.many.action")}
          </Button>
          <Typography.Text type="secondary">{t("ratingLists.many.ticked", { count: chosen.length })}</Typography.Text>
        </Flex>
      )}
      <RatingListTable<RatingQueueRow>
        query={queue}
        empty={t("ratingLists.empty.queue")}
        {...(mayApprove
          ? {
              rowSelection: {
                selectedRowKeys: chosen.map(({ ratingId }) => ratingId),
                onChange: (keys) => setTicked(keys.map(Number)),
                getCheckboxProps: (row) => ({
                  disabled: !mayDecide(row),
                  "aria-label": t("ratingLists.many.tick", { name: row.customerName }),
                }),
                getTitleCheckboxProps: () => ({ "aria-label": t("ratingLists.many.tickAll") }),
              },
            }
          : {})}
        columns={[
          rating,
          area,
          {
            title: t("ratingLists.gradeChange"),
            key: "grade",
            render: (_, { lastGrade, grade }) => (
              <GradeChange from={lastGrade} to={grade} first={t("ratingLists.first")} />
            ),
          },
          score,
          line,
          {
            title: t("ratings.proposedBy"),
            key: "by",
            render: (_, { own, proposedByName }) => (
              <>
                {proposedByName} {own && <Tag>{t("ratings.own")}</Tag>}
              </>
            ),
          },
          {
            title: t("ratings.proposedAt"),
            key: "proposedAt",
            render: (_, { proposedAt }) => dayjs(proposedAt).format("YYYY-MM-DD HH:mm"),
          },
          {
            title: t("ratingLists.approvals"),
            key: "approvals",
            render: (_, { approvals, approvalsNeeded, approved }) => (
              <>
                {t("ratingLists.approvalsOf", { given: approvals, needed: approvalsNeeded })}{" "}
                {approved && <Tag color="green">{t("ratingLists.approvedByMe")}</Tag>}
              </>
            ),
          },
        ]}
      />
      {approving && (
        <ApproveManyDialog
          rows={chosen}
          onClose={() => setApproving(false)}
          onDone={() => {
            setApproving(false);
            setTicked([]);
          }}
        />
      )}
    </Flex>
  );
}

/** Nobody decides on what they wrote or proposed, nor twice. */
function mayDecide({ own, approved }: RatingQueueRow): boolean {
  return !own && !approved;
}
