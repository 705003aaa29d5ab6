import type { Knex } from "knex";
import type { Verification } from "../shared/contract/integrity.ts";
import type { SessionUser } from "../shared/contract/session.ts";
import type { WhatIf } from "../shared/contract/whatIf.ts";
import { dateInZone } from "../shared/domain/dates.ts";
import { readsWholeBranch } from "../shared/domain/roles.ts";
import { type AuditActor, type AuditRecord, appendAudit } from "./audit/trail.ts";
import { recordRestoration } from "./backups/restoreNote.ts";
import type { Change, Clock, Context } from "./context.ts";
import type { PaperPrinter } from "./documents/printing/paperPrinter.ts";
import type { PdfPrinter } from "./documents/printing/pdfPrinter.ts";
import { OpenExports } from "./exports/openExports.ts";
import { Jobs } from "./jobs/jobs.ts";
import { KeptResults } from "./jobs/keptResults.ts";
import type { Logger } from "./log.ts";
import { Refusal } from "./refusal.ts";
import { Attempts } from "./session/attempts.ts";
import type { SecretClipboard } from "./session/secretClipboard.ts";
import { Sessions } from "./session/sessions.ts";
import { asRefusal } from "./storageFault.ts";
import { contentIdsInUse } from "./store/attachments.ts";
import { volumeContentsInUse } from "./store/binders.ts";
import { assertCipher } from "./store/connection.ts";
import { contentKeys } from "./store/contentKeys.ts";
import { ContentStore } from "./store/contents.ts";
import { type LedgerFiles, ledgerFiles, makePrivateFolder } from "./store/files.ts";
import { type FolderLock, lockFolder } from "./store/folderLock.ts";
import { Keyring, type Unlocked } from "./store/keyring.ts";
import { openStore, type Store } from "./store/open.ts";
import { settleRenewal } from "./store/renewal.ts";
import { defaultPasswordCost, type PasswordCost } from "./store/secretWrap.ts";
import { finishSwap } from "./store/swap.ts";

/** How often the ledger is closed if nobody uses it any more. */
const sweepMs = 30_000;

/** How long after a day could not begin it is tried again. */
const beginAgainMs = 5 * 60_000;

declare const __APP_VERSION__: string | undefined;

export interface CoreOptions {
  /** data folder, or a database file in one */
  dataPath: string;
  shell: "electron" | "browser";
  log: Logger;
  /** null where nothing on this PC can make PDF files */
  pdfPrinter: PdfPrinter | null;
  /** null where only the browser's dialog prints */
  paperPrinter: PaperPrinter | null;
  /** the system's dialog for a folder; not there where no window of the system's is */
  chooseFolder?: () => Promise<string | null>;
  /** starts an installer that has been checked; absent where only a person can */
  startInstaller?: (path: string) => Promise<void>;
  /** absent where nobody can look at the clipboard */
  clipboard?: SecretClipboard;
  clock?: Clock;
  passwordCost?: PasswordCost;
}

/** The opened ledger: there only while somebody is signed in or a job runs. */
interface OpenLedger {
  store: Store;
  contents: ContentStore;
  /** what was printed into binders */
  volumes: ContentStore;
  key: Buffer;
  timeZone: string;
  idleMinutes: number;
  /** the business day that has begun here, the end of what it brought, and after a fault when it is tried again */
  day: { date: string; begun: Promise<void>; againAt: number | null } | null;
}

/** One running application on one data folder: what the shells start and the procedures work on. */
export class Core {
  readonly files: LedgerFiles;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly jobs: Jobs;
  readonly exports: OpenExports;
  readonly whatIfs = new KeptResults<WhatIf>("whatIfGone");
  readonly verifications = new KeptResults<Verification>("integrityGone");
  readonly appVersion = typeof __APP_VERSION__ === "string" ? __APP_VERSION__ : "dev";
  readonly clock: Clock;
  private ledger: OpenLedger | null = null;
  private opening: Promise<void> = Promise.resolve();
  private holders = 0;
  private keyringIsBehind = false;
  private readonly sweep = setInterval(() => void this.closeSoon(), sweepMs).unref();

  private constructor(
    readonly options: CoreOptions,
    private readonly lock: FolderLock,
  ) {
    this.files = ledgerFiles(options.dataPath);
    this.clock = options.clock ?? (() => new Date());
    this.sessions = new Sessions(this.clock);
    this.attempts = new Attempts(this.files.attempts, this.clock);
    this.jobs = new Jobs(options.log, () => void this.closeSoon());
    this.exports = new OpenExports(this.clock);
  }

