/** What a generator yields until it ends or the signal says stop, whatever it is just waiting for. */
export async function* untilAborted<T>(source: AsyncGenerator<T, void>, signal: AbortSignal): AsyncGenerator<T, void> {
  const aborted = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  for (;;) {
    const next = source.next();
    // What it throws once nobody waits for it is nobody's business.
    next.catch(() => {});
    const step = await Promise.race([next, aborted]);
    if (step === null || step.done) return;
    yield step.value;
  }
}
