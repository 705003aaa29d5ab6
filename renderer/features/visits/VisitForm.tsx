import { Form, type FormInstance, Modal, Typography } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";

interface VisitFormProps<Fields> {
  form: FormInstance<Fields>;
  title: ReactNode;
  initial: Partial<Fields>;
  /** the field that is typed into first */
  first: "customerId" | "purpose" | "result";
  saving: boolean;
  onSave: (fields: Fields) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is filled in and saved with the keyboard alone. */
export function VisitForm<Fields extends object>({
  form,
  title,
  initial,
  first,
  saving,
  onSave,
  onClose,
  children,
}: VisitFormProps<Fields>) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Modal
      open
      width={680}
      style={{ top: 40 }}
      title={title}
      okText={t("common.actions.save")}
      okButtonProps={{ htmlType: "submit", form: id }}
      confirmLoading={saving}
      // A dialog takes the focus itself once it is open; only then it can be given to a field.
      afterOpenChange={(open) => open && form.focusField(first)}
      onCancel={onClose}
    >
      <Form
        id={id}
        form={form}
        layout="vertical"
        className="visit-form"
        initialValues={initial}
        onFinish={onSave}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
        }}
      >
        {children}
        <Typography.Text type="secondary">{t("visits.keysHint")}</Typography.Text>
      </Form>
    </Modal>
  );
}
