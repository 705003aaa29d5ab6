import { EyeOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Empty, Flex, Tag, Timeline, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Notice, Objection } from "../../../shared/contract/notices.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { InvestigateDialog } from "./InvestigateDialog.tsx";
import { RecordObjectionDialog } from "./RecordObjectionDialog.tsx";

/** What people object to on a notice, each with its course. */
export function ObjectionsPanel({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const mayRecord = useAllowed("notices.recordObjection");
  const [recording, setRecording] = useState(false);
  const { objections } = notice;
  const open = notice.status === "posted" && today >= notice.postedOn;
  return (
    <div className="panel">
      <Flex justify="space-between" align="center">
        <Typography.Title level={5} style={{ margin: 0 }}>
          {t("notices.objectionsTitle", { count: objections.length })}
        </Typography.Title>
        {mayRecord && open && <Button onClick={() => setRecording(true)}>{t("notices.record")}</Button>}
      </Flex>
      {objections.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("notices.noObjections")} />
      )}
      {objections.map((objection) => (
        <ObjectionCard key={objection.id} notice={notice} objection={objection} />
      ))}
      {recording && <RecordObjectionDialog notice={notice} onClose={() => setRecording(false)} />}
    </div>
  );
}

const outcomeColours = { rejected: "green", upheld: "orange" } as const;

function ObjectionCard({ notice, objection }: { notice: Notice; objection: Objection }) {
  const { t } = useTranslation();
  const mayInvestigate = useAllowed("notices.investigate");
  const mayAnswer = useAllowed("notices.answer");
  const [dialog, setDialog] = useState<"investigate" | "answer" | null>(null);
  const { outcome, own } = objection;
  const status = notice.entries.find(({ ratingId }) => ratingId === objection.ratingId)?.rating?.status;
  return (
    <section className="objection" aria-label={t("notices.objectionTo", { name: objection.maskedName })}>
      <Flex gap="small" align="center" wrap style={{ marginTop: 12 }}>
        <Link to="/ratings/$id" params={{ id: objection.ratingId }}>
          {t("notices.objectionTo", { name: objection.maskedName })}
        </Link>
        <Tag color={outcome ? outcomeColours[outcome] : "red"}>
          {outcome ? t(`common.objectionOutcome.${outcome}`) : t("notices.unanswered")}
        </Tag>
        <Typography.Text type="secondary">
          {objection.receivedOn} {t(`common.objectionChannel.${objection.channel}`)}
        </Typography.Text>
      </Flex>
      <Objector objection={objection} />
      <Timeline items={useCourse(objection)} />
      {outcome === null && own && <Typography.Text type="secondary">{t("notices.ownRating")}</Typography.Text>}
      {outcome === null && !own && (
        <Flex gap="small">
          {mayInvestigate && (
            <Button size="small" onClick={() => setDialog("investigate")}>
              {t("notices.investigate")}
            </Button>
          )}
          {mayAnswer && (
            <Button
              size="small"
              type="primary"
              disabled={objection.investigatedAt === null}
              title={objection.investigatedAt === null ? t("notices.investigateFirst") : ""}
              onClick={() => setDialog("answer")}
            >
              {t("notices.answer")}
            </Button>
          )}
        </Flex>
      )}
      {dialog === "investigate" && <InvestigateDialog objection={objection} onClose={() => setDialog(null)} />}
      {dialog === "answer" && (
        <AnswerDialog objection={objection} ratingStatus={status} onClose={() => setDialog(null)} />
      )}
    </section>
  );
}

/** Who did what when: recorded, looked into, answered. */
function useCourse(objection: Objection) {
  const { t } = useTranslation();
  const step = (key: string, words: string, who: string, at: string | null, text: string, colour: string) => ({
    key,
    color: colour,
    content: (
      <>
        <div>
          {words}{" "}
          <Typography.Text type="secondary">
            {who} · {dayjs(at).format("YYYY-MM-DD HH:mm")}
          </Typography.Text>
        </div>
        <div className="prose">{text}</div>
      </>
    ),
  });
  const { recordedBy, investigatedBy, answeredBy, outcome } = objection;
  const steps = [
    step("recorded", t("notices.recorded"), recordedBy.name, objection.recordedAt, objection.content, "red"),
  ];
  if (investigatedBy)
    steps.push(
      step("found", t("notices.found"), investigatedBy.name, objection.investigatedAt, objection.finding, "orange"),
    );
  if (answeredBy && outcome)
    steps.push(
      step("answered", t("notices.answered"), answeredBy.name, objection.answeredAt, objection.answer, "green"),
    );
  return steps;
}

/** Who objected, behind a mask; to see them whole is a click of its own, which the core records. */
function Objector({ objection }: { objection: Objection }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const mayReveal = useAllowed("notices.revealObjector");
  const reveal = useMutation(api.notices.revealObjector.mutationOptions({ onError: (error) => fail(error) }));
  const { name, contact } = reveal.data ?? { name: objection.objectorMasked, contact: objection.contactMasked };
  return (
    <Flex gap="small" align="center">
      <Typography.Text type="secondary">{t("notices.objector")}</Typography.Text>
      <span>{[objection.anonymous ? t("notices.anonymous") : name, contact].filter(Boolean).join(" · ")}</span>
      {mayReveal && !objection.own && !reveal.data && (!objection.anonymous || contact !== "") && (
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          aria-label={t("notices.reveal")}
          title={t("notices.reveal")}
          loading={reveal.isPending}
          onClick={() => reveal.mutate({ id: objection.id })}
        />
      )}
    </Flex>
  );
}
