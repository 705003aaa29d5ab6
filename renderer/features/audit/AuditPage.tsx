import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Alert, Button, Table, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../shared/contract/audit.ts";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { useFailure } from "../../ui/useFailure.ts";

export function AuditPage() {
  const { t } = useTranslation();
  const fail = useFailure();
  const entries = useInfiniteQuery(
    api.audit.list.infiniteOptions({
      input: (before: number | undefined) => (before === undefined ? {} : { before }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ nextBefore }) => nextBefore ?? undefined,
    }),
  );
  const verify = useMutation(api.audit.verify.mutationOptions({ onError: (error) => fail(error) }));
  return (
    <Page
      title={t("app.nav.audit")}
      actions={
        <Button loading={verify.isPending} onClick={() => verify.mutate(undefined)}>
          {t("audit.verify")}
        </Button>
      }
    >
      {verify.data && (
        <Alert
          showIcon
          type={verify.data.firstBroken === null ? "success" : "error"}
          title={
            verify.data.firstBroken === null
              ? t("audit.sound", { count: verify.data.entries })
              : t("audit.broken", { id: verify.data.firstBroken })
          }
        />
      )}
      <Table<AuditEntry>
        size="small"
        rowKey="id"
        loading={entries.isPending}
        dataSource={entries.data?.pages.flatMap((page) => page.entries) ?? []}
        pagination={false}
        expandable={{
          rowExpandable: ({ before, after }) => before !== null || after !== null,
          expandedRowRender: (entry) => <Changes entry={entry} />,
        }}
        columns={[
          { title: t("audit.number"), dataIndex: "id", width: 90 },
          {
            title: t("audit.at"),
            dataIndex: "at",
            width: 180,
            render: (at: string) => dayjs(at).format("YYYY-MM-DD HH:mm:ss"),
          },
          { title: t("audit.actor"), dataIndex: "actorName", width: 140 },
          { title: t("audit.action"), dataIndex: "action", render: (action: string) => <Action action={action} /> },
          {
            title: t("audit.subject"),
            key: "subject",
            render: (_, { subjectType, subjectId }) => `${subjectType} ${subjectId}`,
          },
        ]}
        footer={() =>
          entries.hasNextPage && (
            <Button type="link" loading={entries.isFetchingNextPage} onClick={() => entries.fetchNextPage()}>
              {t("common.actions.loadMore")}
            </Button>
          )
        }
      />
    </Page>
  );
}

/** What happened in words; an action of a later version shows as its code. */
function Action({ action }: { action: string }) {
  const { t } = useTranslation();
  const path = `audit.actions.${action}` as "audit.actions.customer.create";
  const words: string = t(path);
  return words === path ? action : words;
}

function Changes({ entry: { before, after } }: { entry: AuditEntry }) {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <table>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <td style={{ paddingRight: 16 }}>
              <Typography.Text type="secondary">{field}</Typography.Text>
            </td>
            <td>
              {before && field in before && <Typography.Text delete>{shown(before[field])} </Typography.Text>}
              {after && field in after && <Typography.Text>{shown(after[field])}</Typography.Text>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
