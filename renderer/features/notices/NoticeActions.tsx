import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Notice } from "../../../shared/contract/notices.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { holdersOf } from "./holders.ts";
import { useOutcome } from "./useOutcome.ts";

/**
 * What can be done with a notice as it stands: it is printed, a draft is changed, posted or thrown away, a running one
 * taken down; where ratings of it are in force, their certificates are printed.
 */
export function NoticeActions({ notice }: { notice: Notice }) {
  const mayPost = useAllowed("notices.post");
  return (
    <>
      <Print notice={notice} />
      {notice.mayChange && <DraftActions notice={notice} />}
      {notice.status === "draft" && mayPost && <Post notice={notice} />}
      {notice.stage === "running" && mayPost && <Withdraw notice={notice} />}
    </>
  );
}

function Print({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayIssue = useAllowed("creditLines.draw");
  const params = { id: notice.id };
  const holders = holdersOf(notice);
  return (
    <>
      {mayIssue && holders.length > 0 && (
        <Button onClick={() => navigate({ to: "/notices/$id/certificates", params })}>
          {t("creditCertificatePaper.printAll", { count: holders.length })}
        </Button>
      )}
      <Button onClick={() => navigate({ to: "/notices/$id/print", params })}>{t("villageNoticePaper.print")}</Button>
    </>
  );
}

function DraftActions({ notice: { id, version } }: { notice: Notice }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const outcome = useOutcome();
  const discard = useMutation(
    api.notices.discard.mutationOptions(
      outcome(t("notices.discarded"), () => void navigate({ to: "/notices", search: { tab: "draft" } })),
    ),
  );
  const ask = () =>
    void modal.confirm({
      title: t("notices.discardTitle"),
      content: t("notices.discardHint"),
      okText: t("notices.discard"),
      okButtonProps: { danger: true },
      // The failure is told already; the question closes.
      onOk: () => discard.mutateAsync({ id, version }).catch(() => {}),
    });
  return (
    <>
      <Button danger onClick={ask}>
        {t("notices.discard")}
      </Button>
      <Button onClick={() => navigate({ to: "/notices/$id/edit", params: { id } })}>{t("common.actions.edit")}</Button>
    </>
  );
}

function Post({ notice: { id, version, entries, postedOn, endsOn, place } }: { notice: Notice }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const outcome = useOutcome();
  const post = useMutation(api.notices.post.mutationOptions(outcome(t("notices.postedNow"))));
  const ask = () =>
    void modal.confirm({
      title: t("notices.postTitle"),
      content: t("notices.postHint", { count: entries.length, place, from: postedOn, to: endsOn }),
      okText: t("notices.post"),
      onOk: () => post.mutateAsync({ id, version }).catch(() => {}),
    });
  return (
    <Button type="primary" disabled={entries.length === 0} onClick={ask}>
      {t("notices.post")}
    </Button>
  );
}

function Withdraw({ notice: { id, version } }: { notice: Notice }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const outcome = useOutcome(form);
  const withdraw = useMutation(
    api.notices.withdraw.mutationOptions(outcome(t("notices.withdrawnNow"), () => setAsking(false))),
  );
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t("notices.withdraw")}
      </Button>
      <Modal
        open={asking}
        title={t("notices.withdraw")}
        okText={t("notices.withdraw")}
        okButtonProps={{ danger: true }}
        confirmLoading={withdraw.isPending}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
      >
        <p>{t("notices.withdrawHint")}</p>
        <Form form={form} layout="vertical" onFinish={({ reason }) => withdraw.mutate({ id, version, reason })}>
          <Form.Item name="reason" label={t("notices.reason")} required rules={[zodRule(requiredText(300), t)]}>
            <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
