import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { useSession } from "../../../app/session.ts";
import { DayInput } from "../../../ui/DayInput.tsx";
import { Page } from "../../../ui/Page.tsx";
import { DocumentPreview } from "../../documents/DocumentPreview.tsx";
import { MarketerField, useChoosesMarketer } from "./MarketerField.tsx";

const route = getRouteApi("/jurisdictions/assessment");

/** An assessment sheet as it prints, once it is known of whom and of which period. */
export function AssessmentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  const chooses = useChoosesMarketer();
  const search = route.useSearch();
  const marketerId = chooses ? search.marketerId : user.id;
  const { from, to } = search;
  if (marketerId === undefined || from === undefined || to === undefined) return <Question />;
  return (
    <DocumentPreview
      document={{ kind: "assessmentSheet", marketerId, from, to }}
      title={t("assessmentPaper.title")}
      label={t("assessmentPaper.preview")}
      back={() => navigate({ to: "/jurisdictions/assessment", search: {} })}
    />
  );
}

interface Asked {
  marketerId?: number;
  from: string;
  to: string;
}

function Question() {
  const { t } = useTranslation();
  const { today } = useSession();
  const chooses = useChoosesMarketer();
  const navigate = useNavigate();
  return (
    <Page title={t("assessmentPaper.title")}>
      <Form<Asked>
        layout="vertical"
        className="panel"
        style={{ maxWidth: 420 }}
        initialValues={{ from: `${today.slice(0, 4)}-01-01`, to: today }}
        onFinish={(search) => navigate({ to: "/jurisdictions/assessment", search })}
      >
        {chooses && <MarketerField />}
        <Form.Item name="from" label={t("assessmentPaper.from")}>
          <DayInput allowClear={false} max={today} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item
          name="to"
          label={t("assessmentPaper.to")}
          dependencies={["from"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_rule, to: string) => {
                if (to < getFieldValue("from") || to > today) throw new Error(t("assessmentPaper.periodWrong"));
              },
            }),
          ]}
        >
          <DayInput allowClear={false} max={today} style={{ width: "100%" }} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t("assessmentPaper.show")}
        </Button>
      </Form>
    </Page>
  );
}
