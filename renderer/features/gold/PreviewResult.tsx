import { Alert, Button, Flex, Modal, Segmented, Statistic, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoldCustomer, GoldPreview } from "../../../shared/contract/gold.ts";
import { type GoldConditionName, goldConditionNames } from "../../../shared/domain/goldRules.ts";
import { CandidatesTable } from "./CandidatesTable.tsx";
import { customerColumns } from "./columns.tsx";
import { Standing } from "./Standing.tsx";

interface PreviewResultProps {
  jobId: string;
  found: GoldPreview;
  isSaved: boolean;
}

/** What a trial found, in numbers, and the customers themselves. */
export function PreviewResult({ jobId, found, isSaved }: PreviewResultProps) {
  const { t } = useTranslation();
  const [missing, setMissing] = useState<GoldConditionName | "none">("none");
  const [fallOutShown, setFallOutShown] = useState(false);
  const near = goldConditionNames.filter((name) => found.nearMisses[name]);
  const { fallOut } = found;
  return (
    <>
      {!isSaved && <Alert type="info" showIcon title={t("gold.rules.changed")} />}
      <section className="panel gold-found" aria-label={t("gold.preview.candidates")}>
        <Statistic title={t("gold.preview.candidates")} value={found.candidates} />
        <Statistic title={t("gold.preview.members")} value={found.members} />
        <div>
          <Statistic title={t("gold.preview.fallOut")} value={fallOut.count} />
          {fallOut.count > 0 && (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setFallOutShown(true)}>
              {goldConditionNames
                .filter((name) => fallOut.byCondition[name])
                .map((name) => `${t(`gold.condition.${name}`)} ${fallOut.byCondition[name]}`)
                .join(" · ")}
            </Button>
          )}
        </div>
        <Typography.Text type="secondary" className="gold-rate">
          {t("gold.preview.rate")}
        </Typography.Text>
      </section>
      {near.length > 0 && (
        <div style={{ overflowX: "auto" }}>
          <Segmented<GoldConditionName | "none">
            aria-label={t("gold.preview.nearMisses")}
            value={missing}
            options={[
              { value: "none", label: t("gold.preview.meeting", { count: found.candidates }) },
              ...near.map((name) => ({
                value: name,
                label: t("gold.preview.missing", {
                  condition: t(`gold.condition.${name}`),
                  count: found.nearMisses[name] ?? 0,
                }),
              })),
            ]}
            onChange={setMissing}
          />
        </div>
      )}
      <CandidatesTable
        key={missing}
        jobId={jobId}
        missing={missing === "none" ? null : missing}
        mayConfirm={isSaved && missing === "none"}
      />
      {fallOutShown && (
        <Modal
          open
          width={900}
          footer={null}
          title={t("gold.preview.fallOutTitle", { count: fallOut.count })}
          onCancel={() => setFallOutShown(false)}
        >
          <FallOut fallOut={fallOut} />
        </Modal>
      )}
    </>
  );
}

function FallOut({ fallOut: { count, customers } }: Pick<GoldPreview, "fallOut">) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap="small">
      <Table<GoldCustomer>
        size="small"
        rowKey="customerId"
        dataSource={customers}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          ...customerColumns<GoldCustomer>(t),
          {
            title: t("gold.rules.title"),
            key: "standing",
            render: (_, { conditions }) => <Standing conditions={conditions} />,
          },
        ]}
      />
      {count > customers.length && (
        <Typography.Text type="secondary">
          {t("gold.preview.fallOutFirst", { count: customers.length })}
        </Typography.Text>
      )}
    </Flex>
  );
}
