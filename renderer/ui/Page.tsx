import { Breadcrumb, Flex, Typography } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface PageProps {
  /** links to the screens above this one, the uppermost first */
  path?: readonly ReactElement[];
  title: ReactNode;
  /** buttons at the right of the title */
  actions?: ReactNode;
  /** takes the window's whole height, for a screen that scrolls inside */
  fill?: boolean;
  children: ReactNode;
}

/** A screen: its title, its actions, its content. */
export function Page({ path, title, actions, fill = false, children }: PageProps) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={fill ? "small" : "middle"} component="section" {...(fill ? { className: "page-fill" } : {})}>
      <div>
        {path && (
          <Breadcrumb aria-label={t("app.path")} items={[...path.map((link) => ({ title: link })), { title: "" }]} />
        )}
        <Flex justify="space-between" align="center" gap="middle" wrap>
          <Typography.Title level={3} style={{ margin: 0 }}>
            {title}
          </Typography.Title>
          {actions && <Flex gap="small">{actions}</Flex>}
        </Flex>
      </div>
      {children}
    </Flex>
  );
}
