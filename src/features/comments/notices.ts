import { type Lang, mayAnywhere, type PersonViewer } from '#engines/kit';
import type { Db } from '#platform/database';
import type { DeskItem, NoticeKind } from '#platform/feature';
import { localise } from '#platform/i18n';
import { moderationTexts } from './moderation-texts.ts';
import { queueHref } from './pages/queue.tsx';
import { countQueues, listHubNames, type Queue, type QueueCount } from './queries/queue.ts';
import { rights } from './rights.ts';

const KINDS: Record<Queue, 'comment.waiting' | 'comment.reported' | 'comment.objection'> = {
  waiting: 'comment.waiting',
  reported: 'comment.reported',
  objections: 'comment.objection',
};

function sentence(lang: Lang, queue: Queue, count: number): string {
  const t = moderationTexts(lang);
  if (queue === 'waiting') return t.waitingNotice(count);
  return queue === 'reported' ? t.reportedNotice(count) : t.objectionNotice(count);
}

const total = (counts: readonly QueueCount[]) => counts.reduce((sum, { count }) => sum + count, 0);

function notice(queue: Queue, label: NoticeKind['label']): NoticeKind {
  return {
    kind: KINDS[queue],
    label,
    usual: 'at-once',
    isFor: (viewer) => mayAnywhere(viewer, rights['comment.release']),
    // A notice is about a queue, not about one comment: what it says is how much waits now, and nothing once it is empty.
    async say(db: Db, viewer: PersonViewer, subject: string) {
      const hub = subject.startsWith('hub:') ? subject.slice('hub:'.length) : null;
      const counts = (await countQueues(db, viewer)).filter((count) => count.queue === queue && count.hub === hub);
      if (counts.length === 0) return undefined;
      const href = queueHref(viewer.lang, { queue, hub: [hub ?? 'none'] });
      return { text: sentence(viewer.lang, queue, total(counts)), path: href.replace(/^\/[a-z]{2}/, '') };
    },
  };
}

export const noticeKinds: NoticeKind[] = [
  notice('waiting', {
    de: 'Kommentare warten auf Freigabe',
    cs: 'Komentáře čekají na zveřejnění',
    pl: 'Komentarze czekają na publikację',
    en: 'Comments are waiting for release',
  }),
  notice('reported', {
    de: 'Ein Kommentar wurde gemeldet',
    cs: 'Komentář byl nahlášen',
    pl: 'Zgłoszono komentarz',
    en: 'A comment was reported',
  }),
  notice('objections', {
    de: 'Jemand widerspricht einer Entscheidung über einen Kommentar',
    cs: 'Někdo podal námitku proti rozhodnutí o komentáři',
    pl: 'Ktoś wniósł sprzeciw wobec decyzji o komentarzu',
    en: 'Somebody objects to a decision about a comment',
  }),
];

/** What waits in the queues of a moderator, a line a hub. Two queries. */
export async function deskItems(db: Db, viewer: PersonViewer, lang: Lang): Promise<DeskItem[]> {
  if (!mayAnywhere(viewer, rights['comment.release'])) return [];
  const counts = await countQueues(db, viewer);
  if (counts.length === 0) return [];
  const hubs = new Map((await listHubNames(db)).map(({ id, name }) => [id, localise(name, lang).text]));
  const lines = Map.groupBy(counts, ({ queue, hub }) => `${queue} ${hub}`);
  return [...lines.values()].flatMap((line) => {
    const [first] = line;
    if (first === undefined) return [];
    const { queue, hub } = first;
    const count = total(line);
    return [
      {
        kind: KINDS[queue],
        title: sentence(lang, queue, count),
        detail: hub === null ? moderationTexts(lang).noHub : (hubs.get(hub) ?? ''),
        href: queueHref(lang, { queue, hub: [hub ?? 'none'] }),
        count,
        since: new Date(Math.min(...line.map(({ since }) => since.getTime()))),
      },
    ];
  });
}
