/**
 * Does something now, and again so many seconds after it was done.
 *
 * @param onError it failed; it is tried again all the same
 * @returns stops, and waits for what is being done
 */
export function regularly(seconds: number, work: () => Promise<unknown>, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void>;

  async function run(): Promise<void> {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
    if (!stopped) timer = setTimeout(() => { running = run(); }, seconds * 1000);
  }

  running = run();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
