import "./app.css";
import "./ledger.css";
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntdApp, ConfigProvider, Spin } from "antd";
import { FirstRun } from "../features/branch/FirstRun.tsx";
import { MustChangePassword } from "../features/session/MustChangePassword.tsx";
import { SignIn } from "../features/session/SignIn.tsx";
import { antdLocales, useLanguage } from "../i18n/index.ts";
import { QueryState } from "../ui/QueryState.tsx";
import { api } from "./client.ts";
import { IdleLock } from "./IdleLock.tsx";
import { queryClient } from "./queryClient.ts";
import { router } from "./routes.tsx";
import { SessionContext } from "./session.ts";

/** Who has told their system that nothing should move is shown nothing that does. */
const motion = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Ripe wheat: one warm accent on white, and the fonts that a Chinese Windows has. */
const theme = {
  token: {
    colorPrimary: "#a8690f",
    colorLink: "#8a5a13",
    borderRadius: 4,
    motion,
    fontFamily:
      '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif',
  },
  components: {
    Layout: { siderBg: "#ffffff", headerBg: "#ffffff", bodyBg: "#f6f4f0" },
    // Two open groups of a manager's menu fit a screen 768 pixels high.
    Menu: { itemHeight: 36, itemMarginBlock: 2 },
    Table: { cellPaddingBlockSM: 6 },
    Progress: { defaultColor: "#a8690f" },
  },
};

export function App() {
  const language = useLanguage();
  return (
    <ConfigProvider locale={antdLocales[language]} theme={theme} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <QueryClientProvider client={queryClient}>
          <Gate />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}

/** First run, sign-in, or the application itself. */
function Gate() {
  const status = useQuery(api.branch.status.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const session = useQuery(api.session.current.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  if (status.isPending || session.isPending) return <Spin className="gate" size="large" />;
  return (
    <QueryState query={status}>
      {({ stage, problem }) => {
        if (stage === "new") return <FirstRun problem={problem} onDone={() => void queryClient.invalidateQueries()} />;
        if (!session.data) return <SignIn />;
        return (
          <SessionContext value={session.data}>
            <IdleLock>
              {session.data.mustChangePassword ? <MustChangePassword /> : <RouterProvider router={router} />}
            </IdleLock>
          </SessionContext>
        );
      }}
    </QueryState>
  );
}
