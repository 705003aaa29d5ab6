import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Descriptions, Flex, Modal, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Visit } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { CorrectVisit } from "./CorrectVisit.tsx";
import { RemoveVisit } from "./RemoveVisit.tsx";
import { VisitHistory } from "./VisitHistory.tsx";
import { VisitPhotographs } from "./VisitPhotographs.tsx";

interface VisitDialogProps {
  visit: Visit;
  /** the customer's */
  name: string;
  onClose: () => void;
}

/** All that is known of a visit, and what can be done about it. */
export function VisitDialog({ visit, name, onClose }: VisitDialogProps) {
  const { t } = useTranslation();
  const { id, version, visitedOn, method, purpose, result, nextStep, nextOn, marketerName, removedAt } = visit;
  return (
    <Modal
      open
      width={680}
      style={{ top: 40 }}
      title={
        <>
          {t("visits.detail", { name, date: visitedOn })} <VisitTags visit={visit} />
        </>
      }
      footer={<Actions visit={visit} onClose={onClose} />}
      onCancel={onClose}
    >
      <Flex vertical gap="middle">
        <Descriptions
          size="small"
          column={2}
          bordered
          items={[
            { key: "method", label: t("visits.method"), children: t(`common.visitMethod.${method}`) },
            { key: "by", label: t("visits.by"), children: marketerName },
            { key: "purpose", label: t("visits.purpose"), span: 2, children: purpose },
            { key: "result", label: t("visits.result"), span: 2, children: <span className="prose">{result}</span> },
            {
              key: "next",
              label: t("visits.nextStep"),
              span: 2,
              children: [nextOn, nextStep].filter(Boolean).join(" "),
            },
          ]}
        />
        <VisitPhotographs visit={visit} />
        {(version > 0 || removedAt !== null) && <VisitHistory visitId={id} />}
      </Flex>
    </Modal>
  );
}

/** Whether a visit is as it was first written. */
export function VisitTags({ visit: { version, removedAt } }: { visit: Visit }) {
  const { t } = useTranslation();
  if (removedAt !== null) return <Tag color="red">{t("visits.removedTag")}</Tag>;
  return version > 0 ? <Tag>{t("visits.correctedTag")}</Tag> : null;
}

function Actions({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { user } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const mayCorrect = useAllowed("visits.correct");
  const [dialog, setDialog] = useState<"correct" | "remove" | null>(null);
  const restore = useMutation(
    api.visits.restore.mutationOptions({
      onSuccess: async () => {
        void message.success(t("visits.restored"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  const { id, version, removedAt, marketerId } = visit;
  const own = mayCorrect && (marketerId === user.id || user.roles.includes("manager"));
  return (
    <Flex gap="small" justify="end">
      {own && removedAt === null && (
        <>
          <Button danger onClick={() => setDialog("remove")}>
            {t("visits.remove")}
          </Button>
          <Button onClick={() => setDialog("correct")}>{t("visits.correct")}</Button>
        </>
      )}
      {own && removedAt !== null && (
        <Button loading={restore.isPending} onClick={() => restore.mutate({ id, version })}>
          {t("visits.restore")}
        </Button>
      )}
      <Button type="primary" onClick={onClose}>
        {t("common.actions.close")}
      </Button>
      {dialog === "correct" && <CorrectVisit visit={visit} onClose={onClose} />}
      {dialog === "remove" && <RemoveVisit visit={visit} onClose={onClose} />}
    </Flex>
  );
}
