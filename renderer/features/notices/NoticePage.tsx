import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Flex, Tag } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Notice } from "../../../shared/contract/notices.ts";
import { api } from "../../app/client.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import "./notices.css";
import { NoticeActions } from "./NoticeActions.tsx";
import { NoticeSheet } from "./NoticeSheet.tsx";
import { ObjectionsPanel } from "./ObjectionsPanel.tsx";
import { PostedRatings } from "./PostedRatings.tsx";

const route = getRouteApi("/notices/$id");

const stageColours = { draft: "default", running: "green", past: "blue" } as const;

/** A notice as it hangs or hung, how its ratings stand today, and what people objected. */
export function NoticePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const notice = useQuery(api.notices.get.queryOptions({ input: { id } }));
  return (
    <QueryState query={notice}>
      {(data) => (
        <Page
          title={
            <>
              {t("notices.noticeOf", { area: data.areaName })} {data.number}{" "}
              <Tag color={stageColours[data.stage]}>
                {t(`notices.status.${data.status === "withdrawn" ? "withdrawn" : data.stage}`)}
              </Tag>
            </>
          }
          actions={<NoticeActions notice={data} />}
        >
          {data.status === "withdrawn" && (
            <Alert
              type="warning"
              showIcon
              title={t("notices.withdrawnBy", {
                name: data.withdrawnBy?.name ?? "",
                at: dayjs(data.withdrawnAt).format("YYYY-MM-DD HH:mm"),
                reason: data.withdrawReason,
              })}
            />
          )}
          <div className="notice-columns">
            <NoticeSheet sheet={{ ...data, entries: data.entries.filter(({ gone }) => !gone) }} />
            <Flex vertical gap="middle">
              <Course notice={data} />
              {data.status !== "draft" && <ObjectionsPanel notice={data} />}
              <PostedRatings notice={data} />
            </Flex>
          </div>
        </Page>
      )}
    </QueryState>
  );
}

/** Who made it and who posted it, when. */
function Course({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const rows: [string, string][] = [[t("notices.createdBy"), notice.createdBy.name]];
  if (notice.postedBy)
    rows.push(
      [t("notices.postedBy"), notice.postedBy.name],
      [t("notices.postedAt"), dayjs(notice.postedAt).format("YYYY-MM-DD HH:mm")],
      [t("notices.objectionsUntil"), notice.objectionsUntil],
    );
  return <FactsTable rows={rows} column={2} />;
}
