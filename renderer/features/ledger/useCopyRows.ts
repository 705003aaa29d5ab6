import { App } from "antd";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../../shared/contract/customers.ts";
import { isInOverlay, isTextField } from "../../app/shortcuts.ts";
import type { LedgerColumn } from "./columns.tsx";
import { copiedTable } from "./tableClipboard.ts";

/** More than this is a job for the export. */
const copyLimit = 2000;

interface CopyOptions {
  columns: readonly LedgerColumn[];
  /** how many rows would be copied; 0 leaves Ctrl+C alone */
  count: number;
  /** all of those rows, fetched where they are not there yet */
  rowsToCopy: () => CustomerRow[] | Promise<CustomerRow[]>;
}

/**
 * Ctrl+C on the list, and the same for a button. The clipboard is written in the `copy` event, which every shell grants
 * without a permission.
 */
export function useCopyRows({ columns, count, rowsToCopy }: CopyOptions): () => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const prepared = useRef<CustomerRow[] | null>(null);

  const copy = useCallback(async () => {
    if (count > copyLimit) {
      void message.warning(t("ledger.selection.copyTooMany", { limit: copyLimit }));
      return;
    }
    prepared.current = await rowsToCopy();
    const copied = document.execCommand("copy");
    prepared.current = null;
    if (!copied) void message.warning(t("ledger.selection.copyFailed"));
  }, [count, rowsToCopy, message, t]);

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      // Text that somebody marked or is typing is copied as ever.
      if (!prepared.current && (count === 0 || copiesText(event))) return;
      event.preventDefault();
      const rows = prepared.current ?? (count > copyLimit ? null : rowsToCopy());
      if (!Array.isArray(rows)) {
        void copy();
        return;
      }
      const { text, html } = copiedTable(columns, rows, t);
      event.clipboardData?.setData("text/plain", text);
      event.clipboardData?.setData("text/html", html);
      void message.success(t("ledger.selection.copied", { count: rows.length }));
    };
    document.addEventListener("copy", onCopy);
    return () => document.removeEventListener("copy", onCopy);
  }, [columns, count, rowsToCopy, copy, message, t]);
  return copy;
}

function copiesText({ target }: ClipboardEvent): boolean {
  return isTextField(target) || isInOverlay(target) || !(getSelection()?.isCollapsed ?? true);
}
