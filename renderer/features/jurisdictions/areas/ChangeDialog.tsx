import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Form, type FormInstance, Input, Modal, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type AreaChange, areaChangeSchema } from "../../../../shared/contract/areas.ts";
import { requiredText } from "../../../../shared/contract/base.ts";
import { api } from "../../../app/client.ts";
import { refusalOf } from "../../../app/refusals.ts";
import { useSession } from "../../../app/session.ts";
import { QueryState } from "../../../ui/QueryState.tsx";
import { useDebounced } from "../../../ui/useDebounced.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import { zodRule } from "../../../ui/zodRule.ts";
import { ChangePreview } from "./ChangePreview.tsx";

export interface ChangeFields {
  reason: string;
}

interface ChangeDialogProps<Fields extends ChangeFields> {
  title: string;
  width?: number;
  form: FormInstance<Fields>;
  initialValues: Partial<Fields>;
  /** what the fields come to by now; null while something is missing */
  change: AreaChange | null;
  /** the fields above the reason */
  children?: ReactNode;
  onClose: () => void;
  onChanged: (id: number) => void;
}

/** A change of the areas: what is asked for it, what it would come to, why it is made, and then it is made. */
export function ChangeDialog<Fields extends ChangeFields>(props: ChangeDialogProps<Fields>) {
  const { title, width = 620, form, initialValues, change, children, onClose, onChanged } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const typed = change === null ? "" : JSON.stringify(change);
  const settled = useDebounced(typed);
  const asked = areaChangeSchema.safeParse(settled === "" ? null : JSON.parse(settled)).data ?? null;
  const preview = useQuery({
    ...api.areas.previewChange.queryOptions({
      input: asked ?? { kind: "separate", id: 1 },
      enabled: asked !== null,
      retry: false,
      gcTime: 0,
    }),
  });
  const make = useMutation(
    api.areas.change.mutationOptions({
      onSuccess: async ({ id }) => {
        void message.success(t("areas.dialog.done"));
        onClose();
        await queryClient.invalidateQueries();
        onChanged(id);
      },
      onError: (error) => {
        fail(error, form);
        if (refusalOf(error)?.reason === "areasChangedMeanwhile") void preview.refetch();
      },
    }),
  );
  const seen = preview.isFetching || typed !== settled ? undefined : preview.data?.seen;
  return (
    <Modal
      open
      width={width}
      style={{ top: 24 }}
      styles={{ body: { maxHeight: "calc(100vh - 160px)", overflowY: "auto" } }}
      title={title}
      okText={t("areas.dialog.confirm")}
      okButtonProps={{ disabled: asked === null || seen === undefined }}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("areas.dialog.today", { date: today })}</Typography.Paragraph>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ reason: "", ...initialValues }}
        onFinish={({ reason }) => asked && seen !== undefined && make.mutate({ change: asked, reason, seen })}
      >
        {children}
        <Form.Item
          name={"reason" as never}
          label={t("areas.dialog.reason")}
          required
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {asked !== null && <QueryState query={preview}>{(found) => <ChangePreview preview={found} />}</QueryState>}
    </Modal>
  );
}
