/** Something that is kept up to date by the outbox while the process runs. */
export interface Listener {
  name: string;
  /** Reads what is new from its own place on. Called one at a time; `signal`: the process is about to end. */
  catchUp(signal: AbortSignal): Promise<void>;
}
