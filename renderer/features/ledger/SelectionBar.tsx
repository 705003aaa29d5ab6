import { CopyOutlined, DownOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button, Divider, Dropdown, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerSelection } from "../../../shared/contract/customers.ts";
import { useSession } from "../../app/session.ts";
import { type BulkAction, bulkActions } from "./bulk/actions.tsx";
import type { TickState } from "./useTicks.ts";

interface SelectionBarProps {
  ticks: TickState;
  /** all that the list finds, for what is done without ticking anybody */
  whole: CustomerSelection;
  /** rows on the screen so far, and how many there are in all */
  loaded: number;
  found: number | undefined;
  failed: boolean;
  onRetry: () => void;
  onCopy: () => void;
}

/** Under the list: how far it has come, or how many are ticked and what can be done with them. */
export function SelectionBar({ ticks, whole, loaded, found, failed, onRetry, onCopy }: SelectionBarProps) {
  const { t } = useTranslation();
  const { allowed } = useSession();
  const [acting, setActing] = useState<{ key: string; selection: CustomerSelection } | null>(null);
  const offered = bulkActions.filter(
    ({ needs, forWholeList }) => allowed.includes(needs) && (ticks.count > 0 || forWholeList),
  );
  const act = (key: string) => setActing({ key, selection: ticks.count > 0 ? ticks.selection() : whole });
  const Dialog = bulkActions.find(({ key }) => key === acting?.key)?.Dialog;
  return (
    <Flex className="selection-bar" align="center" gap="small" role="toolbar" aria-label={t("ledger.selection.bar")}>
      {ticks.count > 0 ? (
        <>
          <strong role="status" className="nowrap">
            {t("ledger.selection.chosen", { count: ticks.count })}
          </strong>
          {found !== undefined && ticks.count < found && (
            <Button type="link" size="small" onClick={ticks.tickAll}>
              {t("ledger.selection.all", { count: found })}
            </Button>
          )}
          <Button type="link" size="small" onClick={ticks.clear}>
            {t("ledger.selection.clear")}
          </Button>
        </>
      ) : (
        found !== undefined && (
          <Typography.Text type="secondary">{t("ledger.shown", { loaded, total: found })}</Typography.Text>
        )
      )}
      {(found ?? 0) > 0 && offered.length > 0 && <Divider vertical />}
      {(found ?? 0) > 0 && <Actions offered={offered} onAct={act} />}
      {failed && (
        <Typography.Text type="danger">
          {t("ledger.moreFailed")}
          <Button type="link" size="small" onClick={onRetry}>
            {t("common.actions.retry")}
          </Button>
        </Typography.Text>
      )}
      <span className="grow" />
      <Button
        size="small"
        icon={<CopyOutlined aria-hidden />}
        title={t("ledger.selection.copyHint")}
        disabled={loaded === 0}
        onClick={onCopy}
      >
        {t("ledger.selection.copy")}
      </Button>
      {Dialog && acting && <Dialog selection={acting.selection} onClose={() => setActing(null)} onDone={ticks.clear} />}
    </Flex>
  );
}

/** A button for each; those that print share one where there are several. */
function Actions({ offered, onAct }: { offered: readonly BulkAction[]; onAct: (key: string) => void }) {
  const { t } = useTranslation();
  const printing = offered.filter(({ prints }) => prints);
  const together = printing.length > 1;
  return offered.map((action) => {
    const { key, label, icon } = action;
    if (!together || !action.prints)
      return (
        <Button key={key} size="small" icon={icon} onClick={() => onAct(key)}>
          {label(t)}
        </Button>
      );
    if (action !== printing[0]) return null;
    const items = printing.map((one) => ({ key: one.key, label: one.label(t), icon: one.icon }));
    return (
      <Dropdown key="print" trigger={["click"]} menu={{ items, onClick: (item) => onAct(item.key) }}>
        <Button size="small" icon={<PrinterOutlined aria-hidden />}>
          {t("ledger.bulk.print")}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    );
  });
}
