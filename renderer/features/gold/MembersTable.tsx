import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Flex, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoldMember } from "../../../shared/contract/gold.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { customerColumns } from "./columns.tsx";
import { EndDialog } from "./EndDialog.tsx";
import { PrivilegesDialog } from "./PrivilegesDialog.tsx";
import { ReviewDialog } from "./ReviewDialog.tsx";
import { Standing } from "./Standing.tsx";

interface MembersTableProps {
  only?: "reviewDue" | "notMeeting";
  /** what to say where there is nobody */
  empty: string;
}

const dialogs = { review: ReviewDialog, privileges: PrivilegesDialog, end: EndDialog };

/** Members, the next to be reviewed first, with how they stand to the rules and what can be done. */
export function MembersTable({ only, empty }: MembersTableProps) {
  const { t } = useTranslation();
  const mayDecide = useAllowed("gold.review");
  const [dialog, setDialog] = useState<{ kind: keyof typeof dialogs; member: GoldMember } | null>(null);
  const members = useInfiniteQuery(
    api.gold.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...(only === undefined ? {} : { only }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  );
  const Dialog = dialog && dialogs[dialog.kind];
  const actions = (member: GoldMember) => (
    <Flex gap={0}>
      {(["review", "privileges", "end"] as const).map((kind) => (
        <Button
          key={kind}
          type="link"
          size="small"
          style={{ padding: "0 6px" }}
          danger={kind === "end"}
          aria-label={`${t(`gold.action.${kind}`)} ${member.name}`}
          onClick={() => setDialog({ kind, member })}
        >
          {t(`gold.action.${kind}`)}
        </Button>
      ))}
    </Flex>
  );
  return (
    <>
      <QueryState
        query={members}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />}
      >
        {({ pages }) => (
          <Table<GoldMember>
            size="small"
            rowKey={({ membership }) => membership.id}
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              ...customerColumns<GoldMember>(t),
              {
                title: t("gold.since"),
                key: "since",
                width: 104,
                render: (_, { membership }) => membership.confirmedOn,
              },
              {
                title: t("gold.reviewOn"),
                key: "review",
                width: 104,
                render: (_, { membership }) => <ReviewDay day={membership.reviewOn} />,
              },
              {
                title: t("gold.standing"),
                key: "standing",
                render: (_, { conditions }) => <Standing conditions={conditions} />,
              },
              {
                title: t("gold.privileges"),
                key: "privileges",
                width: 160,
                render: (_, { membership }) =>
                  membership.privileges.length === 0 ? (
                    <Typography.Text type="secondary">{t("gold.noPrivileges")}</Typography.Text>
                  ) : (
                    membership.privileges.join(t("common.separator"))
                  ),
              },
              ...(mayDecide
                ? [{ key: "actions", width: 148, render: (_: unknown, member: GoldMember) => actions(member) }]
                : []),
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={members} />
      {dialog && Dialog && (
        <Dialog
          name={dialog.member.name}
          membership={dialog.member.membership}
          conditions={dialog.member.conditions}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

/** A day that is over stands out: the review is late. */
function ReviewDay({ day }: { day: string }) {
  const { t } = useTranslation();
  const { today } = useSession();
  return (
    <>
      {day} {day < today && <Tag color="red">{t("gold.late")}</Tag>}
    </>
  );
}
