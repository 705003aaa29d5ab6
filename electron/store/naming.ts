/** Columns are `snake_case` in the database and `camelCase` in code; both directions are remembered per name. */

const toSnake = new Map<string, string>();
const toCamel = new Map<string, string>();

export function snakeCase(name: string): string {
  return remembered(toSnake, name, () => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

export function camelCase(name: string): string {
  return remembered(toCamel, name, () => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
}

function remembered(cache: Map<string, string>, name: string, make: () => string): string {
  let made = cache.get(name);
  if (made === undefined) {
    made = make();
    cache.set(name, made);
  }
  return made;
}

/** Renames the columns of what a query returned: one row, rows, or something that is neither. */
export function camelCaseRows(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(camelCaseRows);
  if (result === null || typeof result !== "object" || Object.getPrototypeOf(result) !== Object.prototype)
    return result;
  const row: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(result)) row[camelCase(column)] = value;
  return row;
}
