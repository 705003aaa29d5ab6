import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BookOutlined,
  CarryOutOutlined,
  CreditCardOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  EnvironmentOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FormOutlined,
  FunnelPlotOutlined,
  GiftOutlined,
  IdcardOutlined,
  NotificationOutlined,
  PieChartOutlined,
  ProfileOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SaveOutlined,
  SettingOutlined,
  ShopOutlined,
  StarOutlined,
  SwapOutlined,
  TeamOutlined,
  TrophyOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import { useSession } from "./session.ts";

/** What belongs together in the menu, in its order: from going out to customers to what is set up once. */
export const sectionGroups = ["marketing", "credit", "branch", "system"] as const;

/** Each group in the order in which its work goes. */
const sections = [
  { path: "/", key: "dashboard", icon: <DashboardOutlined aria-hidden />, needs: "dashboard.today" },
  { path: "/customers", key: "customers", icon: <TeamOutlined aria-hidden />, needs: "customers.list" },
  {
    path: "/day-list",
    key: "dayList",
    group: "marketing",
    icon: <CarryOutOutlined aria-hidden />,
    needs: "dayList.villages",
  },
  { path: "/visits", key: "visits", group: "marketing", icon: <FormOutlined aria-hidden />, needs: "visits.list" },
  { path: "/leads", key: "leads", group: "marketing", icon: <FunnelPlotOutlined aria-hidden />, needs: "leads.list" },
  {
    path: "/partners",
    key: "partners",
    group: "marketing",
    icon: <ShopOutlined aria-hidden />,
    needs: "partners.list",
  },
  {
    path: "/surveys",
    key: "surveys",
    group: "marketing",
    icon: <EnvironmentOutlined aria-hidden />,
    needs: "surveys.villages",
  },
  {
    path: "/products",
    key: "products",
    group: "marketing",
    icon: <AppstoreOutlined aria-hidden />,
    needs: "products.list",
  },
  { path: "/offers", key: "offers", group: "marketing", icon: <GiftOutlined aria-hidden />, needs: "offers.list" },
  {
    path: "/diligence",
    key: "diligence",
    group: "credit",
    icon: <FileSearchOutlined aria-hidden />,
    needs: "diligence.list",
  },
  {
    path: "/ratings",
    key: "ratings",
    group: "credit",
    icon: <SafetyCertificateOutlined aria-hidden />,
    needs: "ratings.queue",
  },
  {
    path: "/credit-lines",
    key: "creditLines",
    group: "credit",
    icon: <CreditCardOutlined aria-hidden />,
    needs: "creditLines.inUse",
  },
  { path: "/gold", key: "gold", group: "credit", icon: <StarOutlined aria-hidden />, needs: "gold.list" },
  {
    path: "/notices",
    key: "notices",
    group: "credit",
    icon: <NotificationOutlined aria-hidden />,
    needs: "notices.list",
  },
  {
    path: "/portfolio",
    key: "portfolio",
    group: "credit",
    icon: <PieChartOutlined aria-hidden />,
    needs: "portfolio.distribution",
  },
  {
    path: "/scorecards",
    key: "scorecards",
    group: "credit",
    icon: <ProfileOutlined aria-hidden />,
    needs: "scorecards.list",
  },
  {
    path: "/jurisdictions",
    key: "jurisdictions",
    group: "branch",
    icon: <ApartmentOutlined aria-hidden />,
    needs: "jurisdictions.areas",
  },
  {
    path: "/handovers",
    key: "handovers",
    group: "branch",
    icon: <SwapOutlined aria-hidden />,
    needs: "handovers.list",
  },
  { path: "/binders", key: "binders", group: "branch", icon: <BookOutlined aria-hidden />, needs: "binders.list" },
  {
    path: "/assessments",
    key: "assessments",
    group: "branch",
    icon: <TrophyOutlined aria-hidden />,
    needs: "assessments.periods.list",
  },
  {
    path: "/handbook",
    key: "handbook",
    group: "branch",
    icon: <ReadOutlined aria-hidden />,
    needs: "handbook.list",
  },
  { path: "/team", key: "team", group: "branch", icon: <IdcardOutlined aria-hidden />, needs: "team.list" },
  { path: "/users", key: "users", group: "branch", icon: <UserOutlined aria-hidden />, needs: "users.list" },
  { path: "/settings", key: "settings", group: "system", icon: <SettingOutlined aria-hidden />, needs: "keys.state" },
  // Whoever sees the settings finds backups there.
  {
    path: "/settings/backups",
    key: "backups",
    group: "system",
    icon: <SaveOutlined aria-hidden />,
    needs: "backups.list",
    without: "keys.state",
  },
  {
    path: "/support",
    key: "support",
    group: "system",
    icon: <CustomerServiceOutlined aria-hidden />,
    needs: "support.report",
  },
  { path: "/audit", key: "audit", group: "system", icon: <AuditOutlined aria-hidden />, needs: "audit.list" },
  {
    path: "/ledger-check",
    key: "ledgerCheck",
    group: "system",
    icon: <FileProtectOutlined aria-hidden />,
    needs: "integrity.start",
  },
] as const satisfies readonly {
  path: string;
  key: string;
  /** none: always in sight */
  group?: (typeof sectionGroups)[number];
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
