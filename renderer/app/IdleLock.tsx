import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Typography } from "antd";
import { type ReactNode, useEffect, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { CodeField, isAskedFor } from "../features/session/CodeField.tsx";
import { api } from "./client.ts";
import { lockScreen, unlockScreen, useLocked } from "./lock.ts";
import { queryClient, sessionEnded, sessionStarted } from "./queryClient.ts";
import { errorMessage } from "./refusals.ts";
import { useSession } from "./session.ts";

const signsOfLife = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/** Hides the screens after the branch's idle time until the same user gives their password; they stay mounted. */
export function IdleLock({ children }: { children: ReactNode }) {
  const { idleMinutes } = useSession();
  const locked = useLocked();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(lockScreen, idleMinutes * 60_000);
    };
    restart();
    for (const sign of signsOfLife) addEventListener(sign, restart, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) removeEventListener(sign, restart);
    };
  }, [idleMinutes]);
  // Dialogs and menus hang on the body, outside of what is hidden below.
  useLayoutEffect(() => {
    document.body.toggleAttribute("data-locked", locked);
  }, [locked]);
  return (
    <>
      <div inert={locked} style={{ display: locked ? "none" : "contents" }}>
        {children}
      </div>
      {locked && <LockedScreen />}
    </>
  );
}

function LockedScreen() {
  const { t } = useTranslation();
  const { user } = useSession();
  const unlock = useMutation(
    api.session.signIn.mutationOptions({
      onSuccess: (session) => {
        sessionStarted(session);
        unlockScreen();
        void queryClient.invalidateQueries();
      },
    }),
  );
  const signOut = useMutation(
    api.session.signOut.mutationOptions({
      onSettled: () => {
        unlockScreen();
        sessionEnded();
      },
    }),
  );
  return (
    <div className="gate">
      <Form
        className="gate-card"
        layout="vertical"
        onFinish={(values: { password: string; code?: string }) => unlock.mutate({ login: user.login, ...values })}
      >
        <Typography.Title level={3}>{t("app.idleLocked")}</Typography.Title>
        <Typography.Paragraph type="secondary">{t("app.idleLockedHint")}</Typography.Paragraph>
        {unlock.isError && (
          <Alert type={isAskedFor(unlock.error) ? "info" : "error"} showIcon title={errorMessage(unlock.error, t)} />
        )}
        <Form.Item name="password" label={`${user.name} (${user.login})`} rules={[{ required: true }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <CodeField error={unlock.error} />
        <Button type="primary" htmlType="submit" block loading={unlock.isPending}>
          {t("app.unlock")}
        </Button>
        <Button type="link" block onClick={() => signOut.mutate(undefined)}>
          {t("common.actions.signOut")}
        </Button>
      </Form>
    </div>
  );
}
