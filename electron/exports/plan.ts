import type { ExportRequest } from "../../shared/contract/exports.ts";
import { dateTimeInZone } from "../../shared/domain/dates.ts";
import { type ExportColumn, type ExportFormat, exportColumns } from "../../shared/domain/exportColumns.ts";
import { exportHeading } from "../../shared/i18n/exportHeading.ts";
import { createTranslator, type Language } from "../../shared/i18n/index.ts";
import type { Context } from "../context.ts";
import { selectedCustomers } from "../ledger/selection.ts";
import { Refusal } from "../refusal.ts";
import { idsOf } from "../store/dialect.ts";

/** What an export will write, settled when it starts. */
export interface ExportPlan {
  /** the customers, ascending, in four bytes each; frozen, so that the file has as many rows as its first line says */
  ids: Int32Array;
  format: ExportFormat;
  columns: readonly ExportColumn[];
  /** whether identity numbers and phones are written in full */
  revealed: boolean;
  language: Language;
  fileName: string;
  /** name of the sheet */
  title: string;
  /** who exported what and when; stands above the headings, where an import skips it */
  watermark: string;
  headings: readonly string[];
}

/** Some bytes of the file, after those before it. */
export interface ExportPart {
  bytes: Uint8Array<ArrayBuffer>;
  /** customers written by now */
  done: number;
}

/** @throws {Refusal} exportEmpty */
export async function planExport(
  ctx: Context,
  { selection, format, columns: asked, language }: ExportRequest,
  revealed: boolean,
): Promise<ExportPlan> {
  const ids = Int32Array.from(await idsOf(ctx.db, selectedCustomers(ctx, selection).select("customers.id"))).sort();
  if (ids.length === 0) throw new Refusal("exportEmpty");
  const { t } = createTranslator(language);
  const at = dateTimeInZone(ctx.clock(), ctx.timeZone);
  const row: { branchName: string } | undefined = await ctx.db("branch").first("branchName");
  const branch = row?.branchName ?? "";
  const columns = asked ? exportColumns.filter((column) => asked.includes(column)) : exportColumns;
  return {
    ids,
    format,
    columns,
    revealed,
    language,
    fileName: `${safeFileName(t("exports.fileName", { branch, at: at.replace(/\D/g, "") }))}.${format}`,
    title: t("exports.sheet"),
    watermark: t("exports.watermark", {
      branch,
      name: ctx.actor.name,
      login: ctx.actor.login,
      at,
      count: ids.length,
      numbers: t(revealed ? "exports.numbersInFull" : "exports.numbersMasked"),
    }),
    headings: columns.map((column) => exportHeading(column, t)),
  };
}

/** A branch may have any name; Windows forbids some characters in that of a file. */
function safeFileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").trim();
}
