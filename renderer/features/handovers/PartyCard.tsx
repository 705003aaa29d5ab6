import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Card, Form, Input, Modal, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Handover, HandoverParty, HandoverSide } from "../../../shared/contract/handovers.ts";
import { partyName } from "../../../shared/i18n/handoverText.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";

interface PartyCardProps {
  handover: Handover;
  side: HandoverSide;
}

/** One side: who it is, whether they have acknowledged, and the button for whoever may. */
export function PartyCard({ handover, side }: PartyCardProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const label = useLabel(handover[side], side);
  const party = handover[side];
  return (
    <Card
      size="small"
      title={t(`common.handoverSide.${side}`)}
      extra={
        handover.acknowledges.includes(side) && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {label}
          </Button>
        )
      }
    >
      <Typography.Text strong>{partyName(party, t)}</Typography.Text> {party && <State party={party} />}
      {party?.acknowledgedAt && (
        <div>
          <Typography.Text type="secondary">
            {t("handovers.acknowledgedAt", {
              at: dayjs(party.acknowledgedAt).format("YYYY-MM-DD HH:mm"),
              name: party.acknowledgedByName ?? "",
            })}
          </Typography.Text>
        </div>
      )}
      {party?.note && <div className="prose">{party.note}</div>}
      {asking && <AcknowledgeDialog id={handover.id} side={side} label={label} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function State({ party: { acknowledgedAt, active } }: { party: HandoverParty }) {
  const { t } = useTranslation();
  if (acknowledgedAt !== null) return <Tag color="green">{t("handovers.state.acknowledged")}</Tag>;
  return (
    <>
      <Tag color="orange">{t("handovers.state.waiting")}</Tag>
      {!active && <Typography.Text type="secondary">{t("handovers.state.left")}</Typography.Text>}
    </>
  );
}

/** What the button says: who acknowledges for somebody else is told for whom. */
function useLabel(party: HandoverParty | null, side: HandoverSide): string {
  const { t } = useTranslation();
  const { user } = useSession();
  if (party === null || party.id === user.id) return t(`handovers.acknowledge.${side}`);
  return t(`handovers.acknowledge.${side}For`, { name: party.name });
}

interface DialogProps {
  id: number;
  side: HandoverSide;
  label: string;
  onClose: () => void;
}

function AcknowledgeDialog({ id, side, label, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const acknowledge = useMutation(
    api.handovers.acknowledge.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.handovers.key() });
        void message.success(t("handovers.acknowledge.done"));
        onClose();
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Modal
      open
      title={label}
      okText={label}
      confirmLoading={acknowledge.isPending}
      onOk={() => acknowledge.mutate({ id, side, note })}
      onCancel={onClose}
    >
      <p>{t("handovers.acknowledge.hint")}</p>
      <Form layout="vertical">
        <Form.Item label={t("handovers.acknowledge.note")} htmlFor="handover-note">
          <Input.TextArea
            id="handover-note"
            maxLength={200}
            showCount
            autoSize={{ minRows: 2 }}
            value={note}
            onChange={({ target }) => setNote(target.value.replace(/[\r\n]+/g, " "))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
