import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Table, Typography } from "antd";
import dayjs from "dayjs";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../shared/contract/audit.ts";
import { fileNumberOf } from "../../../shared/domain/fileNumber.ts";
import { actionLabel, documentLabel, subjectLabel } from "../../../shared/i18n/recordText.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { useRecordText } from "../../ui/useRecordText.ts";
import { CompareSheet } from "./CompareSheet.tsx";
import { BrokenTrailLine, TrailBreaks } from "./TrailFindings.tsx";

/** Who acts without a user: the application by itself, and whoever tries without being signed in. */
const actors = { system: "audit.system", nobody: "audit.nobody" } as const;

function actorLabel(name: string, t: TFunction): string {
  return name === "system" || name === "nobody" ? t(actors[name]) : name;
}

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
  const navigate = useNavigate();
  const queries = useQueryClient();
  const standing = useQuery(api.audit.standing.queryOptions());
  const [comparing, setComparing] = useState(false);
  const verify = useMutation(
    api.audit.verify.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.audit.standing.key() }),
      onError: (error) => fail(error),
    }),
  );
  return (
    <Page
      title={t("app.nav.audit")}
      actions={
        <>
          <Button loading={verify.isPending} onClick={() => verify.mutate(undefined)}>
            {t("audit.verify")}
          </Button>
          <Button onClick={() => setComparing(true)}>{t("audit.compare.open")}</Button>
          <Button onClick={() => navigate({ to: "/audit/sheet" })}>{t("audit.printSheet")}</Button>
        </>
      }
    >
      {standing.data && (
        <Typography.Text type="secondary">
          {t("audit.standing", {
            at: dayjs(standing.data.checkedAt).format("YYYY-MM-DD HH:mm"),
            id: standing.data.entryId,
          })}
        </Typography.Text>
      )}
      {verify.data ? (
        <Alert
          showIcon
          type={verify.data.firstBroken === null ? "success" : "error"}
          title={
            verify.data.firstBroken === null
              ? t("audit.sound", { count: verify.data.entries })
              : t("audit.broken", { id: verify.data.firstBroken })
          }
          description={<TrailBreaks breaks={verify.data.breaks} />}
        />
      ) : (
        <BrokenTrailLine breaks={standing.data?.breaks ?? []} />
      )}
      {comparing && <CompareSheet onClose={() => setComparing(false)} />}
      <QueryState query={entries}>
        {({ pages }) => (
          <Table<AuditEntry>
            size="small"
            rowKey="id"
            dataSource={pages.flatMap((page) => page.entries)}
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
              {
                title: t("audit.actor"),
                dataIndex: "actorName",
                width: 140,
                render: (name: string) => actorLabel(name, t),
              },
              {
                title: t("audit.action"),
                dataIndex: "action",
                render: (action: string) => actionLabel(action, t),
              },
              {
                title: t("audit.subject"),
                key: "subject",
                width: 220,
                render: (_, { subjectType, subjectId }) => (
                  <>
                    {subjectLabel(subjectType, t)} <SubjectName type={subjectType} id={subjectId} />
                  </>
                ),
              },
            ]}
            footer={() => <LoadMore query={entries} />}
          />
        )}
      </QueryState>
    </Page>
  );
}

function SubjectName({ type, id }: { type: string; id: string }) {
  const { t } = useTranslation();
  if (type === "customer") return <CustomerSubject id={Number(id)} />;
  return type === "document" ? documentLabel(id, t) : id;
}

/** A customer by the number on its file, which is what staff know it by. */
function CustomerSubject({ id }: { id: number }) {
  const mayOpen = useAllowed("customers.get");
  const number = fileNumberOf(id);
  if (!mayOpen) return number;
  return (
    <Link to="/customers/$id" params={{ id }}>
      {number}
    </Link>
  );
}

function Changes({ entry: { before, after } }: { entry: AuditEntry }) {
  const { label, value } = useRecordText();
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <table className="audit-changes">
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <td>
              <Typography.Text type="secondary">{label(field)}</Typography.Text>
            </td>
            <td>
              {before && field in before && <Typography.Text delete>{value(field, before[field])} </Typography.Text>}
              {after && field in after && <Typography.Text>{value(field, after[field])}</Typography.Text>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
