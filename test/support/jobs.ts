import type { Job } from "../../shared/contract/jobs.ts";
import type { TestWindow } from "./testCore.ts";

/** Waits for a job to end, whichever way. */
export async function ended(window: Pick<TestWindow, "jobs">, id: string): Promise<Job> {
  for (;;) {
    const job = await window.jobs.get({ id });
    if (job.state !== "running") return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
