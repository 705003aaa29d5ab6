import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { Alert, Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import {
  type CheckResult,
  harmlessChecks,
  isSound,
  type TrailBreak,
  type Verification,
} from "../../../shared/contract/integrity.ts";
import { fileNumberOf } from "../../../shared/domain/fileNumber.ts";
import { TrailBreaks } from "../audit/TrailFindings.tsx";

/** What a look through the ledger found, what failed first, and the digest of all that the ledger holds. */
export function VerificationReport({ verification }: { verification: Verification }) {
  const { t } = useTranslation();
  const { checks, trail, rows, files, digest } = verification;
  const failed = checks.filter(({ problems }) => problems > 0);
  const inOrder = [...failed, ...checks.filter(({ problems }) => problems === 0)];
  return (
    <Flex vertical gap="middle">
      <Verdict verification={verification} />
      <Table<CheckResult>
        size="small"
        rowKey="name"
        dataSource={inOrder}
        pagination={false}
        columns={[
          {
            title: t("integrity.check"),
            key: "check",
            width: 300,
            render: (_, { name }) => t(`integrity.checks.${name}.title`),
          },
          { title: t("integrity.outcome"), key: "outcome", width: 150, render: (_, check) => <State check={check} /> },
          {
            title: t("integrity.whatToDo"),
            key: "advice",
            render: (_, check) => check.problems > 0 && <Advice check={check} breaks={trail.breaks} />,
          },
        ]}
      />
      <div>
        <Typography.Text strong>{t("integrity.digest")}</Typography.Text>
        <Typography.Paragraph
          code
          copyable={{ tooltips: [t("integrity.copyDigest"), t("integrity.copyDigest")] }}
          style={{ margin: 0 }}
        >
          {digest}
        </Typography.Paragraph>
        <Typography.Text type="secondary">{t("integrity.digestHint")}</Typography.Text>
      </div>
      <Typography.Text type="secondary">
        {failed.length > 0 && t("integrity.looked", { rows, files, entries: trail.entries })}
      </Typography.Text>
    </Flex>
  );
}

function Verdict({ verification }: { verification: Verification }) {
  const { t } = useTranslation();
  const { checks, trail, rows, files } = verification;
  const failed = checks.filter(({ name, problems }) => problems > 0 && !harmlessChecks.includes(name)).length;
  if (!isSound(verification)) return <Alert type="error" showIcon title={t("integrity.unsound", { count: failed })} />;
  if (checks.some(({ problems }) => problems > 0))
    return <Alert type="warning" showIcon title={t("integrity.harmless")} />;
  const counts = { checks: checks.length, rows, files, entries: trail.entries };
  return <Alert type="success" showIcon title={t("integrity.sound", counts)} />;
}

function State({ check: { name, problems } }: { check: CheckResult }) {
  const { t } = useTranslation();
  if (problems === 0)
    return (
      <Typography.Text type="success">
        <CheckCircleOutlined aria-hidden /> {t("integrity.passed")}
      </Typography.Text>
    );
  const harmless = harmlessChecks.includes(name);
  return (
    <Typography.Text type={harmless ? "warning" : "danger"}>
      {harmless ? <ExclamationCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />}{" "}
      {t("integrity.problems", { count: problems })}
    </Typography.Text>
  );
}

function Advice({
  check: { name, problems, subject, where },
  breaks,
}: {
  check: CheckResult;
  breaks: readonly TrailBreak[];
}) {
  const { t } = useTranslation();
  const named = where.map((one) => (subject === "customer" ? fileNumberOf(Number(one)) : one)).join(", ");
  const list = where.length < problems && where.length > 0 ? t("integrity.more", { where: named }) : named;
  return (
    <>
      <div>{t(`integrity.checks.${name}.advice`)}</div>
      {name === "trail" ? (
        <TrailBreaks breaks={breaks} />
      ) : (
        <Typography.Text type="secondary">
          {list !== "" && t("integrity.where", { subject: t(`integrity.subjects.${subject}`), where: list })}
        </Typography.Text>
      )}
    </>
  );
}
