import type { Lang } from '#engines/kit';
import { findNetwork } from '#features/network/queries/index.ts';
import type { Db } from '#platform/database';
import { localise } from '#platform/i18n';

/** The network's name for the header, read with each page that is made; the last one known while the database is away. */
export function siteName(db: Db): (lang: Lang) => Promise<string> {
  let last: Awaited<ReturnType<typeof findNetwork>>;
  return async (lang) => {
    last = (await findNetwork(db).catch(() => undefined)) ?? last;
    return last === undefined ? 'Hubwerk' : localise(last.name, lang).text;
  };
}
