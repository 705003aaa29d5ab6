import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Flex, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../../shared/contract/base.ts";
import { addDays } from "../../../../shared/domain/dates.ts";
import { api } from "../../../app/client.ts";
import { useSession } from "../../../app/session.ts";
import { DayInput } from "../../../ui/DayInput.tsx";
import { LoadsTable } from "../../../ui/LoadsTable.tsx";
import { QueryState } from "../../../ui/QueryState.tsx";
import { zodRule } from "../../../ui/zodRule.ts";
import { type BulkActionProps, type BulkChangeProps, BulkDialog } from "./BulkDialog.tsx";
import { useBulkChange } from "./useBulkChange.ts";

/** Stands for "whoever has the area" among the marketers, where `null` would mean that none is chosen yet. */
const byArea = 0;

interface Fields {
  marketer: number;
  from: string;
  to: string | null;
  reason: string;
}

/** Gives customers to a marketer as exceptions from their areas, after showing what that moves. */
export function ReassignDialog(props: BulkChangeProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { selection, onClose } = props;
  const [form] = Form.useForm<Fields>();
  const marketer = Form.useWatch("marketer", form);
  const from = Form.useWatch("from", form) ?? today;
  const marketers = useQuery(api.jurisdictions.marketers.queryOptions());
  const after = useBulkChange(props, (count) => t("ledger.bulk.reassignDone", { count }), form);
  const reassign = useMutation(api.bulk.reassign.mutationOptions(after));
  const options = marketers.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <BulkDialog
      title={t("ledger.bulk.reassignTitle")}
      selection={selection}
      pending={reassign.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: today, to: null, reason: "" }}
        onFinish={({ marketer: chosen, ...fields }) =>
          reassign.mutate({ selection, marketerId: chosen === byArea ? null : chosen, ...fields })
        }
      >
        <Flex gap="middle">
          <Form.Item
            name="marketer"
            label={t("jurisdictions.newMarketer")}
            style={{ flex: 1 }}
            rules={[{ required: true, message: t("common.field.required") }]}
          >
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={[...options, { value: byArea, label: t("ledger.bulk.byArea") }]}
            />
          </Form.Item>
          <Form.Item name="from" label={t("ledger.bulk.from")}>
            <DayInput min={today} allowClear={false} />
          </Form.Item>
          <Form.Item name="to" label={t("ledger.bulk.to")}>
            <DayInput min={addDays(from, 1)} />
          </Form.Item>
        </Flex>
        <Form.Item
          name="reason"
          label={t("ledger.bulk.reason")}
          required
          extra={t("ledger.bulk.reassignHint")}
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {marketer !== undefined && (
        <Moves selection={selection} marketerId={marketer === byArea ? null : marketer} from={from} />
      )}
    </BulkDialog>
  );
}

interface MovesProps extends Pick<BulkActionProps, "selection"> {
  marketerId: number | null;
  from: string;
}

function Moves(input: MovesProps) {
  const { t } = useTranslation();
  const preview = useQuery(api.bulk.previewReassign.queryOptions({ input, gcTime: 0 }));
  return (
    <QueryState query={preview}>
      {({ customersMoved, marketers }) => (
        <>
          <Alert type="info" showIcon title={t("ledger.bulk.moves", { count: customersMoved })} />
          <LoadsTable loads={marketers} />
        </>
      )}
    </QueryState>
  );
}
