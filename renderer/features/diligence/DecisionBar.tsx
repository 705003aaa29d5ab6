import { Alert, Button, Flex, Input, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Diligence } from "../../../shared/contract/diligence.ts";
import { unmetRules } from "../../../shared/domain/creditPolicy.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Course } from "./Course.tsx";
import { useDiligenceStep } from "./useDiligenceStep.ts";

interface DecisionBarProps {
  diligence: Diligence;
  editable: boolean;
  dirty: boolean;
  /** @returns what was written, null where it could not be */
  onSave: () => Promise<Diligence | null>;
}

/** What whoever looks at a due diligence may do with it now, and what happened to it. */
export function DecisionBar({ diligence, editable, onSave }: DecisionBarProps) {
  const decides = useAllowed("diligence.confirm") && diligence.status === "concluded";
  return (
    <>
      {editable && <Conclude diligence={diligence} onSave={onSave} />}
      {decides && <Decide diligence={diligence} />}
      <Course diligence={diligence} />
    </>
  );
}

function Conclude({ diligence, onSave }: Omit<DecisionBarProps, "editable" | "dirty">) {
  const { t } = useTranslation();
  const [discarding, setDiscarding] = useState(false);
  const conclude = useDiligenceStep(api.diligence.conclude.mutationOptions(), () => t("diligence.action.concluded"));
  const discard = useDiligenceStep(
    api.diligence.discard.mutationOptions(),
    () => t("diligence.action.discarded"),
    () => setDiscarding(false),
  );
  const { id } = diligence;
  return (
    <Flex gap="small" justify="flex-end">
      <Button danger onClick={() => setDiscarding(true)}>
        {t("diligence.action.discard")}
      </Button>
      <Button
        type="primary"
        loading={conclude.isPending}
        onClick={async () => {
          const saved = await onSave();
          if (saved) conclude.mutate({ id, version: saved.version });
        }}
      >
        {t("diligence.action.conclude")}
      </Button>
      {discarding && (
        <ReasonDialog
          title={t("diligence.action.discardTitle")}
          label={t("diligence.action.reason")}
          ok={t("diligence.action.discard")}
          max={300}
          danger
          pending={discard.isPending}
          onGiven={async (reason) => {
            const saved = await onSave();
            if (saved) discard.mutate({ id, version: saved.version, reason });
          }}
          onClose={() => setDiscarding(false)}
        />
      )}
    </Flex>
  );
}

function Decide({ diligence: { id, version, own, basis, overrides } }: { diligence: Diligence }) {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const [returning, setReturning] = useState(false);
  const confirm = useDiligenceStep(api.diligence.confirm.mutationOptions(), () => t("diligence.action.confirmed"));
  const sendBack = useDiligenceStep(
    api.diligence.return.mutationOptions(),
    () => t("diligence.action.returned"),
    () => setReturning(false),
  );
  if (own) return <Alert type="info" showIcon title={t("diligence.own")} />;
  const left = unmetRules(basis.checks).filter((rule) => !overrides.some((override) => override.rule === rule));
  return (
    <section className="panel" aria-label={t("diligence.action.confirm")}>
      {left.length > 0 && (
        <Typography.Paragraph type="warning">{t("diligence.unmetLeft", { count: left.length })}</Typography.Paragraph>
      )}
      <Flex gap="small">
        <Input
          aria-label={t("diligence.action.note")}
          placeholder={t("diligence.action.note")}
          maxLength={500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button onClick={() => setReturning(true)}>{t("diligence.action.return")}</Button>
        <Button
          type="primary"
          disabled={left.length > 0}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ id, version, note })}
        >
          {t("diligence.action.confirm")}
        </Button>
      </Flex>
      {returning && (
        <ReasonDialog
          title={t("diligence.action.returnTitle")}
          label={t("diligence.action.reason")}
          ok={t("diligence.action.return")}
          max={500}
          pending={sendBack.isPending}
          onGiven={(reason) => sendBack.mutate({ id, version, note: reason })}
          onClose={() => setReturning(false)}
        />
      )}
    </section>
  );
}
