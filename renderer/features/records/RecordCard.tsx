import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { List } from "../../../shared/domain/records.ts";
import { useAllowed } from "../../app/session.ts";

interface RecordCardProps {
  title: string;
  /** beside the title: totals, who changed it */
  note?: ReactNode;
  /** buttons at the right */
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of the record: its title, what it comes to, its buttons, its content. */
export function RecordCard({ title, note, actions, children }: RecordCardProps) {
  return (
    <section className="panel" aria-label={title}>
      <Flex justify="space-between" align="center" gap="middle" style={{ marginBottom: 10 }}>
        <Flex align="baseline" gap="middle" wrap>
          <Typography.Title level={5} style={{ margin: 0 }}>
            {title}
          </Typography.Title>
          {note}
        </Flex>
        {actions}
      </Flex>
      {children}
    </section>
  );
}

/** Opens the form of a new entry; nothing for whoever may only read. */
export function AddEntry({ list, onClick }: { list: List; onClick: () => void }) {
  const { t } = useTranslation();
  if (!useAllowed("records.addEntry")) return null;
  return (
    <Button icon={<PlusOutlined aria-hidden />} onClick={onClick}>
      {t("records.add", { name: t(`records.list.${list}`) })}
    </Button>
  );
}
