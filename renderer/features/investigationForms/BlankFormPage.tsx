import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Flex, Form, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerKinds } from "../../../shared/domain/customer.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { Page } from "../../ui/Page.tsx";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/customers/blank-form");

/** An empty form for somebody who is not in the ledger yet: of which kind and where, and then as it prints. */
export function BlankFormPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { kind: customerKind = "farmer", areaId } = route.useSearch();
  if (areaId === undefined) return <Question />;
  return (
    <DocumentPreview
      document={{ kind: "investigationForm", of: { by: "new", customerKind, areaId } }}
      title={t("investigationPaper.blank")}
      label={t("investigationPaper.preview")}
      back={() => navigate({ to: "/customers/blank-form", search: { kind: customerKind } })}
    />
  );
}

function Question() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { kind = "farmer" } = route.useSearch();
  const [areaId, setAreaId] = useState<number>();
  return (
    <Page title={t("investigationPaper.blank")}>
      <Flex vertical className="panel" style={{ maxWidth: 560 }}>
        <Typography.Paragraph>{t("investigationPaper.blankHint")}</Typography.Paragraph>
        <Form
          layout="vertical"
          onFinish={() => areaId !== undefined && navigate({ to: "/customers/blank-form", search: { kind, areaId } })}
        >
          <Form.Item label={t("customers.kind")} htmlFor="blank-form-kind">
            <Select
              id="blank-form-kind"
              value={kind}
              options={customerKinds.map((value) => ({ value, label: t(`common.customerKind.${value}`) }))}
              onChange={(chosen) => navigate({ to: "/customers/blank-form", search: { kind: chosen }, replace: true })}
            />
          </Form.Item>
          <Form.Item label={t("customers.area")} htmlFor="blank-form-area">
            <AreaSelect id="blank-form-area" value={areaId} onChange={setAreaId} />
          </Form.Item>
          <Button type="primary" htmlType="submit" disabled={areaId === undefined}>
            {t("investigationPaper.show")}
          </Button>
        </Form>
      </Flex>
    </Page>
  );
}
