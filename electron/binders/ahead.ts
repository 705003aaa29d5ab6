/** Whoever waits for it later is told of its failure; until then nobody misses it. */
export function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}

/** What a source gives, the next already under way while one is worked on. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = begun(source.next());
  for (;;) {
    const { done, value } = await coming;
    if (done) return;
    coming = begun(source.next());
    yield value;
  }
}
