import { Flex, Radio, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { maskedFields } from "../../../shared/contract/customers.ts";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { MergeField, MergeSide } from "../../../shared/contract/merges.ts";
import { client } from "../../app/client.ts";
import { MaskedField } from "../../ui/MaskedField.tsx";
import { useRecordText } from "../../ui/useRecordText.ts";

interface MergeFieldsProps {
  preview: Outputs["merges"]["preview"];
  fields: MergeField[];
  choices: Readonly<Record<string, MergeSide>>;
  onChoose: (path: string, side: MergeSide) => void;
}

/** Fields of both customers side by side; what differs is chosen by a radio button. */
export function MergeFields({ preview, fields, choices, onChoose }: MergeFieldsProps) {
  const { t } = useTranslation();
  const { label } = useRecordText();
  const suggestions = new Map(preview.fields.map(({ path, suggested }) => [path, suggested]));
  const chosen = ({ path, follows }: MergeField) => {
    const leader = follows ?? path;
    return choices[leader] ?? suggestions.get(leader) ?? "winner";
  };
  const side = (which: MergeSide) => ({
    key: which,
    title: (
      <Flex gap="small" align="center">
        {`${preview[which].name} ${preview[which].fileNumber}`}
        <Tag color={which === "winner" ? "green" : "default"}>{t(`merges.${which}`)}</Tag>
      </Flex>
    ),
    render: (_: unknown, field: MergeField) => {
      const value = <SideValue field={field} side={which} customerId={preview[which].id} />;
      if (!field.differs && field.follows === null && !isLed(preview.fields, field)) return value;
      if (field.follows !== null)
        return chosen(field) === which ? value : <Typography.Text type="secondary">{value}</Typography.Text>;
      return (
        <Radio
          name={`merge-${field.path}`}
          checked={chosen(field) === which}
          aria-label={t("merges.take", { field: label(field.path), fileNumber: preview[which].fileNumber })}
          onChange={() => onChoose(field.path, which)}
        >
          {value}
        </Radio>
      );
    },
  });
  return (
    <Table<MergeField>
      size="small"
      rowKey="path"
      dataSource={fields}
      pagination={false}
      style={{ marginTop: 8 }}
      columns={[
        {
          title: t("history.field"),
          dataIndex: "path",
          width: 210,
          render: (path: string, { follows, differs }) => (
            <>
              {label(path)}
              {follows !== null && differs && (
                <div>
                  <Typography.Text type="secondary">{t("merges.together")}</Typography.Text>
                </div>
              )}
            </>
          ),
        },
        side("winner"),
        side("loser"),
      ]}
    />
  );
}

/** Whether another field is chosen with this one and differs. */
function isLed(fields: readonly MergeField[], { path }: MergeField): boolean {
  return fields.some(({ follows, differs }) => follows === path && differs);
}

function SideValue({ field, side, customerId }: { field: MergeField; side: MergeSide; customerId: number }) {
  const { value } = useRecordText();
  const { path } = field;
  const masked = field[side];
  const name = maskedFields.find((candidate) => candidate === path);
  if (name && typeof masked === "string" && masked !== "" && field.differs)
    return (
      <MaskedField
        field={name}
        masked={masked}
        reveal={() => client.customers.reveal({ id: customerId, field: name })}
      />
    );
  return <>{value(path, masked)}</>;
}
