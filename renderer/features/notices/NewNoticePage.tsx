import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lastNoticeDay } from "../../../shared/domain/notice.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { NoticeForm } from "./NoticeForm.tsx";

/** A new notice, from today on for as long as the branch's policy wants. */
export function NewNoticePage() {
  const { t } = useTranslation();
  const { today } = useSession();
  const policy = useQuery(api.ratings.policy.get.queryOptions());
  return (
    <Page title={t("notices.make")}>
      <QueryState query={policy}>
        {({ policy: { noticeDays } }) => (
          <NoticeForm
            notice={null}
            noticeDays={noticeDays}
            initial={{
              postedOn: today,
              endsOn: lastNoticeDay(today, noticeDays),
              place: "",
              contact: "",
              showLine: true,
              note: "",
            }}
          />
        )}
      </QueryState>
    </Page>
  );
}
