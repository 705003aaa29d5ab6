import { DownOutlined, EllipsisOutlined, RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Dropdown, Flex, Input, Popover, Space, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useSession } from "../../../app/session.ts";
import { DayInput } from "../../../ui/DayInput.tsx";
import { PlanButtons } from "./PlanButtons.tsx";
import { PlanMovesList } from "./PlanMovesList.tsx";
import { countMoves } from "./planContent.ts";
import type { WorkedPlan } from "./usePlan.ts";

/** The plan that gathers the moves: its name, its first day, what it holds, keeping it and putting it into force. */
export function PlanBar({ plan }: { plan: WorkedPlan }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const { head, setHead, content, kept, unsaved } = plan;
  const empty = countMoves(content) === 0;
  const untouched = empty && kept === null && !plan.canUndo && !plan.canRedo;
  const save = (asNew = false) =>
    plan.save(head.name.trim() || t("board.plan.defaultName", { date: head.from ?? today }), asNew);
  const keep = async (asNew: boolean) => {
    const saved = await save(asNew);
    if (saved) void message.success(t("board.plan.saved", { name: saved.name }));
  };
  return (
    <Flex className="plan-bar" gap="small" align="center" role="toolbar" aria-label={t("board.plan.bar")}>
      <Input
        className="plan-name"
        aria-label={t("board.plan.name")}
        placeholder={t("board.plan.new")}
        maxLength={60}
        value={head.name}
        onChange={({ target }) => setHead({ name: target.value })}
      />
      <DayInput
        className="plan-from"
        aria-label={t("board.plan.from")}
        placeholder={t("board.plan.from")}
        min={today}
        value={head.from}
        onChange={(from) => setHead({ from })}
      />
      {untouched ? (
        <span className="plan-hint secondary cut">{t("board.plan.hint")}</span>
      ) : (
        <>
          <PlanMovesList plan={plan} />
          <Steps plan={plan} />
          <Button disabled={!unsaved} onClick={plan.discard}>
            {t("board.plan.discard")}
          </Button>
          <span className="grow" />
        </>
      )}
      <MoreOfPlan plan={plan} />
      <Space.Compact>
        <Button disabled={!unsaved} loading={plan.saving} onClick={() => void keep(false)}>
          {t("common.actions.save")}
        </Button>
        {kept && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: [
                { key: "copy", label: t("board.plan.saveAsNew"), onClick: () => void keep(true) },
                { key: "close", label: t("board.plan.close"), onClick: plan.close, disabled: unsaved },
              ],
            }}
          >
            <Button icon={<DownOutlined />} aria-label={t("board.plan.more")} />
          </Dropdown>
        )}
      </Space.Compact>
      <PlanButtons plan={plan} save={save} />
    </Flex>
  );
}

function Steps({ plan }: { plan: WorkedPlan }) {
  const { t } = useTranslation();
  return (
    <Space.Compact>
      <Tooltip title={t("board.plan.undo")}>
        <Button
          icon={<UndoOutlined />}
          aria-label={t("board.plan.undo")}
          aria-keyshortcuts="Control+Z"
          disabled={!plan.canUndo}
          onClick={plan.undo}
        />
      </Tooltip>
      <Tooltip title={t("board.plan.redo")}>
        <Button
          icon={<RedoOutlined />}
          aria-label={t("board.plan.redo")}
          aria-keyshortcuts="Control+Y"
          disabled={!plan.canRedo}
          onClick={plan.redo}
        />
      </Tooltip>
    </Space.Compact>
  );
}

function MoreOfPlan({ plan: { head, setHead } }: { plan: WorkedPlan }) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Flex vertical gap="small" style={{ width: 300 }}>
          <Checkbox checked={head.shared} onChange={({ target }) => setHead({ shared: target.checked })}>
            {t("board.plan.shared")}
          </Checkbox>
          <Input.TextArea
            aria-label={t("board.plan.note")}
            placeholder={t("board.plan.note")}
            rows={3}
            maxLength={1000}
            value={head.note}
            onChange={({ target }) => setHead({ note: target.value })}
          />
        </Flex>
      }
    >
      <Button icon={<EllipsisOutlined />} aria-label={t("board.plan.details")} title={t("board.plan.details")} />
    </Popover>
  );
}
