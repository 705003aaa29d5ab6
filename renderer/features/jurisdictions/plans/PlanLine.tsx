import { Link } from "@tanstack/react-router";
import { Checkbox, Flex, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { PlanRow } from "../../../../shared/contract/plans.ts";
import { PlanActions } from "./PlanActions.tsx";
import { useMovesWords } from "./usePlanWords.ts";

interface PlanLineProps {
  plan: PlanRow;
  /** absent where there is nothing to choose it for */
  choice?: { checked: boolean; disabled: boolean; onChange: (checked: boolean) => void };
  onLeave?: () => void;
}

/** One plan in the list: what it is called, what it moves, from when and by whom, and what can be done with it. */
export function PlanLine({ plan, choice, onLeave }: PlanLineProps) {
  const { t } = useTranslation();
  const moves = useMovesWords();
  const { id, name, note, kind, status, shared, from, reason, reversesId, reversedById } = plan;
  return (
    <li className="plan-line">
      {choice ? (
        <Checkbox
          aria-label={t("plans.pick", { name })}
          checked={choice.checked}
          disabled={choice.disabled}
          onChange={({ target }) => choice.onChange(target.checked)}
        />
      ) : (
        <span />
      )}
      <div>
        <Flex gap="small" align="center" wrap>
          <Link
            to="/jurisdictions/plans/$id"
            params={{ id }}
            className="name"
            {...(onLeave ? { onClick: onLeave } : {})}
          >
            {name}
          </Link>
          <Tag>{t(`plans.kind.${kind}`)}</Tag>
          {status === "draft" && shared && <Tag color="blue">{t("plans.sharedTag")}</Tag>}
          {reversedById !== null && <Tag color="orange">{t("plans.reversed")}</Tag>}
        </Flex>
        <div>
          {moves(plan)} · {from === null ? t("plans.fromOpen") : t("plans.fromDay", { date: from })}
          {(reversedById ?? reversesId) !== null && (
            <>
              {" · "}
              <Link
                to="/jurisdictions/plans/$id"
                params={{ id: reversedById ?? reversesId ?? id }}
                {...(onLeave ? { onClick: onLeave } : {})}
              >
                {t(reversedById === null ? "plans.reverses" : "plans.seeReversal")}
              </Link>
            </>
          )}
        </div>
        <Typography.Text type="secondary">
          <Course {...plan} />
          {reason !== null && <> · {t("plans.reasonShown", { reason })}</>}
        </Typography.Text>
        {note !== "" && (
          <Typography.Paragraph type="secondary" className="note" ellipsis={{ rows: 2 }} style={{ margin: 0 }}>
            {note}
          </Typography.Paragraph>
        )}
      </div>
      <PlanActions plan={plan} size="small" {...(onLeave ? { onLeave } : {})} />
    </li>
  );
}

/** Who did what with it last, and when. */
function Course({ createdByName, updatedAt, confirmedByName, confirmedAt }: PlanRow) {
  const { t } = useTranslation();
  const minute = (instant: string) => dayjs(instant).format("YYYY-MM-DD HH:mm");
  return confirmedAt === null
    ? t("plans.updated", { name: createdByName, at: minute(updatedAt) })
    : t("plans.confirmed", { name: confirmedByName ?? "", at: minute(confirmedAt) });
}
