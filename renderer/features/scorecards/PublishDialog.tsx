import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Scorecard, ScorecardDraft } from "../../../shared/contract/scorecards.ts";
import { forcePeriods, holdsOn } from "../../../shared/domain/scorecardForce.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { useLanguage } from "../../i18n/index.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import type { DraftSaving } from "./useDraftSaving.ts";

interface PublishDialogProps {
  draft: ScorecardDraft;
  saving: DraftSaving;
  onClose: () => void;
  onPublished: (edition: Scorecard) => Promise<void>;
}

interface Fields {
  from: string;
  reason: string;
}

/** From which day the draft rates, whose place it takes, and why. */
export function PublishDialog({ draft, saving, onClose, onPublished }: PublishDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const { today } = useSession();
  const [form] = Form.useForm<Fields>();
  const from: string | null | undefined = Form.useWatch("from", form);
  const publish = useMutation(
    api.scorecards.drafts.publish.mutationOptions({
      onSuccess: async (edition) => {
        void message.success(t("scorecardPages.published", { edition: edition.edition, from: edition.publishedFrom }));
        await onPublished(edition);
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      width={600}
      title={t("scorecardPages.publishTitle")}
      okText={t("scorecardPages.publish")}
      cancelText={t("common.actions.cancel")}
      okButtonProps={{ disabled: saving.dirty }}
      confirmLoading={publish.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("scorecardPages.publishHint")}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: today, reason: "" }}
        onFinish={(fields) => publish.mutate({ id: draft.id, version: saving.version, ...fields })}
      >
        <Form.Item
          name="from"
          label={t("scorecardPages.field.from")}
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <DayInput min={today} allowClear={false} />
        </Form.Item>
        {from && <Effect from={from} saving={saving} />}
        <Form.Item
          name="reason"
          label={t("scorecardPages.field.reason")}
          rules={[zodRule(requiredText(300), t)]}
          validateTrigger="onBlur"
        >
          <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} placeholder={t("scorecardPages.publishReason")} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Whose place the edition takes on a day, for each kind of customer. */
function Effect({ from, saving: { definition } }: { from: string; saving: DraftSaving }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const editions = useQuery(api.scorecards.list.queryOptions());
  return (
    <QueryState query={editions}>
      {(published) => {
        const id = Math.max(0, ...published.map((edition) => edition.id)) + 1;
        const { kinds } = definition;
        const periods = forcePeriods([...published, { id, publishedFrom: from, kinds }]).get(id) ?? [];
        const beforeOf = (kind: (typeof kinds)[number]) =>
          published.find((edition) => edition.periods.some((one) => one.kind === kind && holdsOn(one, from)));
        return (
          <ul>
            {periods.map(({ kind, until }) => {
              const before = beforeOf(kind);
              const named = { kind: t(`common.customerKind.${kind}`), from };
              return (
                <li key={kind}>
                  {until === null
                    ? t("scorecardPages.publishEffect", named)
                    : t("scorecardPages.publishUntil", { ...named, until })}{" "}
                  {before &&
                    t("scorecardPages.publishReplaces", {
                      title: inLanguage(before.title, language),
                      edition: before.edition,
                    })}
                </li>
              );
            })}
          </ul>
        );
      }}
    </QueryState>
  );
}
