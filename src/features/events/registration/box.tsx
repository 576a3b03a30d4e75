import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import type { Db } from '#platform/database';
import { Alert, ButtonLink } from '#ui';
import type { EventView } from '../model.ts';
import { opening } from './commands/register.ts';
import { readFacts } from './commands/state.ts';
import { momentInWords } from './mails.ts';
import { listTickets } from './queries.ts';
import { closedReason, isOffered } from './rules.ts';
import { participantTexts } from './texts.ts';

/** Registration in short, for the page of an event: the way to it, what is left, until when; or why not. Null where there is none. Two questions. */
export function registrationBox(db: Db): (lang: Lang, event: EventView, now: Date) => Promise<Child> {
  return async (lang, event, now) => {
    const t = participantTexts(lang);
    if (event.state !== 'published' || event.endsAt <= now) return null;
    if (event.externalUrl !== null)
      return (
        <div class="hw-register">
          <ButtonLink href={event.externalUrl} kind="primary">
            {t.toRegistration}
          </ButtonLink>
          <p class="hw-muted">{t.external(new URL(event.externalUrl).hostname)}</p>
        </div>
      );
    const facts = await readFacts(db, event.id);
    if (facts === undefined) return null;
    const closed = closedReason(opening(facts), now);
    if (closed !== undefined) {
      const opens = closed === 'not-yet' && facts.opensAt !== null ? facts.opensAt : undefined;
      return (
        <Alert tone="info" title={t[closed]}>
          {opens === undefined ? undefined : <p>{t.opensOn(momentInWords(lang, opens, event))}</p>}
        </Alert>
      );
    }
    const tickets = (await listTickets(db, event.id)).filter((ticket) => isOffered(ticket, now));
    const free = tickets.filter(({ left, needsApproval }) => left !== 0 || needsApproval);
    if (free.length === 0 && !facts.hasWaitingList) return <Alert tone="info" title={t.fullClosed} />;
    const isFull = free.length === 0;
    const left = facts.capacity === null ? sumOf(tickets.map((ticket) => ticket.left)) : facts.capacity - facts.taken;
    return (
      <div class="hw-register">
        <ButtonLink href={`/${lang}/events/${event.slug}/registration`} kind="primary">
          {isFull ? t.toWaitingList : t.toRegistration}
        </ButtonLink>
        <p class="hw-muted">
          {isFull ? t.fullWaiting : left === null || left <= 0 ? null : t.left(left)}
          {facts.closesAt === null ? null : (
            <span class="hw-block">{t.closesOn(momentInWords(lang, facts.closesAt, event))}</span>
          )}
        </p>
      </div>
    );
  };
}

function sumOf(numbers: (number | null)[]): number | null {
  return numbers.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}
