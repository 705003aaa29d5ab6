import type { Knex } from "knex";

/** SQL with its values, ready to be a part of other SQL. */
export interface Fragment {
  sql: string;
  bindings: readonly unknown[];
}

/** What the queries here need of a connection of the `sqlite3` package. */
interface RawConnection {
  prepare(sql: string, done: (error: Error | null) => void): Statement;
  interrupt(): void;
}

interface Statement {
  all(bindings: readonly unknown[], done: (error: Error | null, rows: unknown[]) => void): void;
  finalize(): void;
}

/** Statements that one connection keeps; the longest unused makes way. */
const keptStatements = 64;

const statementsOf = new WeakMap<object, Map<string, Statement>>();

/** What a query of Knex says, to be built into SQL written by hand. */
export function fragmentOf(query: Knex.QueryBuilder | Knex.Raw): Fragment {
  const { sql, bindings } = query.toSQL() as unknown as Fragment;
  return { sql, bindings };
}

/**
 * Runs a query whose text comes again and again: the connection keeps it prepared, and the columns keep the names that
 * the query gives them. Once `signal` says so the query is abandoned, even half way.
 *
 * @throws what `signal` was aborted with
 */
export async function preparedRows<T>(
  db: Knex,
  { sql, bindings }: Fragment,
  signal: AbortSignal | undefined,
): Promise<T[]> {
  signal?.throwIfAborted();
  const connection: RawConnection = await db.client.acquireConnection();
  const interrupt = () => connection.interrupt();
  try {
    signal?.throwIfAborted();
    const statement = await preparedStatement(connection, sql);
    signal?.addEventListener("abort", interrupt);
    return await new Promise<T[]>((resolve, reject) => {
      statement.all(bindings, (error, rows) => {
        if (!error) resolve(rows as T[]);
        else reject(signal?.aborted ? signal.reason : error);
      });
    });
  } finally {
    signal?.removeEventListener("abort", interrupt);
    await db.client.releaseConnection(connection);
  }
}

/** A connection does not close while it keeps statements. */
export function dropStatements(connection: object): void {
  for (const statement of statementsOf.get(connection)?.values() ?? []) statement.finalize();
  statementsOf.delete(connection);
}

async function preparedStatement(connection: RawConnection, sql: string): Promise<Statement> {
  const statements = statementsOf.get(connection) ?? new Map<string, Statement>();
  statementsOf.set(connection, statements);
  const statement = statements.get(sql) ?? (await prepare(connection, sql));
  statements.delete(sql);
  statements.set(sql, statement);
  const [oldest] = statements.keys();
  if (statements.size > keptStatements && oldest !== undefined) {
    statements.get(oldest)?.finalize();
    statements.delete(oldest);
  }
  return statement;
}

function prepare(connection: RawConnection, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement = connection.prepare(sql, (error) => (error ? reject(error) : resolve(statement)));
  });
}
