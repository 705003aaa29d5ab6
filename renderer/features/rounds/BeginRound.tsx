import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Inputs } from "../../../shared/contract/index.ts";
import { readsWholeBranch } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { PurposeInput } from "../visits/PurposeInput.tsx";

type Fields = Inputs["rounds"]["begin"];

/** Begins a round and goes to its doors. */
export function BeginRound({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { user, today } = useSession();
  const navigate = useNavigate();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const chooses = readsWholeBranch(user.roles);
  const loads = useQuery(api.jurisdictions.marketers.queryOptions({ enabled: chooses }));
  const begin = useMutation(
    api.rounds.begin.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries();
        await navigate({ to: "/visits/rounds/$id", params: { id } });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("rounds.beginTitle")}
      okText={t("rounds.begin")}
      confirmLoading={begin.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ purpose: t("visits.purposes.marketing"), begunOn: today }}
        onFinish={(fields) => begin.mutate({ ...fields, marketerId: chooses ? fields.marketerId : user.id })}
      >
        <Form.Item
          name="areaId"
          label={t("rounds.area")}
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <AreaSelect />
        </Form.Item>
        {chooses && (
          <Form.Item
            name="marketerId"
            label={t("rounds.marketer")}
            rules={[{ required: true, message: t("common.field.required") }]}
          >
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={loads.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            />
          </Form.Item>
        )}
        <Form.Item name="purpose" label={t("rounds.purpose")} rules={[zodRule(requiredText(100), t)]}>
          <PurposeInput />
        </Form.Item>
        <Form.Item name="begunOn" label={t("rounds.begunOn")} rules={[{ required: true }]}>
          <DayInput allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
