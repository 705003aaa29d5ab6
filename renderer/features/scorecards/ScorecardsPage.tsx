import { ImportOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { App, Button, Flex, Tabs, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { DraftsTable } from "./DraftsTable.tsx";
import { EditionsTable } from "./EditionsTable.tsx";
import { NewScorecardDialog } from "./NewScorecardDialog.tsx";
import { RatingPolicyPanel } from "./RatingPolicyPanel.tsx";

const route = getRouteApi("/scorecards");

/** How customers are rated: the scorecards with their drafts, and the branch's policy. Readers may look. */
export function ScorecardsPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const mayEdit = useAllowed("scorecards.drafts.create");
  return (
    <Page title={t("scorecardPages.title")} actions={mayEdit && tab !== "policy" && <Actions />}>
      <Tabs
        activeKey={tab ?? "cards"}
        onChange={(key) => navigate({ to: "/scorecards", search: key === "policy" ? { tab: "policy" } : {} })}
        items={[
          {
            key: "cards",
            label: t("scorecardPages.tabs.cards"),
            children: (
              <Flex vertical gap="middle">
                {mayEdit && <DraftsTable />}
                <EditionsTable />
              </Flex>
            ),
          },
          { key: "policy", label: t("scorecardPages.tabs.policy"), children: <RatingPolicyPanel /> },
        ]}
      />
    </Page>
  );
}

function Actions() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [creating, setCreating] = useState(false);
  const read = useMutation(
    api.scorecards.drafts.import.mutationOptions({
      onSuccess: async ({ id }) => {
        void message.success(t("scorecardPages.imported"));
        await queryClient.invalidateQueries({ queryKey: api.scorecards.key() });
        await navigate({ to: "/scorecards/drafts/$id", params: { id } });
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <>
      <Upload
        accept=".json"
        showUploadList={false}
        disabled={read.isPending}
        beforeUpload={(file) => {
          read.mutate({ file });
          return false;
        }}
      >
        <Button icon={<ImportOutlined aria-hidden />} loading={read.isPending}>
          {t("scorecardPages.import")}
        </Button>
      </Upload>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
        {t("scorecardPages.new")}
      </Button>
      {creating && <NewScorecardDialog onClose={() => setCreating(false)} />}
    </>
  );
}
