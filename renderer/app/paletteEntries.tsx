import {
  EnvironmentOutlined,
  FormOutlined,
  GlobalOutlined,
  ImportOutlined,
  KeyOutlined,
  LogoutOutlined,
  ReadOutlined,
  TeamOutlined,
  UserAddOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import type { SearchableArea } from "../../shared/domain/areaSearch.ts";
import { setLanguage, useLanguage } from "../i18n/index.ts";
import { languageOptions } from "../ui/LanguageMenu.tsx";
import { api } from "./client.ts";
import { useSections } from "./sections.tsx";
import { useAllowed, useSession } from "./session.ts";
import { useSignOut } from "./useSignOut.ts";

export type PaletteGroup = "customers" | "areas" | "marketers" | "handbook" | "screens" | "actions";

/** One thing that the palette leads to. */
export interface PaletteEntry {
  id: string;
  group: PaletteGroup;
  label: string;
  /** an area is also found by its code and by names it had */
  area?: SearchableArea;
  /** said in grey behind the label */
  detail?: string;
  icon: ReactNode;
  run: () => void;
}

const customersShown = 8;

/** Customers that a search finds; `stale` while they still answer the search before. */
export function useCustomerEntries(search: string): { entries: PaletteEntry[]; stale: boolean } {
  const navigate = useNavigate();
  const allowed = useAllowed("customers.list");
  const found = useQuery(
    api.customers.list.queryOptions({
      input: { search, limit: customersShown },
      enabled: allowed && search !== "",
      placeholderData: keepPreviousData,
    }),
  );
  const rows = search === "" ? [] : (found.data?.rows ?? []);
  const entries = rows.map(({ id, name, fileNumber, areaName }) => ({
    id: `customer-${id}`,
    group: "customers" as const,
    label: name,
    detail: `${fileNumber} · ${areaName}`,
    icon: <UserOutlined aria-hidden />,
    run: () => void navigate({ to: "/customers/$id", params: { id } }),
  }));
  return { entries, stale: found.isPlaceholderData || found.isLoading };
}

/** Areas and marketers, which lead to the ledger narrowed to them. */
export function usePlaceEntries(): PaletteEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const allowed = useAllowed("customers.list");
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: {}, enabled: allowed })).data ?? [];
  const marketers = useQuery(api.jurisdictions.marketers.queryOptions({ enabled: allowed })).data?.marketers ?? [];
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return [
    ...areas.map(({ id, name, code, search, parentId }) => ({
      id: `area-${id}`,
      group: "areas" as const,
      label: name,
      area: { name, code, search },
      detail: (parentId !== null && names.get(parentId)) || t("app.palette.areaOf"),
      icon: <EnvironmentOutlined aria-hidden />,
      run: () => void navigate({ to: "/customers", search: { areaId: id } }),
    })),
    ...marketers.map(({ id, name }) => ({
      id: `marketer-${id}`,
      group: "marketers" as const,
      label: name,
      detail: t("app.palette.marketerOf"),
      icon: <TeamOutlined aria-hidden />,
      run: () => void navigate({ to: "/customers", search: { marketerId: id } }),
    })),
  ];
}

const passagesShown = 4;

/** Passages of the handbook in which the words stand; `stale` while they still answer the search before. */
export function useHandbookEntries(search: string): { entries: PaletteEntry[]; stale: boolean } {
  const navigate = useNavigate();
  const allowed = useAllowed("handbook.search");
  const found = useQuery(
    api.handbook.search.queryOptions({
      input: { words: search, limit: passagesShown },
      enabled: allowed && search !== "" && search.length <= 60,
      placeholderData: keepPreviousData,
    }),
  );
  const hits = search === "" ? [] : (found.data?.hits ?? []);
  const entries = hits.map(({ pageId, line, title, heading, snippet }) => ({
    id: `passage-${pageId}-${line}`,
    group: "handbook" as const,
    label: heading ? `${title} › ${heading}` : title,
    detail: snippet,
    icon: <ReadOutlined aria-hidden />,
    run: () => void navigate({ to: "/handbook/$id", params: { id: pageId }, search: { line, words: search } }),
  }));
  return { entries, stale: found.isPlaceholderData || found.isLoading };
}

/** What the palette opens over the screen that one is on. */
export interface PaletteActions {
  onChangePassword: () => void;
  onLogVisit: () => void;
}

/** The screens that the user may open, and what they can do from anywhere. */
export function useCommandEntries({ onChangePassword, onLogVisit }: PaletteActions): PaletteEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sections = useSections();
  const language = useLanguage();
  const signOut = useSignOut();
  const { allowed } = useSession();
  const action = (id: string, label: string, icon: ReactNode, run: () => void, needs?: ProcedurePath) =>
    needs && !allowed.includes(needs) ? [] : [{ id, group: "actions" as const, label, icon, run }];
  return [
    ...sections.map(({ path, key, icon }) => ({
      id: `screen-${key}`,
      group: "screens" as const,
      label: t(`app.nav.${key}`),
      icon,
      run: () => void navigate({ to: path }),
    })),
    ...action("logVisit", t("visits.log"), <FormOutlined aria-hidden />, onLogVisit, "visits.log"),
    ...action(
      "register",
      t("customers.register"),
      <UserAddOutlined aria-hidden />,
      () => void navigate({ to: "/customers/new" }),
      "customers.create",
    ),
    ...action(
      "import",
      t("customers.import"),
      <ImportOutlined aria-hidden />,
      () => void navigate({ to: "/imports/new" }),
      "imports.upload",
    ),
    ...languageOptions
      .filter(({ value }) => value !== language)
      .flatMap(({ value, label }) =>
        action(
          `language-${value}`,
          t("app.palette.otherLanguage", { language: label }),
          <GlobalOutlined aria-hidden />,
          () => setLanguage(value),
        ),
      ),
    ...action("password", t("app.changePassword"), <KeyOutlined aria-hidden />, onChangePassword),
    ...action("signOut", t("common.actions.signOut"), <LogoutOutlined aria-hidden />, signOut),
  ];
}
