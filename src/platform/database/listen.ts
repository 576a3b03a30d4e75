import { Socket } from 'node:net';
import pg from 'pg';

/** Hints from the database that something was written. Hints can be late, many for one thing, or lost: they never carry the thing itself. */
export interface Listening {
  stop(): Promise<void>;
}

/** Pauses before the connection is tried again: doubled each time, from the first to the longest. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/** A connection whose other end is gone without a word says nothing for ever; asking finds it out. */
const PULSE_MS = 30_000;
const PULSE_TIMEOUT_MS = 10_000;

/** Under this name the connection stands in `pg_stat_activity`. */
export const LISTENER_NAME = 'hubwerk-listener';

/** Saying good-bye to a server that does not answer ends after this. */
const GOODBYE_MS = 1_000;

/**
 * Listens on a connection of its own, which is opened again whenever it is lost. `onHint` is called for each notification and after each opening,
 * because what happened before was not heard. Never fails: who cannot listen now goes on trying.
 */
export function listenOnPostgres(connectionString: string, channel: string, onHint: () => void): Listening {
  let stopped = false;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let leave = async () => {};

  function open(): void {
    // Our own, so that it can be cut where the other end no longer answers.
    const socket = new Socket();
    const client = new pg.Client({
      connectionString,
      stream: () => socket,
      connectionTimeoutMillis: 3000,
      query_timeout: PULSE_TIMEOUT_MS,
      application_name: LISTENER_NAME,
      keepAlive: true,
    });
    let lost = false;
    let pulse: NodeJS.Timeout | undefined;
    const lose = () => {
      if (lost) return;
      lost = true;
      clearInterval(pulse);
      socket.destroy();
      if (stopped) return;
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };
    const begin = async () => {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      if (lost || stopped) return;
      pause = FIRST_PAUSE_MS;
      pulse = setInterval(() => client.query('select 1').catch(lose), PULSE_MS);
      onHint();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', onHint);
    leave = async () => {
      const late = setTimeout(() => socket.destroy(), GOODBYE_MS);
      await client.end().catch(() => {});
      clearTimeout(late);
      clearInterval(pulse);
    };
    begin().catch(lose);
  }

  open();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await leave();
    },
  };
}
