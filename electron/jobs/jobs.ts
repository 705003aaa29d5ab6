import { randomUUID } from "node:crypto";
import type { Job } from "../../shared/contract/jobs.ts";
import type { RefusalReason } from "../../shared/contract/refusals.ts";
import type { Logger } from "../log.ts";
import { Refusal } from "../refusal.ts";
import { asRefusal } from "../storageFault.ts";

/** What long work is given to report how far it is and to learn that it is no longer wanted. */
export interface JobControl {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

interface Running {
  job: Job;
  ownerId: number;
  /** what it works on, such as `import:7` */
  subject: string;
  abort: AbortController;
  ended: Promise<void>;
}

/** Kinds of work that does not need the ledger open. */
const workingOutside: readonly Job["kind"][] = ["restore"];

/** Long work of this process, by id. What it has written is kept by its own transactions, not here. */
export class Jobs {
  private readonly known = new Map<string, Running>();
  private held: RefusalReason | null = null;

  /** @param onEnd told after each job's end, whichever way it ended */
  constructor(
    private readonly log: Logger,
    private readonly onEnd: () => void = () => {},
  ) {}

  /** Refuses whatever would begin, until `hold(null)`. */
  hold(reason: RefusalReason | null): void {
    this.held = reason;
  }

  get isHeld(): boolean {
    return this.held !== null;
  }

  /**
   * @param subject what it works on, such as `import:7`, to be asked for with `runningOn`
   * @throws {Refusal} why nothing may begin now
   */
  start(
    { kind, ownerId, subject }: { kind: Job["kind"]; ownerId: number; subject: string },
    work: (control: JobControl) => Promise<void>,
  ): Job {
    if (this.held) throw new Refusal(this.held);
    const job: Job = { id: randomUUID(), kind, state: "running", done: 0, total: 0, refusal: null };
    const abort = new AbortController();
    const control: JobControl = {
      signal: abort.signal,
      progress(done, total) {
        job.done = done;
        job.total = total;
      },
    };
    const ended = work(control).then(
      () => {
        job.state = abort.signal.aborted ? "cancelled" : "done";
      },
      (error: unknown) => {
        job.state = abort.signal.aborted ? "cancelled" : "failed";
        job.refusal = asRefusal(error)?.data ?? null;
        if (!(error instanceof Refusal) && !abort.signal.aborted)
          this.log.error({ job: kind, err: error }, "job failed");
      },
    );
    void ended.then(this.onEnd);
    this.known.set(job.id, { job, ownerId, subject, abort, ended });
    return job;
  }

  /** @throws {Refusal} notFound, also for another user's job */
  get(id: string, ownerId: number): Job {
    return { ...this.find(id, ownerId).job };
  }

  /** The id of the job that is working on something now, or null. */
  runningOn(subject: string): string | null {
    return this.workingOn(subject)?.job.id ?? null;
  }

  /** The job that is working on something now, whoever began it. */
  on(subject: string): Job | null {
    const running = this.workingOn(subject);
    return running ? { ...running.job } : null;
  }

  /** Stops what works on something, whoever began it. */
  async cancelOn(subject: string): Promise<void> {
    const running = this.workingOn(subject);
    running?.abort.abort();
    await running?.ended;
  }

  /** Waits for what works on something to end by itself. */
  async endOf(subject: string): Promise<void> {
    await this.workingOn(subject)?.ended;
  }

  /** What jobs of a kind are working on now. */
  runningOnAny(kind: Job["kind"]): string[] {
    const running = [...this.known.values()].filter(({ job }) => job.kind === kind && job.state === "running");
    return running.map(({ subject }) => subject);
  }

  async cancel(id: string, ownerId: number): Promise<Job> {
    const running = this.find(id, ownerId);
    if (running.job.state !== "running") throw new Refusal("jobNotRunning");
    running.abort.abort();
    await running.ended;
    return { ...running.job };
  }

  get busy(): boolean {
    return [...this.known.values()].some(({ job }) => job.state === "running" && !workingOutside.includes(job.kind));
  }

  /** Ends everything, for a stop of the application. */
  async stop(): Promise<void> {
    const running = [...this.known.values()].filter(({ job }) => job.state === "running");
    for (const { abort } of running) abort.abort();
    await Promise.all(running.map(({ ended }) => ended));
  }

  private workingOn(subject: string): Running | undefined {
    return [...this.known.values()].find((one) => one.subject === subject && one.job.state === "running");
  }

  private find(id: string, ownerId: number): Running {
    const found = this.known.get(id);
    if (!found || found.ownerId !== ownerId) throw new Refusal("notFound");
    return found;
  }
}
