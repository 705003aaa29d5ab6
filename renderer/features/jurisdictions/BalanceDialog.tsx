import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Empty, Flex, Modal, Skeleton, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Inputs } from "../../../shared/contract/index.ts";
import type { AreaMove } from "../../../shared/contract/plans.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import "./balance/balance.css";
import { ConstraintsForm } from "./balance/ConstraintsForm.tsx";
import { MarketersForm } from "./balance/MarketersForm.tsx";
import { Result } from "./balance/Result.tsx";
import { defaultSettings, type MarketerChoices, useBalanceSettings } from "./balance/settings.ts";
import { WeightsForm } from "./balance/WeightsForm.tsx";

interface BalanceDialogProps {
  /** from which the moves are to hold */
  day: string;
  /** draft to start from */
  planId?: number;
  /** what lies on the board and is not saved yet; instead of the draft's moves */
  moves?: AreaMove[];
  /** areas that stay where they are */
  locked: number[];
  onTake: (moves: { areaId: number; marketerId: number }[]) => void;
  onClose: () => void;
}

/** Has moves suggested that even the loads out, under constraints, and hands them to whoever asked. */
export function BalanceDialog({ day, planId, moves, locked, onTake, onClose }: BalanceDialogProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const { settings, change } = useBalanceSettings();
  const board = useQuery(api.jurisdictions.board.queryOptions({ input: { day } }));
  const marketers = board.data?.marketers.filter(({ active }) => active) ?? [];
  const [chosen, setChosen] = useState<MarketerChoices | null>(null);
  const choices = chosen ?? {
    absent: marketers.filter(({ absence }) => absence !== null).map(({ id }) => id),
    caps: new Map<number, number>(),
  };
  const propose = useMutation(api.balance.propose.mutationOptions({ onError: (error) => fail(error) }));
  const asked: Inputs["balance"]["propose"] = {
    ...{ day, planId, moves, locked },
    ...settings,
    absent: [...choices.absent],
    caps: [...choices.caps].map(([marketerId, customers]) => ({ marketerId, customers })),
  };
  const proposal = propose.data;
  const outdated = proposal !== undefined && JSON.stringify(propose.variables) !== JSON.stringify(asked);
  const taken = (proposal?.steps ?? []).flatMap(({ areas, receiver }) =>
    areas.map(({ id }) => ({ areaId: id, marketerId: receiver.id })),
  );
  const weighs = Object.values(settings.weights).some((weight) => weight > 0);
  return (
    <Modal
      open
      centered
      width={1240}
      title={t("balance.title")}
      okText={t("balance.take", { count: taken.length })}
      okButtonProps={{ disabled: taken.length === 0 || outdated || propose.isPending }}
      onOk={() => onTake(taken)}
      onCancel={onClose}
    >
      <QueryState query={board}>
        {() => (
          <div className="balancing">
            <section className="balancing-settings" aria-label={t("balance.settings")}>
              <Flex gap="small" className="balancing-ask">
                <Button
                  type={proposal && !outdated ? "default" : "primary"}
                  className="grow"
                  disabled={!weighs}
                  loading={propose.isPending}
                  onClick={() => propose.mutate(asked)}
                >
                  {t(proposal ? "balance.again" : "balance.propose")}
                </Button>
                <Button onClick={() => change(defaultSettings)}>{t("balance.reset")}</Button>
              </Flex>
              {!weighs && <Typography.Text type="danger">{t("balance.noWeights")}</Typography.Text>}
              {locked.length > 0 && (
                <Typography.Text type="secondary">{t("balance.locked", { count: locked.length })}</Typography.Text>
              )}
              <ConstraintsForm settings={settings} onChange={change} />
              <MarketersForm marketers={marketers} choices={choices} onChange={setChosen} />
              <WeightsForm settings={settings} onChange={change} />
            </section>
            <div>
              {propose.isPending ? (
                <Skeleton active />
              ) : proposal && propose.variables ? (
                <Result proposal={proposal} unmovedOf={propose.variables.constraints.unmoved.of} outdated={outdated} />
              ) : (
                <Empty
                  image={Empty.PRESENTED_IMAGE_SIMPLE}
                  description={t("balance.hint")}
                  style={{ marginTop: 120 }}
                />
              )}
            </div>
          </div>
        )}
      </QueryState>
    </Modal>
  );
}
