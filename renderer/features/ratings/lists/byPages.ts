/** Paging that all lists of ratings share, for `infiniteOptions`. */
export const byPages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
};

/** The input of a page: what the list is narrowed to, and where the page before ended. */
export function pageInput<Filter extends object>(filter: Filter, after: string | undefined) {
  return after === undefined ? filter : { ...filter, after };
}

export function rowsOf<Row>({ pages }: { pages: readonly { rows: Row[] }[] }): Row[] {
  return pages.flatMap(({ rows }) => rows);
}
