import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Form, Input, Modal, Select, Switch, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { loginSchema } from "../../../shared/contract/branch.ts";
import type { User } from "../../../shared/contract/users.ts";
import { type Role, roles } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { errorMessage, refusalOf } from "../../app/refusals.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { NewPasswordFields } from "../session/NewPasswordFields.tsx";
import { AccessCell } from "./AccessCell.tsx";

interface Fields {
  login: string;
  name: string;
  roles: Role[];
  active: boolean;
  newPassword: string;
}

type Dialog = { kind: "create" } | { kind: "edit" | "password"; user: User };

export function UsersPage() {
  const { t } = useTranslation();
  const users = useQuery(api.users.list.queryOptions());
  const access = useQuery(api.users.access.queryOptions());
  const mayChange = useAllowed("users.update");
  const maySeeLeave = useAllowed("covers.list");
  const mayDepart = useAllowed("departures.confirm");
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  return (
    <Page
      title={t("app.nav.users")}
      actions={
        <>
          {maySeeLeave && (
            <Button onClick={() => navigate({ to: "/jurisdictions/covers" })}>{t("covers.fromStaff")}</Button>
          )}
          {mayChange && (
            <Button type="primary" onClick={() => setDialog({ kind: "create" })}>
              {t("users.add")}
            </Button>
          )}
        </>
      }
    >
      <QueryState query={users}>
        {(rows) => (
          <Table
            size="small"
            rowKey="id"
            dataSource={rows}
            pagination={false}
            columns={[
              { title: t("session.login"), dataIndex: "login" },
              { title: t("users.name"), dataIndex: "name" },
              {
                title: t("users.roles"),
                dataIndex: "roles",
                render: (held: Role[]) => held.map((role) => <Tag key={role}>{t(`common.role.${role}`)}</Tag>),
              },
              {
                title: t("users.active"),
                dataIndex: "active",
                render: (active: boolean) => (
                  <Tag color={active ? "green" : "default"}>{t(active ? "users.isActive" : "users.isInactive")}</Tag>
                ),
              },
              {
                key: "access",
                title: t("users.access"),
                render: (_: unknown, user: User) => (
                  <AccessCell user={user} access={access.data?.find(({ id }) => id === user.id)} />
                ),
              },
              ...(mayChange
                ? [
                    {
                      key: "actions",
                      render: (_: unknown, user: User) => (
                        <>
                          <Button type="link" size="small" onClick={() => setDialog({ kind: "edit", user })}>
                            {t("common.actions.edit")}
                          </Button>
                          {user.active && (
                            <Button type="link" size="small" onClick={() => setDialog({ kind: "password", user })}>
                              {t("users.resetPassword")}
                            </Button>
                          )}
                          {mayDepart && user.active && user.roles.includes("marketer") && (
                            <Button
                              type="link"
                              size="small"
                              onClick={() => navigate({ to: "/users/$id/departure", params: { id: user.id } })}
                            >
                              {t("departures.action")}
                            </Button>
                          )}
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </QueryState>
      {dialog && <UserDialog dialog={dialog} onClose={() => setDialog(null)} />}
    </Page>
  );
}

function UserDialog({ dialog, onClose }: { dialog: Dialog; onClose: () => void }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const mayDepart = useAllowed("departures.confirm");
  const navigate = useNavigate();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const outcome = {
    onSuccess: async () => {
      void message.success(t("users.saved"));
      onClose();
      await queryClient.invalidateQueries();
    },
    onError: (error: unknown) => fail(error, form),
  };
  const create = useMutation(api.users.create.mutationOptions(outcome));
  const mayRenewKey = useAllowed("keys.renew");
  const offerRenewal = (name: string) =>
    modal.confirm({
      title: t("keys.renew"),
      content: t("keys.left", { names: name }),
      okText: t("keys.toRenewal"),
      cancelText: t("keys.later"),
      onOk: () => navigate({ to: "/settings" }),
    });
  const update = useMutation(
    api.users.update.mutationOptions({
      ...outcome,
      onSuccess: async ({ name, active }) => {
        await outcome.onSuccess();
        if (mayRenewKey && !active && dialog.kind === "edit" && dialog.user.active) offerRenewal(name);
      },
      onError: (error, { id }) => (offersDeparture(error) ? leadToDeparture(error, id) : fail(error, form)),
    }),
  );
  const offersDeparture = (error: unknown) => mayDepart && refusalOf(error)?.reason === "marketerHolds";
  const leadToDeparture = (error: unknown, id: number) =>
    modal.confirm({
      title: t("departures.holdsTitle"),
      content: errorMessage(error, t),
      okText: t("departures.action"),
      onOk: () => {
        onClose();
        void navigate({ to: "/users/$id/departure", params: { id } });
      },
    });
  const reset = useMutation(api.users.resetPassword.mutationOptions(outcome));
  const save = ({ login, name, roles: held, active, newPassword }: Fields) => {
    if (dialog.kind === "create") create.mutate({ login, name, roles: held, password: newPassword });
    else if (dialog.kind === "password") reset.mutate({ id: dialog.user.id, newPassword });
    else update.mutate({ id: dialog.user.id, version: dialog.user.version, name, roles: held, active });
  };
  const titles = { create: t("users.add"), edit: t("common.actions.edit"), password: t("users.resetPassword") };
  return (
    <Modal
      open
      title={dialog.kind === "create" ? titles.create : `${titles[dialog.kind]}: ${dialog.user.name}`}
      okText={t("common.actions.save")}
      confirmLoading={create.isPending || update.isPending || reset.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={dialog.kind === "edit" ? dialog.user : { roles: ["marketer"], active: true }}
        onFinish={save}
      >
        {dialog.kind === "create" && (
          <Form.Item name="login" label={t("session.login")} rules={[zodRule(loginSchema, t)]} validateTrigger="onBlur">
            <Input autoFocus autoComplete="off" />
          </Form.Item>
        )}
        {dialog.kind !== "password" && (
          <>
            <Form.Item
              name="name"
              label={t("users.name")}
              rules={[zodRule(requiredText(40), t)]}
              validateTrigger="onBlur"
            >
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="roles" label={t("users.roles")} rules={[{ required: true }]}>
              <Select
                mode="multiple"
                options={roles.map((role) => ({ value: role, label: t(`common.role.${role}`) }))}
              />
            </Form.Item>
          </>
        )}
        {dialog.kind === "edit" && (
          <Form.Item name="active" label={t("users.active")} valuePropName="checked" extra={t("users.activeHint")}>
            <Switch />
          </Form.Item>
        )}
        {dialog.kind === "password" && <Typography.Paragraph>{t("users.resetHint")}</Typography.Paragraph>}
        {dialog.kind !== "edit" && <NewPasswordFields />}
      </Form>
    </Modal>
  );
}
