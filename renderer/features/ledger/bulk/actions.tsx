import {
  BookOutlined,
  CalendarOutlined,
  ExportOutlined,
  FlagOutlined,
  FormOutlined,
  PrinterOutlined,
  StarOutlined,
  SwapOutlined,
} from "@ant-design/icons";
import type { TFunction } from "i18next";
import type { ComponentType, ReactNode } from "react";
import type { ProcedurePath } from "../../../../shared/contract/index.ts";
import { BinderDialog } from "../../binders/BinderDialog.tsx";
import { PrintFilesDialog, PrintFormsDialog } from "../../documents/PrintFilesDialog.tsx";
import { ExportDialog } from "../../exports/ExportDialog.tsx";
import type { BulkChangeProps } from "./BulkDialog.tsx";
import { GoldDialog } from "./GoldDialog.tsx";
import { KeyTargetDialog } from "./MarkDialog.tsx";
import { ReassignDialog } from "./ReassignDialog.tsx";
import { ScheduleVisitDialog } from "./ScheduleVisitDialog.tsx";

export interface BulkAction {
  key: string;
  label: (t: TFunction) => string;
  /** who may not call this is not offered the action */
  needs: ProcedurePath;
  icon: ReactNode;
  /** changes nothing and is offered for the whole list too, where nobody is ticked */
  forWholeList?: true;
  /** prints something: several such ones share a menu */
  prints?: true;
  Dialog: ComponentType<BulkChangeProps>;
}

/** All that can be done with ticked customers, or with all of them, in the order in which the bar offers it. */
export const bulkActions: readonly BulkAction[] = [
  {
    key: "export",
    label: (t) => t("exports.start"),
    needs: "exports.start",
    icon: <ExportOutlined aria-hidden />,
    forWholeList: true,
    Dialog: ExportDialog,
  },
  {
    key: "print",
    label: (t) => t("documents.printSeveral"),
    needs: "documents.page",
    icon: <PrinterOutlined aria-hidden />,
    prints: true,
    Dialog: PrintFilesDialog,
  },
  {
    key: "investigationForms",
    label: (t) => t("investigationPaper.printSeveral"),
    needs: "documents.page",
    icon: <FormOutlined aria-hidden />,
    prints: true,
    Dialog: PrintFormsDialog,
  },
  {
    key: "binder",
    label: (t) => t("binders.print"),
    needs: "binders.start",
    icon: <BookOutlined aria-hidden />,
    forWholeList: true,
    prints: true,
    Dialog: BinderDialog,
  },
  {
    key: "keyTarget",
    label: (t) => t("ledger.bulk.keyTarget"),
    needs: "bulk.markKeyTarget",
    icon: <FlagOutlined />,
    Dialog: KeyTargetDialog,
  },
  {
    key: "gold",
    label: (t) => t("ledger.bulk.gold"),
    needs: "bulk.markGold",
    icon: <StarOutlined />,
    Dialog: GoldDialog,
  },
  {
    key: "visit",
    label: (t) => t("ledger.bulk.visit"),
    needs: "bulk.scheduleVisit",
    icon: <CalendarOutlined />,
    Dialog: ScheduleVisitDialog,
  },
  {
    key: "reassign",
    label: (t) => t("ledger.bulk.reassign"),
    needs: "bulk.reassign",
    icon: <SwapOutlined />,
    Dialog: ReassignDialog,
  },
];
