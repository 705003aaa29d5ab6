import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Empty, Flex, Form, Input, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { longText } from "../../../shared/contract/base.ts";
import type { Lead } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** The log of a lead: what was said, by day. What is written stays as it was written. */
export function LeadNotes({ lead: { id, notes, erasedOn } }: { lead: Lead }) {
  const { t } = useTranslation();
  const mayAdd = useAllowed("leads.addNote") && erasedOn === null;
  return (
    <section className="panel" aria-label={t("leads.notes.title")}>
      <Typography.Title level={5}>{t("leads.notes.title")}</Typography.Title>
      {mayAdd && <AddNote id={id} />}
      {notes.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("leads.notes.empty")} />
      ) : (
        <ul className="lead-notes">
          {notes.map((note) => (
            <li key={note.id}>
              <span className="secondary">
                {note.day} {note.byName}
              </span>
              <div className="lead-note">{note.text}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AddNote({ id }: { id: number }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ day: string; text: string }>();
  const add = useMutation(
    api.leads.addNote.mutationOptions({
      onSuccess: async () => {
        form.resetFields();
        await queryClient.invalidateQueries({ queryKey: api.leads.key() });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Form
      form={form}
      initialValues={{ day: today, text: "" }}
      onFinish={({ day, text }) => add.mutate({ id, day, text })}
    >
      <Flex gap="small" align="start">
        <Form.Item name="day" style={{ marginBottom: 8 }}>
          <DayInput aria-label={t("leads.notes.day")} allowClear={false} max={today} />
        </Form.Item>
        <Form.Item
          name="text"
          style={{ flex: 1, marginBottom: 8 }}
          rules={[{ required: true, message: t("common.field.required") }, zodRule(longText(1000), t)]}
          validateTrigger={[]}
        >
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={1000}
            aria-label={t("leads.notes.text")}
            placeholder={t("leads.notes.text")}
          />
        </Form.Item>
        <Button htmlType="submit" loading={add.isPending}>
          {t("leads.notes.add")}
        </Button>
      </Flex>
    </Form>
  );
}
