import "./scorecards.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Form, InputNumber, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { RatingPolicy } from "../../../shared/contract/ratings.ts";
import { customerKinds } from "../../../shared/domain/customer.ts";
import { grades } from "../../../shared/domain/scorecard.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";

/** How the branch rates: its manager changes it, readers may look. */
export function RatingPolicyPanel() {
  const policy = useQuery(api.ratings.policy.get.queryOptions());
  return <QueryState query={policy}>{(data) => <PolicyForm key={data.version} {...data} />}</QueryState>;
}

function PolicyForm({ version, policy }: Outputs["ratings"]["policy"]["get"]) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayChange = useAllowed("ratings.policy.update");
  const [form] = Form.useForm<RatingPolicy>();
  const [dirty, setDirty] = useState(false);
  const update = useMutation(
    api.ratings.policy.update.mutationOptions({
      onSuccess: async () => {
        setDirty(false);
        void message.success(t("ratingPolicy.saved"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!mayChange}
      style={{ maxWidth: 1100 }}
      initialValues={policy}
      onValuesChange={() => setDirty(true)}
      onFinish={(fields) => update.mutate({ version, policy: fields })}
    >
      <LeaveGuard dirty={dirty} />
      <Alert
        type="info"
        showIcon
        title={t(mayChange ? "ratingPolicy.intro" : "ratingPolicy.readOnly")}
        style={{ marginBottom: 16 }}
      />
      <div className="policy-parts">
        <section className="panel" aria-label={t("ratingPolicy.approval")}>
          <Typography.Title level={5}>{t("ratingPolicy.approval")}</Typography.Title>
          <Whole name="approvals" min={1} max={7} suffix={t("ratingPolicy.people")} />
          <Typography.Title level={5}>{t("ratingPolicy.overdue")}</Typography.Title>
          <Whole name="suspendAfterOverdueDays" min={0} max={90} suffix={t("ratingPolicy.days")} />
        </section>
        <section className="panel" aria-label={t("ratingPolicy.notice")}>
          <Typography.Title level={5}>{t("ratingPolicy.notice")}</Typography.Title>
          <Form.Item
            name="noticeRequiredFor"
            label={t("ratingPolicy.noticeRequiredFor")}
            extra={t("ratingPolicy.noticeRequiredForHint")}
          >
            <Checkbox.Group
              options={customerKinds.map((kind) => ({ value: kind, label: t(`common.customerKind.${kind}`) }))}
            />
          </Form.Item>
          <Whole name="noticeDays" min={1} max={60} suffix={t("ratingPolicy.days")} />
        </section>
        <section className="panel wide" aria-label={t("ratingPolicy.creditVillage")}>
          <Typography.Title level={5}>{t("ratingPolicy.creditVillage")}</Typography.Title>
          <Form.Item
            name="creditHouseholdGrade"
            label={t("ratingPolicy.creditHouseholdGrade")}
            extra={t("ratingPolicy.creditHouseholdGradeHint")}
          >
            <Select style={{ width: 140 }} options={grades.map((grade) => ({ value: grade, label: grade }))} />
          </Form.Item>
          <Typography.Paragraph type="secondary">{t("ratingPolicy.creditVillageHint")}</Typography.Paragraph>
          <div className="policy-shares">
            {(["ratedPercent", "creditPercent", "overduePercent"] as const).map((share) => (
              <Whole key={share} within="creditVillage" name={share} min={0} max={100} suffix="%" />
            ))}
          </div>
        </section>
      </div>
      {mayChange && (
        <Button type="primary" htmlType="submit" loading={update.isPending} style={{ marginTop: 16 }}>
          {t("common.actions.save")}
        </Button>
      )}
    </Form>
  );
}

interface WholeProps {
  within?: "creditVillage";
  name: "approvals" | "suspendAfterOverdueDays" | "noticeDays" | "ratedPercent" | "creditPercent" | "overduePercent";
  min: number;
  max: number;
  suffix: string;
}

/** A whole number of the policy, with what it means. */
function Whole({ within, name, min, max, suffix }: WholeProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={within ? [within, name] : name}
      label={t(`ratingPolicy.${name}`)}
      extra={t(`ratingPolicy.${name}Hint`)}
      rules={[{ required: true, message: t("common.field.required") }]}
    >
      <InputNumber min={min} max={max} precision={0} suffix={suffix} style={{ width: 140 }} />
    </Form.Item>
  );
}
