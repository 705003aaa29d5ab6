import { DeleteOutlined, DownOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex, Form, Input, Popconfirm, Popover, Radio, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { SavedFilter } from "../../../shared/contract/savedFilters.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import type { ListSearch } from "./listSearch.ts";

interface SavedFiltersProps {
  search: ListSearch;
  onApply: (search: ListSearch) => void;
}

/** Filters kept by name: one click brings one back; the one in force can be kept. */
export function SavedFilters({ search, onApply }: SavedFiltersProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const maySave = useAllowed("savedFilters.save");
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={
        <div role="dialog" aria-label={t("ledger.saved.button")} className="saved-filters">
          <SavedList
            onApply={(saved) => {
              onApply(saved);
              setOpen(false);
            }}
          />
          {maySave && <SaveForm search={search} />}
        </div>
      }
    >
      <Button icon={<DownOutlined aria-hidden />} iconPlacement="end" aria-expanded={open}>
        {t("ledger.saved.button")}
      </Button>
    </Popover>
  );
}

function SavedList({ onApply }: { onApply: (search: ListSearch) => void }) {
  const { t } = useTranslation();
  const saved = useQuery(api.savedFilters.list.queryOptions());
  return (
    <QueryState
      query={saved}
      isEmpty={(filters) => filters.length === 0}
      empty={<Typography.Paragraph type="secondary">{t("ledger.saved.none")}</Typography.Paragraph>}
    >
      {(filters) => (
        <ul className="saved-list">
          {filters.map((one) => (
            <li key={one.id}>
              <Button type="text" className="grow" onClick={() => onApply(one.filter)}>
                <span className="cut">{one.name}</span>
                {one.forBranch && <Tag color="gold">{t("ledger.saved.forBranch")}</Tag>}
              </Button>
              {one.own && <RemoveButton saved={one} />}
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}

function RemoveButton({ saved: { id, name, forBranch } }: { saved: SavedFilter }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.savedFilters.remove.mutationOptions({
      onSuccess: async () => {
        void message.success(t("ledger.saved.removed", { name }));
        await queryClient.invalidateQueries({ queryKey: api.savedFilters.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Popconfirm
      title={t("ledger.saved.removeSure", { name })}
      {...(forBranch ? { description: t("ledger.saved.removeBranch") } : {})}
      okText={t("ledger.saved.removeConfirm")}
      onConfirm={() => remove.mutate({ id })}
    >
      <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t("ledger.saved.remove", { name })} />
    </Popconfirm>
  );
}

function SaveForm({ search }: { search: ListSearch }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ name: string; forBranch: boolean }>();
  // The branch's filters are the manager's to set.
  const forAll = useSession().user.roles.includes("manager");
  const nothing = Object.keys(search).length === 0;
  const save = useMutation(
    api.savedFilters.save.mutationOptions({
      onSuccess: async ({ name }) => {
        void message.success(t("ledger.saved.saved", { name }));
        form.resetFields();
        await queryClient.invalidateQueries({ queryKey: api.savedFilters.key() });
      },
      onError: (error) => fail(error, form),
    }),
  );
  if (nothing) return <Typography.Text type="secondary">{t("ledger.saved.nothingToSave")}</Typography.Text>;
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ name: "", forBranch: false }}
      onFinish={(fields) => save.mutate({ ...fields, filter: search })}
    >
      <Form.Item
        name="name"
        label={t("ledger.saved.name")}
        rules={[zodRule(requiredText(40), t)]}
        validateTrigger="onBlur"
      >
        <Input placeholder={t("ledger.saved.nameHint")} maxLength={40} />
      </Form.Item>
      <Flex justify="space-between" align="center" gap="small">
        <Form.Item name="forBranch" noStyle hidden={!forAll}>
          <Radio.Group
            aria-label={t("ledger.saved.reach")}
            options={[
              { value: false, label: t("ledger.saved.forMe") },
              { value: true, label: t("ledger.saved.forAll") },
            ]}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("ledger.saved.save")}
        </Button>
      </Flex>
    </Form>
  );
}
