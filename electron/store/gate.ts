import { setTimeout } from "node:timers/promises";
import type { Knex } from "knex";

/** What a gate needs of the pool that Knex takes its connections from. */
interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

interface Client {
  pool: Pool;
  acquireConnection(): Promise<unknown>;
}

export interface Gate {
  /** Nobody is given a connection any more, and nobody holds one. */
  shutWhenIdle(): Promise<void>;
  open(): void;
}

const lookMs = 2;

/** How long whoever holds a connection is waited for: they may wait for a second one themselves. */
const patienceMs = 2000;
const pauseMs = 50;

/** A gate before the connections of a Knex: who comes while it is shut waits and notices nothing. */
export function gateOf(db: Knex): Gate {
  const client = db.client as Client;
  const acquire = client.acquireConnection.bind(client);
  let shut: { opened: Promise<void>; open: () => void } | null = null;
  client.acquireConnection = async () => {
    while (shut) await shut.opened;
    return acquire();
  };

  function open(): void {
    shut?.open();
    shut = null;
  }

  function close(): void {
    let letGo = () => {};
    const opened = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    shut = { opened, open: letGo };
  }

  async function idleInTime(): Promise<boolean> {
    const since = performance.now();
    while (client.pool.numUsed() + client.pool.numPendingAcquires() > 0) {
      if (performance.now() - since > patienceMs) return false;
      await setTimeout(lookMs);
    }
    return true;
  }

  return {
    open,
    async shutWhenIdle() {
      for (;;) {
        close();
        if (await idleInTime()) return;
        open();
        await setTimeout(pauseMs);
      }
    },
  };
}
