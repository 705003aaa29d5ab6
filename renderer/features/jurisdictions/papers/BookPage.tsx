import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { useSession } from "../../../app/session.ts";
import { DayInput } from "../../../ui/DayInput.tsx";
import { Page } from "../../../ui/Page.tsx";
import { DocumentPreview } from "../../documents/DocumentPreview.tsx";
import { MarketerField, useChoosesMarketer } from "./MarketerField.tsx";

const route = getRouteApi("/jurisdictions/book");

/** A jurisdiction book as it prints: a marketer's own of today, a manager's of whom and when they choose. */
export function BookPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user, today } = useSession();
  const chooses = useChoosesMarketer();
  const search = route.useSearch();
  const marketerId = chooses ? search.marketerId : user.id;
  if (marketerId === undefined) return <Question />;
  const day = (chooses && search.day) || today;
  return (
    <DocumentPreview
      document={{ kind: "jurisdictionBook", marketerId, day }}
      title={t("bookPaper.title")}
      label={t("bookPaper.preview")}
      back={() => navigate({ to: chooses ? "/jurisdictions/book" : "/jurisdictions", search: {} })}
    />
  );
}

function Question() {
  const { t } = useTranslation();
  const { today } = useSession();
  const navigate = useNavigate();
  return (
    <Page title={t("bookPaper.title")}>
      <Form
        layout="vertical"
        className="panel"
        style={{ maxWidth: 420 }}
        initialValues={{ day: today }}
        onFinish={(search: { marketerId: number; day: string }) => navigate({ to: "/jurisdictions/book", search })}
      >
        <MarketerField />
        <Form.Item name="day" label={t("bookPaper.day")}>
          <DayInput allowClear={false} style={{ width: "100%" }} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t("bookPaper.show")}
        </Button>
      </Form>
    </Page>
  );
}
