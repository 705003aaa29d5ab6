import { useMutation } from "@tanstack/react-query";
import { Form, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { Privileges } from "./Privileges.tsx";
import { type MembershipDialogProps, useMembershipChange } from "./useMembershipChange.ts";

export function PrivilegesDialog({ name, membership, onClose }: MembershipDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ privileges: string[] }>();
  const after = useMembershipChange(onClose, () => t("gold.privilegesDone"), form);
  const change = useMutation(api.gold.changePrivileges.mutationOptions(after));
  const { id, version, privileges } = membership;
  return (
    <Modal
      open
      title={t("gold.privilegesTitle", { name })}
      okText={t("common.actions.save")}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ privileges }}
        onFinish={(fields) => change.mutate({ id, version, ...fields })}
      >
        <Privileges />
      </Form>
    </Modal>
  );
}
