import { DownOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useAllowed, useSession } from "../../app/session.ts";

/** The way from the jurisdictions to the screens around them, as far as one may open them. */
export function NeighboursMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { allowed } = useSession();
  const mayChangeAreas = useAllowed("areas.change");
  const neighbours = [
    { to: "/jurisdictions/areas", label: t(mayChangeAreas ? "areas.manage" : "areas.title"), needs: "areas.get" },
    { to: "/jurisdictions/plans", label: t("plans.title"), needs: "plans.list" },
    { to: "/jurisdictions/covers", label: t("covers.title"), needs: "covers.list" },
    { to: "/handovers", label: t("app.nav.handovers"), needs: "handovers.list" },
    { to: "/day-list", label: t("app.nav.dayList"), needs: "dayList.villages" },
    { to: "/jurisdictions/book", label: t("bookPaper.title"), needs: "dayList.villages" },
  ] as const;
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: neighbours
          .filter(({ needs }) => allowed.includes(needs))
          .map(({ to, label }) => ({ key: to, label, onClick: () => void navigate({ to }) })),
      }}
    >
      <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
        {t("jurisdictions.goTo")}
      </Button>
    </Dropdown>
  );
}
