import { Button, Form, Input, Modal, Select, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Inputs } from "../../../shared/contract/index.ts";
import { certificateFieldsSchema } from "../../../shared/contract/team.ts";
import { certificateKinds } from "../../../shared/domain/team.ts";
import { client } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { zodRule } from "../../ui/zodRule.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import type { Member } from "./ProfileCard.tsx";
import { useRemoval, useTeamChange } from "./useTeamChange.tsx";

/** Posts and certificates, with the day on which they run out. */
export function CertificatesCard({ member }: { member: Member }) {
  const { t } = useTranslation();
  const mayWrite = useAllowed("team.addCertificate");
  const [adding, setAdding] = useState(false);
  const remove = useRemoval("certificate");
  return (
    <RecordCard
      title={t("team.certificates")}
      actions={mayWrite && <Button onClick={() => setAdding(true)}>{t("team.addCertificate")}</Button>}
    >
      <Table
        size="small"
        rowKey="id"
        aria-label={t("team.certificates")}
        pagination={false}
        locale={{ emptyText: t("team.noCertificates") }}
        dataSource={member.certificates}
        columns={[
          { title: t("team.kind"), key: "kind", render: (_, { kind }) => t(`team.kinds.${kind}`) },
          { title: t("team.certificate"), dataIndex: "name" },
          { title: t("team.number"), dataIndex: "certificateNumber" },
          { title: t("team.gainedOn"), dataIndex: "gainedOn" },
          { title: t("team.expiresOn"), key: "expires", render: (_, { expiresOn }) => expiresOn ?? t("team.lasting") },
          {
            key: "act",
            align: "right",
            render: (_, { id, version, name }) =>
              mayWrite && (
                <Button
                  type="link"
                  size="small"
                  aria-label={`${t("team.remove")} ${name}`}
                  onClick={() => remove.mutate({ id, version })}
                >
                  {t("team.remove")}
                </Button>
              ),
          },
        ]}
      />
      {adding && <CertificateDialog userId={member.userId} onClose={() => setAdding(false)} />}
    </RecordCard>
  );
}

function CertificateDialog({ userId, onClose }: { userId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [form] = Form.useForm<Inputs["team"]["addCertificate"]["fields"]>();
  const add = useTeamChange(client.team.addCertificate, onClose);
  const { name, certificateNumber } = certificateFieldsSchema.shape;
  return (
    <Modal
      open
      title={t("team.addCertificate")}
      okText={t("common.actions.save")}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: "certificate", name: "", certificateNumber: "", gainedOn: today, expiresOn: null }}
        onFinish={(fields) => add.mutate({ userId, fields })}
      >
        <Form.Item name="kind" label={t("team.kind")}>
          <Select options={certificateKinds.map((value) => ({ value, label: t(`team.kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item name="name" label={t("team.certificate")} rules={[zodRule(name, t)]} validateTrigger="onBlur">
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="certificateNumber" label={t("team.number")} rules={[zodRule(certificateNumber, t)]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="gainedOn" label={t("team.gainedOn")}>
          <DayInput allowClear={false} max={today} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="expiresOn" label={t("team.expiresOn")}>
          <DayInput style={{ width: "100%" }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
