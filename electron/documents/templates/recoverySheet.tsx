import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { weekdays } from "../../../shared/domain/backupSchedule.ts";
import { dateTimeInZone } from "../../../shared/domain/dates.ts";
import type { Context } from "../../context.ts";
import { backupSettings, lastBackup, type StoredSettings } from "../../store/backups.ts";
import { Values } from "../paper/parts.tsx";
import type { DocumentTemplate, Printing } from "../template.ts";

/** What the sheet tells of the branch's backups. */
interface SheetContent {
  settings: StoredSettings;
  /** of the last verified backup; null before the first */
  last: { madeAt: string; fileName: string } | null;
  appVersion: string;
}

/** The recovery sheet: where backups lie, how to restore one on a new PC, who keeps the passphrase. No secret is on it. */
export const recoverySheet: DocumentTemplate<"recoverySheet"> = async (ctx, _asked, printing) => {
  const { t } = printing;
  const content = await gather(ctx);
  const heading = t("backups.paper.title");
  return {
    title: heading,
    subject: heading,
    keywords: [printing.branchName],
    styles: ownStyles,
    articles: [
      {
        id: "recoverySheet",
        heading,
        reference: printing.printedOn,
        html: renderToStaticMarkup(createElement(RecoverySheet, { content, printing })),
      },
    ],
    subjects: [{ subjectType: "backups", subjectId: 1 }],
  };
};

async function gather({ db }: Context): Promise<SheetContent> {
  const branch: { appVersion: string } | undefined = await db("branch").first("appVersion");
  return {
    settings: await backupSettings(db),
    last: await lastBackup(db, "verified"),
    appVersion: branch?.appVersion ?? "",
  };
}

const steps = ["prepare", "bring", "open", "choose", "passphrase", "confirm", "signIn", "check", "again"] as const;

/** Lines to write on by hand. */
const keepers = 2;
const trials = 3;

function RecoverySheet({ content, printing }: { content: SheetContent; printing: Printing }) {
  const { t } = printing;
  return (
    <section>
      <h2>{t("backups.paper.title")}</h2>
      <p>{t("backups.paper.intro")}</p>
      <h3>{t("backups.paper.facts")}</h3>
      <Values compact rows={factsOf(content, printing)} />
      <h3>{t("backups.paper.steps")}</h3>
      <ol>
        {steps.map((step) => (
          <li key={step}>{t(`backups.paper.step.${step}`, { version: content.appVersion })}</li>
        ))}
      </ol>
      <p>
        <strong>{t("backups.paper.lost")}</strong>
      </p>
      <ByHand
        title={t("backups.paper.keepers")}
        columns={["keeper", "place", "since", "signature"]}
        lines={keepers}
        t={t}
      />
      <ByHand
        title={t("backups.paper.checked")}
        columns={["checkedOn", "checkedBy", "checkedResult"]}
        lines={trials}
        t={t}
      />
    </section>
  );
}

function factsOf(
  { settings, last }: SheetContent,
  { t, branchName, timeZone }: Printing,
): [label: string, value: string][] {
  const { destination, schedule, hour, weekday, keepDaily, keepWeekly, keepMonthly, passphraseSetAt } = settings;
  const none = t("backups.paper.notSet");
  const at = (instant: string | null | undefined) => (instant ? dateTimeInZone(new Date(instant), timeZone) : none);
  const when = {
    off: t("backups.schedule.off"),
    daily: t("backups.paper.scheduleDaily", { hour }),
    weekly: t("backups.paper.scheduleWeekly", {
      hour,
      weekday: t(`backups.weekday.${weekdays[weekday - 1] ?? "monday"}`),
    }),
  }[schedule];
  return [
    [t("backups.paper.branch"), branchName],
    [t("backups.paper.destination"), destination || none],
    [t("backups.paper.file"), t("backups.paper.fileValue", { prefix: prefixOf(last?.fileName ?? "") })],
    [t("backups.paper.pool"), t("backups.paper.poolValue", { folder: poolName(settings) })],
    [t("backups.paper.schedule"), when],
    [
      t("backups.paper.retention"),
      t("backups.paper.retentionValue", { daily: keepDaily, weekly: keepWeekly, monthly: keepMonthly }),
    ],
    [t("backups.paper.lastVerified"), at(last?.madeAt)],
    [t("backups.paper.passphraseSetAt"), at(passphraseSetAt)],
  ];
}

/** What all backups of this branch begin with: everything before the time in the name of one. */
function prefixOf(fileName: string): string {
  return /^sunshine-\w+-/.exec(fileName)?.[0] ?? "sunshine-";
}

function poolName({ backupKey }: StoredSettings): string {
  if (backupKey === null) return "sunshine-pool-…";
  return `sunshine-pool-${(JSON.parse(backupKey) as { keyId: string }).keyId}`;
}

type Heading = "keeper" | "place" | "since" | "signature" | "checkedOn" | "checkedBy" | "checkedResult";

/** A table of empty lines. */
function ByHand({
  title,
  columns,
  lines,
  t,
}: {
  title: string;
  columns: readonly Heading[];
  lines: number;
  t: Printing["t"];
}) {
  return (
    <div className="keep">
      <h3>{title}</h3>
      <table className="byHand">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`backups.paper.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: lines }, (_, line) => `${title} ${line}`).map((line) => (
            <tr key={line}>
              {columns.map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ownStyles = `
.recoverySheet ol { margin: 1mm 0 2mm; padding-left: 6mm; }
.recoverySheet li { margin: 0.3mm 0; }
.recoverySheet h3 { margin-top: 4mm; }
.recoverySheet .byHand { table-layout: fixed; }
.recoverySheet .byHand td { height: 8mm; }
`;
