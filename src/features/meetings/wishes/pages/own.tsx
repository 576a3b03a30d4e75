import type { Child } from 'hono/jsx';
import { momentInWords } from '#features/events/registration/mails.ts';
import { spokenName } from '#features/events/texts.ts';
import { Alert, ButtonLink, Facts, Section } from '#ui';
import type { RequestView } from '../model.ts';
import { ownTexts } from '../texts/own.ts';
import { participationTexts } from '../texts/participation.ts';
import { peopleTexts } from '../texts/people.ts';
import { OwnHead } from './head.tsx';
import { LimitAlert, type PeopleContext, PersonLine, RequestBadge, wishInWords } from './person.tsx';

export type OwnNote = 'joined' | 'saved' | 'left' | 'accepted' | 'declined' | 'withdrawn';

type Context = Omit<PeopleContext, 'entries' | 'isInterpreted' | 'label'>;

/** Somebody's own page: what waits for them, what they have wished for, their plan. */
export function OwnPage(
  props: Context & {
    note: OwnNote | undefined;
    requests: RequestView[];
    /** Wishes said and allowed, until when; undefined: they are closed. */
    limit: { left: number; most: number; until: string } | undefined;
    plan: Child;
    refused?: string | undefined;
  },
) {
  const { lang, matchmaking, address, requests, limit, note } = props;
  const t = ownTexts(lang);
  const p = peopleTexts(lang);
  const said: Partial<Record<OwnNote, string>> = {
    joined: t.joined,
    saved: t.saved,
    accepted: p.accepted,
    declined: p.declined,
    withdrawn: p.withdrawnDone,
  };
  const waiting = requests.filter(({ state, isMine }) => state === 'open' && !isMine);
  const living = requests.filter(({ state, isMine }) => state === 'accepted' || (state === 'open' && isMine));
  const older = requests.filter((request) => !waiting.includes(request) && !living.includes(request));
  const isPublished = matchmaking.state === 'published' || matchmaking.state === 'closed';
  return (
    <>
      <OwnHead lang={lang} matchmaking={matchmaking} address={address} />
      <div class="hw-wrap hw-stack hw-narrow">
        {props.refused === undefined ? null : <Alert tone="danger" title={props.refused} />}
        {note === undefined || said[note] === undefined ? null : <Alert tone="success" title={said[note]} />}
        {props.plan}
        {isPublished ? null : (
          <>
            {limit === undefined ? (
              <Alert tone="info" title={t.planningTitle}>
                <p>{t.planning}</p>
              </Alert>
            ) : (
              <LimitAlert lang={lang} limit={limit} />
            )}
            <p>
              <ButtonLink href={`${address}/people`} kind={limit === undefined ? 'secondary' : 'primary'}>
                {limit === undefined ? t.whoTakesPart : t.find}
              </ButtonLink>
            </p>
            <Section title={t.requestsTitle(waiting.length)} id="requests">
              {waiting.length === 0 ? <p class="hw-muted">{t.noRequests}</p> : null}
              <div class="hw-rows">
                {waiting.map((request) => (
                  <WaitingCard {...props} request={request} />
                ))}
              </div>
            </Section>
            <Section title={t.wishesTitle} id="wishes">
              {living.length === 0 ? <p class="hw-muted">{t.noWishes}</p> : <Requests {...props} requests={living} />}
              {older.length === 0 ? null : (
                <details class="hw-fold">
                  <summary>
                    {t.older} ({older.length})
                  </summary>
                  <Requests {...props} requests={older} />
                </details>
              )}
            </Section>
            <Details {...props} />
          </>
        )}
        {matchmaking.event.contactEmail === null ? null : (
          <p class="hw-muted">{t.contact(matchmaking.event.contactEmail)}</p>
        )}
      </div>
    </>
  );
}

function WaitingCard({ lang, matchmaking, address, request }: Context & { request: RequestView }) {
  const p = peopleTexts(lang);
  const t = ownTexts(lang);
  const { person } = request;
  return (
    <article class="hw-card">
      <div class="hw-card__kicker">
        {p.asksYou}: {wishInWords(lang, request.theirWish)}
      </div>
      <h3 class="hw-card__title">
        <a class="hw-card__link" href={`${address}/requests/${request.id}`}>
          {person.name}
        </a>
      </h3>
      <PersonLine lang={lang} person={person} matchmaking={matchmaking} />
      {request.message === null ? null : <blockquote class="hw-quoted">{request.message}</blockquote>}
      <p class="hw-card__meta">
        {request.expiresAt === null ? p.answer : t.until(momentInWords(lang, request.expiresAt, matchmaking.event))}
      </p>
    </article>
  );
}

function Requests({ lang, address, requests }: Context & { requests: RequestView[] }) {
  return (
    <ul class="hw-lines">
      {requests.map((request) => (
        <li>
          <span>
            <a href={`${address}/requests/${request.id}`}>{request.person.name}</a>
            {request.person.organisation === null ? '' : `, ${request.person.organisation}`}
            {(request.myWish ?? 0) > 0 ? <span class="hw-muted"> · {wishInWords(lang, request.myWish)}</span> : null}
          </span>
          <RequestBadge lang={lang} request={request} />
        </li>
      ))}
    </ul>
  );
}

function Details({ lang, me, address }: Context) {
  const t = ownTexts(lang);
  const j = participationTexts(lang);
  const p = peopleTexts(lang);
  return (
    <Section title={t.detailsTitle} id="details">
      <Facts
        items={[
          [j.name, me.organisation === null ? me.name : `${me.name}, ${me.organisation}`],
          [p.facetSpeaks, me.langs.map((one) => spokenName(lang, one)).join(', ')],
          [p.seeks, me.seeks],
          [p.offers, me.offers],
          [t.availability, t.notFree(me.unavailable.length)],
        ]}
      />
      <div class="hw-actions">
        <ButtonLink href={`${address}/edit`}>{t.edit}</ButtonLink>
        <ButtonLink href={`${address}/availability`}>{t.changeTimes}</ButtonLink>
        <ButtonLink href={`${address}/leaving`} kind="tertiary">
          {j.leaveTitle}
        </ButtonLink>
      </div>
    </Section>
  );
}

/** Nothing to be done here: the event is off, the registration is gone, or it is too late. */
export function NoticePage({
  lang,
  matchmaking,
  address,
  title,
}: Pick<Context, 'lang' | 'matchmaking' | 'address'> & { title: string }) {
  return (
    <>
      <OwnHead lang={lang} matchmaking={matchmaking} address={address} />
      <div class="hw-wrap hw-stack hw-narrow">
        <Alert tone="warning" title={title} />
        {matchmaking.event.contactEmail === null ? null : (
          <p class="hw-muted">{ownTexts(lang).contact(matchmaking.event.contactEmail)}</p>
        )}
      </div>
    </>
  );
}
