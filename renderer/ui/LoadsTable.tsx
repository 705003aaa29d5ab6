import { Table } from "antd";
import { useTranslation } from "react-i18next";

interface LoadsTableProps {
  loads: { id: number; name: string; customersBefore: number; customersAfter: number }[];
}

/** What each marketer carries before and after a reassignment. */
export function LoadsTable({ loads }: LoadsTableProps) {
  const { t } = useTranslation();
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={loads}
      columns={[
        { title: t("customers.marketer"), dataIndex: "name" },
        { title: t("jurisdictions.before"), dataIndex: "customersBefore", align: "right" },
        { title: t("jurisdictions.after"), dataIndex: "customersAfter", align: "right" },
      ]}
    />
  );
}
