import { Flex, Typography } from "antd";
import type { ReactNode } from "react";

interface PageProps {
  title: ReactNode;
  /** buttons at the right of the title */
  actions?: ReactNode;
  /** takes the window's whole height, for a screen that scrolls inside */
  fill?: boolean;
  children: ReactNode;
}

/** A screen: its title, its actions, its content. */
export function Page({ title, actions, fill = false, children }: PageProps) {
  return (
    <Flex vertical gap={fill ? "small" : "middle"} component="section" {...(fill ? { className: "page-fill" } : {})}>
      <Flex justify="space-between" align="center" gap="middle" wrap>
        <Typography.Title level={3} style={{ margin: 0 }}>
          {title}
        </Typography.Title>
        {actions && <Flex gap="small">{actions}</Flex>}
      </Flex>
      {children}
    </Flex>
  );
}
