import type { Knex } from "knex";

/** What is needed of a connection of the `sqlite3` package. */
interface TracedConnection {
  on(event: "trace", told: (sql: string) => void): void;
  removeListener(event: "trace", told: (sql: string) => void): void;
  all(sql: string, done: () => void): void;
}

/** Ends what is counted: the database tells of its statements in their order, but later than it answers. */
const end = "SELECT 'the end of what is counted'";

/**
 * The SQL that the database itself runs while some work is done, whether Knex asked for it or a statement that is kept
 * prepared, on whichever connection.
 */
export async function statementsOf(db: Knex, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const traced = new Map<TracedConnection, { told: (sql: string) => void; ended: Promise<void> }>();
  const acquire = db.client.acquireConnection;
  db.client.acquireConnection = async () => {
    const connection: TracedConnection = await acquire.call(db.client);
    if (!traced.has(connection)) traced.set(connection, trace(connection, statements));
    return connection;
  };
  try {
    await work();
  } finally {
    db.client.acquireConnection = acquire;
    for (const [connection, { told, ended }] of traced) {
      await new Promise<void>((resolve) => connection.all(end, resolve));
      await ended;
      connection.removeListener("trace", told);
    }
  }
  return statements;
}

function trace(connection: TracedConnection, statements: string[]) {
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const told = (sql: string) => {
    if (sql === end) finish();
    else statements.push(sql);
  };
  connection.on("trace", told);
  return { told, ended };
}
