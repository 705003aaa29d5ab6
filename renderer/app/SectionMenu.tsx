import { useNavigate, useRouterState } from "@tanstack/react-router";
import { Menu } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { sectionGroups, useSections } from "./sections.tsx";

type Section = ReturnType<typeof useSections>[number];

const groupOf = (section: Section | undefined) => (section && "group" in section ? section.group : undefined);

/**
 * The sections that the user may open, in groups that fold. The group of the screen one is on is always open when one
 * comes to it; others stay as they were left.
 */
export function SectionMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shown = useSections();
  const address = useRouterState({ select: (state) => state.location.pathname });
  // Importing is part of keeping the ledger, and has no place of its own in the menu.
  const place = address.replace(/^\/imports(?=\/)/, "/customers");
  const current = shown.findLast(({ path }) => place === path || place.startsWith(`${path}/`));
  const currentGroup = groupOf(current);
  const [open, setOpen] = useState<string[]>(["marketing"]);
  useEffect(() => {
    if (currentGroup) setOpen((former) => (former.includes(currentGroup) ? former : [...former, currentGroup]));
  }, [currentGroup]);

  const entry = ({ path, key, icon }: Section) => ({ key: path, icon, label: t(`app.nav.${key}`) });
  const inGroup = (group: string | undefined) => shown.filter((section) => groupOf(section) === group).map(entry);
  const folded = sectionGroups.map((group) => ({
    key: group,
    label: t(`app.navGroup.${group}`),
    children: inGroup(group),
  }));
  return (
    <Menu
      mode="inline"
      inlineIndent={16}
      style={{ borderInlineEnd: 0 }}
      selectedKeys={current ? [current.path] : []}
      openKeys={open}
      onOpenChange={setOpen}
      items={[...inGroup(undefined), ...folded.filter(({ children }) => children.length > 0)]}
      onClick={({ key }) => navigate({ to: key })}
    />
  );
}
