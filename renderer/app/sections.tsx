import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CarryOutOutlined,
  CreditCardOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  NotificationOutlined,
  PieChartOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  SaveOutlined,
  SettingOutlined,
  StarOutlined,
  SwapOutlined,
  TeamOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import { useSession } from "./session.ts";

/** In the order in which work goes: from the day's customers to what is set up once and looked up afterwards. */
const sections = [
  { path: "/", key: "dashboard", icon: <DashboardOutlined aria-hidden />, needs: "dashboard.today" },
  { path: "/day-list", key: "dayList", icon: <CarryOutOutlined aria-hidden />, needs: "dayList.villages" },
  { path: "/customers", key: "customers", icon: <TeamOutlined aria-hidden />, needs: "customers.list" },
  { path: "/binders", key: "binders", icon: <BookOutlined aria-hidden />, needs: "binders.list" },
  { path: "/ratings", key: "ratings", icon: <SafetyCertificateOutlined aria-hidden />, needs: "ratings.queue" },
  { path: "/diligence", key: "diligence", icon: <FileSearchOutlined aria-hidden />, needs: "diligence.list" },
  { path: "/credit-lines", key: "creditLines", icon: <CreditCardOutlined aria-hidden />, needs: "creditLines.inUse" },
  { path: "/gold", key: "gold", icon: <StarOutlined aria-hidden />, needs: "gold.list" },
  { path: "/notices", key: "notices", icon: <NotificationOutlined aria-hidden />, needs: "notices.list" },
  { path: "/portfolio", key: "portfolio", icon: <PieChartOutlined aria-hidden />, needs: "portfolio.distribution" },
  {
    path: "/jurisdictions",
    key: "jurisdictions",
    icon: <ApartmentOutlined aria-hidden />,
    needs: "jurisdictions.areas",
  },
  { path: "/handovers", key: "handovers", icon: <SwapOutlined aria-hidden />, needs: "handovers.list" },
  { path: "/scorecards", key: "scorecards", icon: <ProfileOutlined aria-hidden />, needs: "scorecards.list" },
  { path: "/users", key: "users", icon: <UserOutlined aria-hidden />, needs: "users.list" },
  { path: "/settings", key: "settings", icon: <SettingOutlined aria-hidden />, needs: "keys.state" },
  // Whoever sees the settings finds backups there.
  {
    path: "/settings/backups",
    key: "backups",
    icon: <SaveOutlined aria-hidden />,
    needs: "backups.list",
    without: "keys.state",
  },
  { path: "/support", key: "support", icon: <CustomerServiceOutlined aria-hidden />, needs: "support.report" },
  { path: "/audit", key: "audit", icon: <AuditOutlined aria-hidden />, needs: "audit.list" },
  { path: "/ledger-check", key: "ledgerCheck", icon: <FileProtectOutlined aria-hidden />, needs: "integrity.start" },
] as const satisfies readonly {
  path: string;
  key: string;
  icon: ReactNode;
  needs: ProcedurePath;
  without?: ProcedurePath;
}[];

/** The sections of the application that the signed-in user may open. */
export function useSections() {
  const { allowed } = useSession();
  return sections.filter(
    (section) => allowed.includes(section.needs) && !("without" in section && allowed.includes(section.without)),
  );
}
