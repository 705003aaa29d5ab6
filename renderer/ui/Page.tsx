import { Flex, Typography } from "antd";
import type { ReactNode } from "react";

interface PageProps {
  title: ReactNode;
  /** buttons at the right of the title */
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen: its title, its actions, its content. */
export function Page({ title, actions, children }: PageProps) {
  return (
    <Flex vertical gap="middle" component="section">
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