  /**
   * @throws {Refusal} ledgerInUse, when another process works on the folder, and what the disk reports
   * @throws {Error} when this build of `sqlite3` does not encrypt
   */
  static async start(options: CoreOptions): Promise<Core> {
    await assertCipher();
    const files = ledgerFiles(options.dataPath);
    const lock = await lockedFolder(files).catch((error: unknown) => {
      throw asRefusal(error) ?? error;
    });
    if (!lock) throw new Refusal("ledgerInUse");
    finishSwap(files);
    return new Core(options, lock);
  }

  async stop(): Promise<void> {
    clearInterval(this.sweep);
    await this.jobs.stop();
    await this.exports.stop();
    this.whatIfs.clear();
    this.verifications.clear();
    await this.inTurn(() => this.closeLedger());
    await this.lock.release();
  }

  get isSetUp(): boolean {
    return Keyring.exists(this.files.keyring);
  }

  readKeyring(): Keyring {
    if (!this.isSetUp) throw new Refusal("notSetUp");
    return Keyring.read(this.files.keyring, this.passwordCost);
  }

  /** Changes the keyring as it lies there now; nothing may be waited for between reading and writing it. */
  updateKeyring(work: (keyring: Keyring) => void): void {
    const keyring = this.readKeyring();
    if (this.keyringIsBehind) keyring.takeNext();
    work(keyring);
    keyring.save();
    this.keyringIsBehind = false;
  }

  /** The keyring could not follow the renewed ledger: it does with the next change, or when the ledger is opened. */
  keyringFollowsLater(): void {
    this.keyringIsBehind = true;
  }

  get passwordCost(): PasswordCost {
    return this.options.passwordCost ?? defaultPasswordCost;
  }

  /** The key of the opened ledger, to wrap it for one more user. */
  get databaseKey(): Buffer {
    return this.opened.key;
  }

  /** The ledger has another key from now on; its file was exchanged already. */
  async takeKey(key: Buffer): Promise<void> {
    const ledger = this.opened;
    const before = ledger.key;
    ledger.key = key;
    before.fill(0);
    const keys = await contentKeys(ledger.store.db, key);
    ledger.contents.takeKeys(keys);
    ledger.volumes.takeKeys(keys);
  }

  get opened(): OpenLedger {
    if (!this.ledger) throw new Refusal("notSignedIn");
    return this.ledger;
  }

  get isOpen(): boolean {
    return this.ledger !== null;
  }

  /**
   * Does what somebody needs the ledger open for before they are signed in: opening a large one after an unclean stop
   * takes minutes, in which it must not be closed again for want of a user. Closes it afterwards, if nobody is.
   */
  async keepOpen<T>(work: () => Promise<T>): Promise<T> {
    this.holders += 1;
    try {
      return await work();
    } finally {
      this.holders -= 1;
      await this.closeWhenUnused();
    }
  }

  /** Opens the ledger unless it is open already; only inside `keepOpen`. Takes the keys over. */
  async open(unlocked: Unlocked): Promise<void> {
    await this.inTurn(async () => {
      try {
        if (!this.ledger) await this.openLedger(unlocked);
      } finally {
        for (const key of [unlocked.databaseKey, unlocked.nextKey]) if (key !== this.ledger?.key) key?.fill(0);
      }
    });
  }

  private async openLedger(unlocked: Unlocked): Promise<void> {
    const keyring = this.isSetUp ? this.readKeyring() : null;
    const key = keyring ? await settleRenewal(this.files, keyring, unlocked) : unlocked.databaseKey;
    const store = await openStore(this.files, key, this.appVersion, { isKnown: this.isSetUp });
    const contents = await this.openContents(store, key);
    this.ledger = { store, ...contents, key, timeZone: "Asia/Shanghai", idleMinutes: 10, day: null };
    await recordRestoration(this.files, store, this.clock().toISOString());
    await this.reloadBranchSettings();
  }

  /** The contents beside the database; after an unclean stop without its leftovers. */
  private async openContents(
    { db, uncleanSince, close }: Store,
    key: Buffer,
  ): Promise<Pick<OpenLedger, "contents" | "volumes">> {
    try {
      const keys = await contentKeys(db, key);
      const contents = ContentStore.open(this.files.attachments, keys);
      if (uncleanSince) contents.sweep(await contentIdsInUse(db), uncleanSince);
      const volumes = ContentStore.open(this.files.binders, keys);
      volumes.keepOnly(await volumeContentsInUse(db));
      return { contents, volumes };
    } catch (error) {
      await close();
      throw error;
    }
  }

