import {
  ApartmentOutlined,
  AuditOutlined,
  DashboardOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { Button, Dropdown, Input, Layout, Menu, Typography } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import { ChangePassword } from "../features/session/ChangePassword.tsx";
import { LanguageMenu } from "../ui/LanguageMenu.tsx";
import { api } from "./client.ts";
import { sessionEnded } from "./queryClient.ts";
import { useSession } from "./session.ts";

const sections = [
  { path: "/", key: "dashboard", icon: <DashboardOutlined />, needs: "dashboard.today" },
  { path: "/customers", key: "customers", icon: <TeamOutlined />, needs: "customers.list" },
  { path: "/ratings", key: "ratings", icon: <SafetyCertificateOutlined />, needs: "ratings.queue" },
  { path: "/jurisdictions", key: "jurisdictions", icon: <ApartmentOutlined />, needs: "jurisdictions.areas" },
  { path: "/users", key: "users", icon: <UserOutlined />, needs: "users.list" },
  { path: "/settings", key: "settings", icon: <SettingOutlined />, needs: "branch.settings.update" },
  { path: "/audit", key: "audit", icon: <AuditOutlined />, needs: "audit.list" },
] as const satisfies readonly { path: string; key: string; icon: ReactNode; needs: ProcedurePath }[];

export function AppLayout() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const address = useRouterState({ select: (state) => state.location.pathname });
  const shown = sections.filter(({ needs }) => session.allowed.includes(needs));
  const current = shown.findLast(({ path }) => address === path || address.startsWith(`${path}/`));
  return (
    <Layout style={{ height: "100%" }}>
      <Layout.Sider width={188} style={{ borderRight: "1px solid #ece7dc" }}>
        <div className="app-brand">
          <img src="./icon.svg" alt="" width={26} height={26} />
          {t("common.appName")}
        </div>
        <Menu
          mode="inline"
          selectedKeys={current ? [current.path] : []}
          items={shown.map(({ path, key, icon }) => ({ key: path, icon, label: t(`app.nav.${key}`) }))}
          onClick={({ key }) => navigate({ to: key })}
        />
      </Layout.Sider>
      <Layout>
        <Layout.Header className="app-header">
          <Typography.Text strong>{session.branchName}</Typography.Text>
          <Typography.Text type="secondary">{t("app.today", { date: session.today })}</Typography.Text>
          <span className="grow" />
          {session.allowed.includes("customers.list") && (
            <Input.Search
              aria-label={t("common.actions.search")}
              placeholder={t("customers.searchHint")}
              style={{ width: 300 }}
              allowClear
              onSearch={(search) =>
                navigate({ to: "/customers", search: search.trim() ? { search: search.trim() } : {} })
              }
            />
          )}
          <LanguageMenu />
          <UserMenu />
        </Layout.Header>
        <Layout.Content className="app-content">
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const [changing, setChanging] = useState(false);
  const signOut = useMutation(api.session.signOut.mutationOptions({ onSettled: sessionEnded }));
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "roles", disabled: true, label: user.roles.map((role) => t(`common.role.${role}`)).join("、") },
            { key: "password", label: t("app.changePassword"), onClick: () => setChanging(true) },
            { key: "signOut", label: t("common.actions.signOut"), onClick: () => signOut.mutate(undefined) },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined />}>
          {user.name}
        </Button>
      </Dropdown>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </>
  );
}
