import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Flex, Form, Input, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Notice, type NoticeDraft, noticeDraftSchema } from "../../../shared/contract/notices.ts";
import { lastNoticeDay } from "../../../shared/domain/notice.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { DayInput } from "../../ui/DayInput.tsx";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import "./notices.css";
import { CandidatesTable } from "./CandidatesTable.tsx";
import { NoticeSheet, type SheetContent } from "./NoticeSheet.tsx";

type Fields = Omit<NoticeDraft, "ratingIds">;
type Chosen = SheetContent["entries"];

interface NoticeFormProps {
  /** the draft that is changed; null for a new one */
  notice: Notice | null;
  /** days that the branch's policy wants it to hang */
  noticeDays: number;
  initial: Partial<Fields>;
}

const { place, contact, note } = noticeDraftSchema.shape;

/** Choosing what hangs where and for how long, with the sheet as it will hang beside it. */
export function NoticeForm({ notice, noticeDays, initial }: NoticeFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { branchName, today } = useSession();
  const [form] = Form.useForm<Fields>();
  const [dirty, setDirty] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(notice?.entries.filter(({ gone }) => !gone) ?? []);
  const typed = { ...initial, ...Form.useWatch<Partial<Fields>>([], form) };
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: {} }));
  const save = useMutation(
    api.notices.saveDraft.mutationOptions({
      onSuccess: async ({ id }) => {
        void message.success(t("notices.saved"));
        setDirty(false);
        await queryClient.invalidateQueries();
        void navigate({ to: "/notices/$id", params: { id }, ignoreBlocker: true });
      },
      onError: (error) => fail(error, form),
    }),
  );
  const submit = (fields: Fields) =>
    save.mutate({
      ...fields,
      id: notice?.id ?? null,
      version: notice?.version ?? null,
      ratingIds: chosen.map(({ ratingId }) => ratingId),
    });
  const changed = (fields: Partial<Fields>) => {
    setDirty(true);
    if ("areaId" in fields) setChosen([]);
    if (fields.postedOn) form.setFieldValue("endsOn", lastNoticeDay(fields.postedOn, noticeDays));
  };
  return (
    <Flex vertical gap="middle">
      <LeaveGuard dirty={dirty} />
      <Form
        form={form}
        layout="vertical"
        className="panel notice-fields"
        initialValues={initial}
        onValuesChange={changed}
        onFinish={submit}
      >
        <Form.Item
          name="areaId"
          label={t("notices.area")}
          className="wide"
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <AreaSelect />
        </Form.Item>
        <Form.Item name="postedOn" label={t("notices.postedOn")}>
          <DayInput allowClear={false} min={today} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="endsOn" label={t("notices.endsOn")} tooltip={t("notices.endsOnHint", { days: noticeDays })}>
          <DayInput
            allowClear={false}
            min={lastNoticeDay(typed.postedOn ?? today, noticeDays)}
            style={{ width: "100%" }}
          />
        </Form.Item>
        <Form.Item name="place" label={t("notices.place")} required rules={[zodRule(place, t)]}>
          <Input maxLength={100} placeholder={t("notices.placeHint")} />
        </Form.Item>
        <Form.Item name="contact" label={t("notices.contact")} required rules={[zodRule(contact, t)]}>
          <Input maxLength={100} placeholder={t("notices.contactHint")} />
        </Form.Item>
        <Form.Item name="note" label={t("notices.note")} rules={[zodRule(note, t)]}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
        <Form.Item name="showLine" label={t("notices.showLine")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
      <div className="notice-maker">
        <CandidatesTable
          key={typed.areaId}
          areaId={typed.areaId}
          allStatuses={notice !== null}
          chosen={chosen}
          onChoose={(entries) => {
            setDirty(true);
            setChosen(entries);
          }}
        />
        <Flex vertical gap="small" className="sticky">
          <Flex gap="small" justify="flex-end">
            <Button onClick={() => navigate({ to: "/notices", search: { tab: "draft" } })}>
              {t("common.actions.cancel")}
            </Button>
            <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
              {t("notices.save")}
            </Button>
          </Flex>
          <NoticeSheet
            sheet={{
              number: null,
              branchName,
              areaName: areas.data?.find(({ id }) => id === typed.areaId)?.name ?? "",
              postedOn: typed.postedOn ?? null,
              endsOn: typed.endsOn ?? null,
              place: typed.place ?? "",
              contact: typed.contact ?? "",
              showLine: typed.showLine ?? true,
              note: typed.note ?? "",
              entries: chosen,
            }}
          />
        </Flex>
      </div>
    </Flex>
  );
}
