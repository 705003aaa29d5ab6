import { useQuery } from "@tanstack/react-query";
import { Flex, Input, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Resident } from "../../../../shared/contract/areas.ts";
import { api } from "../../../app/client.ts";
import { QueryState } from "../../../ui/QueryState.tsx";

interface ResidentsFieldProps {
  areaId: number;
  value?: number[];
  onChange?: (ids: number[]) => void;
}

/** Choosing among the customers of one area; what is typed narrows the list and keeps what is chosen. */
export function ResidentsField({ areaId, value = [], onChange }: ResidentsFieldProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const residents = useQuery(api.areas.residents.queryOptions({ input: { id: areaId } }));
  const words = search.trim();
  return (
    <QueryState query={residents}>
      {(rows) => (
        <>
          <Flex justify="space-between" align="center" gap="middle" style={{ marginBottom: 8 }}>
            <Input
              aria-label={t("areas.dialog.findCustomer")}
              placeholder={t("areas.dialog.findCustomer")}
              style={{ maxWidth: 320 }}
              allowClear
              value={search}
              onChange={({ target }) => setSearch(target.value)}
            />
            <Typography.Text type="secondary">
              {t("areas.dialog.chosenCustomers", { count: value.length })}
            </Typography.Text>
          </Flex>
          <Table<Resident>
            size="small"
            rowKey="id"
            virtual
            scroll={{ y: 132, x: 680 }}
            pagination={false}
            dataSource={rows.filter((row) => holds(row, words))}
            rowSelection={{
              columnWidth: 44,
              selectedRowKeys: value,
              preserveSelectedRowKeys: true,
              onChange: (keys) => onChange?.(keys.map(Number)),
            }}
            columns={[
              { title: t("customers.name"), dataIndex: "name", width: 140 },
              { title: t("customers.fileNumber"), dataIndex: "fileNumber", width: 130 },
              { title: t("customers.address"), dataIndex: "address", width: 366 },
            ]}
          />
        </>
      )}
    </QueryState>
  );
}

function holds({ name, fileNumber, address }: Resident, words: string): boolean {
  return [name, fileNumber, address].some((text) => text.includes(words));
}
