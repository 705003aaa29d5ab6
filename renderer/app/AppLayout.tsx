import { SearchOutlined, UserOutlined } from "@ant-design/icons";
import { Outlet } from "@tanstack/react-router";
import { Button, Dropdown, Layout, Typography } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { WarningButton } from "../features/backups/WarningAlert.tsx";
import { ChangePassword } from "../features/session/ChangePassword.tsx";
import { SecondFactor } from "../features/session/SecondFactor.tsx";
import { KeyCap } from "../ui/KeyCap.tsx";
import { LanguageMenu } from "../ui/LanguageMenu.tsx";
import { ClockBehind } from "./ClockBehind.tsx";
import { CommandPalette } from "./CommandPalette.tsx";
import { SectionMenu } from "./SectionMenu.tsx";
import { useSession } from "./session.ts";
import { useShortcut } from "./shortcuts.ts";
import { useSignOut } from "./useSignOut.ts";

export function AppLayout() {
  const { t } = useTranslation();
  const session = useSession();
  const [changingPassword, setChangingPassword] = useState(false);
  const [changingFactor, setChangingFactor] = useState(false);
  const changePassword = useCallback(() => setChangingPassword(true), []);
  return (
    <Layout style={{ height: "100%" }}>
      <Layout.Sider width={188} style={{ borderRight: "1px solid #ece7dc", overflowY: "auto" }}>
        <div className="app-brand">
          <img src="./icon.svg" alt="" width={26} height={26} />
          {t("common.appName")}
        </div>
        <SectionMenu />
      </Layout.Sider>
      <Layout>
        <Layout.Header className="app-header">
          <Typography.Text strong>{session.branchName}</Typography.Text>
          <Typography.Text type="secondary">{t("app.today", { date: session.today })}</Typography.Text>
          <span className="grow" />
          <WarningButton />
          <Palette onChangePassword={changePassword} />
          <LanguageMenu />
          <UserMenu onChangePassword={changePassword} onSecondFactor={() => setChangingFactor(true)} />
        </Layout.Header>
        <Layout.Content className="app-content">
          <ClockBehind />
          <Outlet />
        </Layout.Content>
      </Layout>
      {changingPassword && <ChangePassword onClose={() => setChangingPassword(false)} />}
      {changingFactor && <SecondFactor onClose={() => setChangingFactor(false)} />}
    </Layout>
  );
}

/** The way to anything: a box that looks like a search and opens the palette, as Ctrl+K does anywhere. */
function Palette({ onChangePassword }: { onChangePassword: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut(
    { key: "k", ctrl: true },
    useCallback(() => setOpen(true), []),
  );
  return (
    <>
      <Button
        className="palette-button"
        icon={<SearchOutlined />}
        aria-label={t("common.actions.search")}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        <span className="grow">{t("app.palette.open")}</span>
        <KeyCap name="Ctrl K" />
      </Button>
      {open && <CommandPalette onClose={() => setOpen(false)} onChangePassword={onChangePassword} />}
    </>
  );
}

interface UserMenuProps {
  onChangePassword: () => void;
  onSecondFactor: () => void;
}

function UserMenu({ onChangePassword, onSecondFactor }: UserMenuProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const signOut = useSignOut();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          {
            key: "roles",
            disabled: true,
            label: user.roles.map((role) => t(`common.role.${role}`)).join(t("common.separator")),
          },
          { key: "password", label: t("app.changePassword"), onClick: onChangePassword },
          { key: "secondFactor", label: t("session.secondFactor.title"), onClick: onSecondFactor },
          { key: "signOut", label: t("common.actions.signOut"), onClick: signOut },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />}>
        {user.name}
      </Button>
    </Dropdown>
  );
}
