import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { productTermsSchema } from "../../../shared/contract/products.ts";
import { emptyTerms, usualProducts } from "../../../shared/domain/usualProducts.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface Fields {
  template: string;
  code: string;
  name: string;
}

/** A new product as a draft, empty or like one that cooperatives commonly have. */
export function NewProductDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const create = useMutation(
    api.products.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries();
        await navigate({ to: "/products/$id", params: { id }, search: { tab: "edit" } });
      },
      onError: (error) => fail(error, form),
    }),
  );
  const take = (code: string) => {
    const usual = usualProducts.find((product) => product.code === code);
    form.setFieldsValue({ code, name: usual?.terms.name ?? "" });
  };
  return (
    <Modal
      open
      title={t("products.newTitle")}
      okText={t("common.actions.save")}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ template: "", code: "", name: "" }}
        onFinish={({ template, code, name }) => {
          const usual = usualProducts.find((product) => product.code === template);
          create.mutate({ code, terms: productTermsSchema.parse({ ...(usual?.terms ?? emptyTerms), name }) });
        }}
      >
        <Form.Item name="template" label={t("products.template")}>
          <Select
            onChange={take}
            options={[
              { value: "", label: t("products.templateNone") },
              ...usualProducts.map(({ code, terms }) => ({ value: code, label: terms.name })),
            ]}
          />
        </Form.Item>
        <Form.Item name="code" label={t("products.code")} required rules={[zodRule(requiredText(20), t)]}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="name" label={t("products.name")} required rules={[zodRule(requiredText(60), t)]}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
