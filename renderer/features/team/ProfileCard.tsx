import { Button, Descriptions, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { type StaffProfile, staffProfileSchema } from "../../../shared/contract/team.ts";
import { staffEducations } from "../../../shared/domain/team.ts";
import { client } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { zodRule } from "../../ui/zodRule.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { useTeamChange } from "./useTeamChange.tsx";

export type Member = Outputs["team"]["get"];

const nothing: StaffProfile = { education: null, joinedOn: null, extension: "", languages: "" };

/** Schooling, day of joining, telephone, languages; the areas follow from the jurisdictions. */
export function ProfileCard({ member }: { member: Member }) {
  const { t } = useTranslation();
  const mayWrite = useAllowed("team.saveProfile");
  const [editing, setEditing] = useState(false);
  const { education, joinedOn, extension, languages } = member.profile ?? nothing;
  const none = t("common.state.none");
  return (
    <RecordCard
      title={t("team.profile")}
      actions={mayWrite && <Button onClick={() => setEditing(true)}>{t("common.actions.edit")}</Button>}
    >
      <Descriptions
        size="small"
        column={3}
        items={[
          {
            key: "education",
            label: t("team.education"),
            children: education ? t(`team.educations.${education}`) : none,
          },
          { key: "joinedOn", label: t("team.joinedOn"), children: joinedOn ?? none },
          { key: "extension", label: t("team.extension"), children: extension || none },
          { key: "languages", label: t("team.languages"), children: languages || none },
          {
            key: "areas",
            label: t("team.areas"),
            span: 2,
            children: member.areas.join(t("common.separator")) || none,
          },
        ]}
      />
      {editing && <ProfileDialog member={member} onClose={() => setEditing(false)} />}
    </RecordCard>
  );
}

function ProfileDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<StaffProfile>();
  const save = useTeamChange(client.team.saveProfile, onClose);
  const { version = null, ...known } = member.profile ?? {};
  const { extension, languages } = staffProfileSchema.shape;
  return (
    <Modal
      open
      title={t("team.profile")}
      okText={t("common.actions.save")}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...nothing, ...known }}
        onFinish={(fields) =>
          save.mutate({
            userId: member.userId,
            version,
            fields: { ...fields, education: fields.education ?? null, joinedOn: fields.joinedOn ?? null },
          })
        }
      >
        <Form.Item name="education" label={t("team.education")}>
          <Select
            allowClear
            options={staffEducations.map((value) => ({ value, label: t(`team.educations.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="joinedOn" label={t("team.joinedOn")}>
          <DayInput style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="extension" label={t("team.extension")} rules={[zodRule(extension, t)]}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="languages" label={t("team.languages")} rules={[zodRule(languages, t)]}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
