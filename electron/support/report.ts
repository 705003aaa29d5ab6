import { arch, cpus, freemem, release, type as system, totalmem } from "node:os";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { lastVerification } from "../integrity/service.ts";
import { newestLogLines } from "../logFiles.ts";
import { countedTables, fileSizes, rowCounts } from "../store/inventory.ts";
import { lastMigration } from "../store/migrate.ts";

/** Lines of the log: what happened in the last days, and not more than somebody reads. */
const logLines = 200;

/**
 * A readable text about the installation: versions, sizes, counts and the newest lines of the log. It names no customer,
 * no member of staff, neither this PC nor a folder on it.
 */
export async function supportReport(
  core: Core,
  ctx: Context,
  { language }: Inputs["support"]["report"],
): Promise<Outputs["support"]["report"]> {
  const { t } = createTranslator(language);
  const [schema, counts] = [await lastMigration(ctx.db), await rowCounts(ctx.db)];
  const check = await lastVerification(ctx);
  const sizes = fileSizes(core.files);
  const { uncleanSince } = core.opened.store;
  const lines = newestLogLines(core.files.logs, logLines);
  const now = ctx.clock().toISOString();
  const line = (name: string, value: string | number) => `${name}: ${value}`;
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const text = [
    `${t("common.appName")} · ${t("support.title")}`,
    t("support.promise"),
    "",
    line(t("support.made"), now),
    line(t("support.version"), core.appVersion),
    line(t("support.schema"), schema),
    line(t("support.shell"), core.options.shell),
    line(t("support.system"), `${system()} ${release()} ${arch()}`),
    line(t("support.runtime"), runtimes()),
    line(
      t("support.memory"),
      `${megabytes(process.memoryUsage().rss)}, ${megabytes(freemem())} / ${megabytes(totalmem())}`,
    ),
    line(t("support.processors"), cpus().length),
    line(t("support.printing"), core.options.pdfPrinter === null ? t("support.no") : t("support.yes")),
    line(t("support.lastCheck"), check === null ? t("support.never") : `${check.at}, ${t("support.problems", check)}`),
    line(t("support.lastStop"), uncleanSince === null ? t("support.clean") : t("support.unclean")),
    "",
    `— ${t("support.sizes")} —`,
    ...Object.entries(sizes).map(([name, bytes]) =>
      line(t(`support.size.${name as keyof typeof sizes}`), megabytes(bytes)),
    ),
    "",
    `— ${t("support.counts")} —`,
    ...countedTables.map((table) => line(t(`support.count.${table}`), counts[table])),
    "",
    `— ${t("support.log", { count: lines.length })} —`,
    ...lines,
    "",
  ].join("\n");
  await ctx.change(async (change) => {
    const after = { logLines: lines.length, characters: text.length };
    change.audit({ action: "support.report", subjectType: "branch", subjectId: 1, after });
  });
  return { fileName: `sunshine-ledger-support-${ctx.today}.txt`, text };
}

function runtimes(): string {
  const { node, electron, chrome } = process.versions;
  return [`Node ${node}`, ...(electron ? [`Electron ${electron}`, `Chromium ${chrome}`] : [])].join(", ");
}