  /** Takes over what the branch's settings say about time; after they changed, and at opening. */
  async reloadBranchSettings(): Promise<void> {
    const ledger = this.opened;
    const row: { timeZone: string; idleMinutes: number } | undefined = await ledger.store
      .db("branch")
      .first("timeZone", "idleMinutes");
    if (row) Object.assign(ledger, { timeZone: row.timeZone, idleMinutes: row.idleMinutes });
  }

  /** Closes the ledger and forgets its key when nobody is signed in and nothing runs. */
  async closeWhenUnused(): Promise<void> {
    if (this.ledger) this.sessions.endIdle(this.ledger.idleMinutes);
    await this.exports.endUnwanted();
    this.whatIfs.dropUnwanted();
    this.verifications.dropUnwanted();
    await this.inTurn(async () => {
      if (!this.isInUse) await this.closeLedger();
    });
  }

  /** The same where nobody waits for it. */
  private async closeSoon(): Promise<void> {
    try {
      await this.closeWhenUnused();
    } catch (err) {
      this.options.log.error({ err }, "the ledger could not be closed");
    }
  }

  /** Whether somebody is signed in or something works on the ledger. */
  get isInUse(): boolean {
    if (this.ledger) this.sessions.endIdle(this.ledger.idleMinutes);
    return this.holders > 0 || !this.sessions.none || this.jobs.busy;
  }

  /**
   * Does what its files must be closed for; nobody opens them meanwhile.
   *
   * @throws {Refusal} restoreWhileOpen, when somebody is signed in or something works on them
   */
  whileClosed(work: () => Promise<void>): Promise<void> {
    return this.inTurn(async () => {
      if (this.isInUse) throw new Refusal("restoreWhileOpen");
      await this.closeLedger();
      await work();
    });
  }

  private async closeLedger(): Promise<void> {
    const ledger = this.ledger;
    if (!ledger) return;
    this.ledger = null;
    try {
      await ledger.store.close();
    } finally {
      ledger.contents.close();
      ledger.volumes.close();
      ledger.key.fill(0);
    }
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.opening.then(work);
    this.opening = turn.catch(() => {});
    return turn;
  }

  /** What services are given when `actor` asks for something. */
  contextFor(actor: SessionUser): Context {
    const { store, contents, timeZone } = this.opened;
    return {
      db: store.db,
      contents,
      actor,
      scope: readsWholeBranch(actor.roles) ? { all: true } : { all: false, marketerId: actor.id },
      clock: this.clock,
      today: dateInZone(this.clock(), timeZone),
      timeZone,
      change: (mutation) => this.change(actor, mutation),
    };
  }

  /**
   * Runs `work` once on each business day on which the ledger is open; who asks meanwhile waits for it. A fault in it
   * is logged and keeps nobody from their work; some minutes later it is tried again.
   */
  async onceToday(work: (today: string) => Promise<void>): Promise<void> {
    const ledger = this.opened;
    const now = this.clock();
    const date = dateInZone(now, ledger.timeZone);
    const again = ledger.day?.againAt ?? null;
    if (ledger.day?.date !== date || (again !== null && now.getTime() >= again))
      ledger.day = this.beginDay(date, () => work(date));
    await ledger.day.begun;
  }

  /** The next request begins the day, as if none had been before it. */
  beginDayAnew(): void {
    this.opened.day = null;
  }

  private beginDay(date: string, work: () => Promise<void>): NonNullable<OpenLedger["day"]> {
    const day: NonNullable<OpenLedger["day"]> = { date, begun: Promise.resolve(), againAt: null };
    day.begun = work().catch((err: unknown) => {
      day.againAt = this.clock().getTime() + beginAgainMs;
      this.options.log.error({ err }, "the day could not begin");
    });
    return day;
  }

  /** A mutation with its audit entries, in one transaction. */
  change<T>(actor: AuditActor, mutation: (change: Change) => Promise<T>): Promise<T> {
    const following: (() => void)[] = [];
    return this.opened.store.write(
      async (db: Knex.Transaction) => {
        const records: AuditRecord[] = [];
        const now = this.clock().toISOString();
        const result = await mutation({
          db,
          now,
          audit: (record) => {
            records.push(record);
          },
          afterwards: (work) => {
            following.push(work);
          },
        });
        if (records.length === 0) throw new Error("A mutation must record what it did in the audit trail.");
        await appendAudit(db, now, actor, records);
        return result;
      },
      () => {
        for (const work of following) work();
      },
    );
  }
}

async function lockedFolder({ folder, lock }: LedgerFiles): Promise<FolderLock | null> {
  makePrivateFolder(folder);
  return lockFolder(lock);
}
