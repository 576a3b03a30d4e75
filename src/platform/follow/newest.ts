/** One at a time; who comes while one runs waits for the next, which sees everything committed before. */
export function newest<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let following: Promise<T> | undefined;
  const ask = (): Promise<T> => {
    if (running === undefined) {
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    }
    following ??= running
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        following = undefined;
        return ask();
      });
    return following;
  };
  return ask;
}
