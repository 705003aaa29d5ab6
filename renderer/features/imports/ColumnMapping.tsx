import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Select, Table, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "../../../shared/contract/imports.ts";
import { type ImportField, importFields } from "../../../shared/domain/importHeadings.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { HeadingPreview } from "./HeadingPreview.tsx";
import { SheetChoice } from "./SheetChoice.tsx";

/** Which sheets are imported, and which field each of their columns fills. */
export function ColumnMapping({ staged, onStarted }: { staged: Import; onStarted: () => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState(staged.mapping);
  const check = useMutation(
    api.imports.check.mutationOptions({
      onSuccess: async () => {
        onStarted();
        await queryClient.invalidateQueries({ queryKey: api.imports.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  const assign = (index: number, field: ImportField | null) =>
    setMapping(mapping.map((present, at) => (at === index ? field : present === field ? null : present)));
  return (
    <>
      <SheetChoice staged={staged} />
      {staged.rememberedFrom !== null && (
        <Alert
          type="info"
          showIcon
          title={t("imports.remembered", { at: dayjs(staged.rememberedFrom).format("YYYY-MM-DD HH:mm") })}
        />
      )}
      <HeadingPreview staged={staged} />
      <Table
        size="small"
        rowKey="index"
        pagination={false}
        dataSource={staged.columns}
        columns={[
          {
            title: t("imports.column"),
            dataIndex: "header",
            width: 260,
            render: (header: string, { index, yuanPerUnit }) => (
              <Flex gap="small" align="center" wrap>
                <Typography.Text strong>{header}</Typography.Text>
                {mapping[index] === "yearlyIncome" && yuanPerUnit === 10_000 && (
                  <Tag>{t("imports.tenThousandYuan")}</Tag>
                )}
              </Flex>
            ),
          },
          {
            title: t("imports.samples"),
            dataIndex: "samples",
            render: (samples: string[]) => samples.filter(Boolean).join(" · "),
          },
          {
            title: t("imports.fillsField"),
            key: "field",
            width: 240,
            render: (_, { index, header }) => (
              <Select
                aria-label={header}
                style={{ width: 210 }}
                value={mapping[index] ?? ""}
                options={[
                  { value: "", label: t("imports.ignored") },
                  ...importFields.map((field) => ({ value: field, label: t(`imports.field.${field}`) })),
                ]}
                onChange={(field: ImportField | "") => assign(index, field === "" ? null : field)}
              />
            ),
          },
        ]}
      />
      <Flex>
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate({ id: staged.id, mapping })}>
          {t("imports.startCheck")}
        </Button>
      </Flex>
    </>
  );
}
