import { useMutation } from "@tanstack/react-query";
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { addMonths } from "../../../../shared/domain/dates.ts";
import { api } from "../../../app/client.ts";
import { useSession } from "../../../app/session.ts";
import { EndReason, longestReason } from "../../gold/EndReason.tsx";
import { ReviewDate } from "../../gold/ReviewDate.tsx";
import { type BulkChangeProps, BulkDialog } from "./BulkDialog.tsx";
import { useBulkChange } from "./useBulkChange.ts";

interface Fields {
  on: boolean;
  reviewOn: string;
  reason: string;
}

/** Makes customers gold by hand until a review, or ends their being so with a reason. */
export function GoldDialog(props: BulkChangeProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { selection, onClose } = props;
  const [form] = Form.useForm<Fields>();
  const on = Form.useWatch("on", form) ?? true;
  const after = useBulkChange(props, (count) => t("ledger.bulk.marked", { count }), form);
  const mark = useMutation(api.bulk.markGold.mutationOptions(after));
  return (
    <BulkDialog
      title={t("ledger.bulk.goldTitle")}
      selection={selection}
      pending={mark.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ on: true, reviewOn: addMonths(today, 12), reason: "" }}
        onFinish={({ reviewOn, reason }) => mark.mutate(on ? { selection, on, reviewOn } : { selection, on, reason })}
      >
        <Form.Item name="on" extra={t("ledger.bulk.goldHint")}>
          <Radio.Group
            vertical
            aria-label={t("ledger.bulk.goldTitle")}
            options={[
              { value: true, label: t("ledger.bulk.goldOn") },
              { value: false, label: t("ledger.bulk.goldOff") },
            ]}
          />
        </Form.Item>
        {on ? (
          <ReviewDate />
        ) : (
          <EndReason>
            <Input maxLength={longestReason} />
          </EndReason>
        )}
      </Form>
    </BulkDialog>
  );
}
