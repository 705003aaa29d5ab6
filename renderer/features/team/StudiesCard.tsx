import { Button, Form, Input, InputNumber, Modal, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type StudyRecord, studyFieldsSchema } from "../../../shared/contract/team.ts";
import { client } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { zodRule } from "../../ui/zodRule.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import type { Member } from "./ProfileCard.tsx";
import { useRemoval, useTeamChange } from "./useTeamChange.tsx";

/** Courses taken; what one enters for oneself counts once a manager confirms it. */
export function StudiesCard({ member }: { member: Member }) {
  const { t } = useTranslation();
  const mayAdd = useAllowed("team.addStudy");
  const mayConfirm = useAllowed("team.confirmStudy");
  const [adding, setAdding] = useState(false);
  const confirm = useTeamChange(client.team.confirmStudy);
  const remove = useRemoval("study");
  const actions = ({ id, version, course, confirmedByName }: StudyRecord) => (
    <>
      {mayConfirm && confirmedByName === null && (
        <Button
          type="link"
          size="small"
          aria-label={`${t("team.confirm")} ${course}`}
          onClick={() => confirm.mutate({ id, version })}
        >
          {t("team.confirm")}
        </Button>
      )}
      {(mayConfirm || (mayAdd && confirmedByName === null)) && (
        <Button
          type="link"
          size="small"
          aria-label={`${t("team.remove")} ${course}`}
          onClick={() => remove.mutate({ id, version })}
        >
          {t("team.remove")}
        </Button>
      )}
    </>
  );
  return (
    <RecordCard
      title={t("team.studies")}
      actions={mayAdd && <Button onClick={() => setAdding(true)}>{t("team.addStudy")}</Button>}
    >
      <Table<StudyRecord>
        size="small"
        rowKey="id"
        aria-label={t("team.studies")}
        pagination={{ pageSize: 15, hideOnSinglePage: true }}
        locale={{ emptyText: t("team.noStudies") }}
        dataSource={member.studies}
        columns={[
          { title: t("team.studiedOn"), dataIndex: "studiedOn" },
          { title: t("team.course"), dataIndex: "course" },
          { title: t("team.hoursShort"), key: "hours", align: "right", render: (_, { halfHours }) => halfHours / 2 },
          { title: t("team.result"), dataIndex: "result" },
          { title: t("team.number"), dataIndex: "certificateNumber" },
          {
            title: t("team.state"),
            key: "state",
            render: (_, { confirmedByName }) =>
              confirmedByName === null ? (
                <Tag color="gold">{t("team.toConfirm")}</Tag>
              ) : (
                t("team.confirmedBy", { name: confirmedByName })
              ),
          },
          { key: "act", align: "right", render: (_, study) => actions(study) },
        ]}
      />
      {adding && <StudyDialog userId={member.userId} onClose={() => setAdding(false)} />}
    </RecordCard>
  );
}

interface Fields {
  course: string;
  hours: number;
  studiedOn: string;
  result: string;
  certificateNumber: string;
}

function StudyDialog({ userId, onClose }: { userId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [form] = Form.useForm<Fields>();
  const add = useTeamChange(client.team.addStudy, onClose);
  const { course, result, certificateNumber } = studyFieldsSchema.shape;
  return (
    <Modal
      open
      title={t("team.addStudy")}
      okText={t("common.actions.save")}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ course: "", hours: 1, studiedOn: today, result: "", certificateNumber: "" }}
        onFinish={({ hours, ...fields }) =>
          add.mutate({ userId, fields: { ...fields, halfHours: Math.round(hours * 2) } })
        }
      >
        <Form.Item name="course" label={t("team.course")} rules={[zodRule(course, t)]} validateTrigger="onBlur">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="hours" label={t("team.hoursShort")} rules={[{ required: true }]}>
          <InputNumber min={0.5} max={200} step={0.5} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="studiedOn" label={t("team.studiedOn")}>
          <DayInput allowClear={false} max={today} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="result" label={t("team.result")} rules={[zodRule(result, t)]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="certificateNumber" label={t("team.number")} rules={[zodRule(certificateNumber, t)]}>
          <Input maxLength={40} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
