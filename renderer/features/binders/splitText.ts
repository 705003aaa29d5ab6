import type { TFunction } from "i18next";
import type { BinderOptions } from "../../../shared/domain/binder.ts";

/** How a binder is split, in a few words. */
export function splitText({ split, filesPerVolume, mostPages, duplex }: BinderOptions, t: TFunction): string {
  const begins = {
    village: () => t("binders.byVillage"),
    files: () => t("binders.byFiles", { count: filesPerVolume ?? 0 }),
    pages: () => t("binders.byPages"),
  }[split]();
  const parts = [begins, t("binders.upToPages", { count: mostPages }), ...(duplex ? [t("binders.rightHand")] : [])];
  return parts.join(t("common.separator"));
}

/** The size of files, in megabytes or gigabytes with one digit behind the point. */
export function sizeText(bytes: number, t: TFunction): string {
  if (bytes >= 1e9) return t("binders.gigabytes", { count: Math.round(bytes / 1e8) / 10 });
  return t("binders.megabytes", { count: Math.max(0.1, Math.round(bytes / 100_000) / 10) });
}
