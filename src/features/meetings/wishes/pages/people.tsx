import type { Lang } from '#engines/kit';
import { SPOKEN } from '#features/events/model.ts';
import { spokenName } from '#features/events/texts.ts';
import { ORGANISATION_TYPES } from '#features/network/model.ts';
import { typeName } from '#features/network/texts.ts';
import { localise } from '#platform/i18n';
import { type ListQuery, withQuery } from '#platform/web';
import { Alert, ButtonLink, type FacetView, ListPage } from '#ui';
import type { MatchmakingView } from '../../queries.ts';
import { type Candidate, type FoundPeople, PAGE_SIZE } from '../queries/people.ts';
import { wishOf } from '../rules.ts';
import type { EntryPair, Suggestion } from '../suggest.ts';
import { peopleTexts } from '../texts/people.ts';
import { OwnHead } from './head.tsx';
import {
  canTalk,
  LanguageNote,
  LimitAlert,
  type PeopleContext,
  PersonLine,
  PersonTexts,
  RequestBadge,
  WishForm,
} from './person.tsx';

/** Reasons that are said at once. */
const FITS_FROM = 15;

export function PeoplePage(
  props: PeopleContext & {
    query: ListQuery;
    found: FoundPeople;
    suggestions: ReadonlyMap<string, Suggestion>;
    /** Wishes said and allowed, until when; undefined: they are closed. */
    limit: { left: number; most: number; until: string } | undefined;
    /** What was just done, and what could not be. */
    done?: { name: string; mutual: boolean } | undefined;
    refused?: string | undefined;
  },
) {
  const { lang, matchmaking, address, query, found, limit } = props;
  const t = peopleTexts(lang);
  const base = `${address}/people`;
  const isFiltered = query.q !== '' || Object.values(query.chosen).some((values) => values.length > 0);
  return (
    <ListPage
      lang={lang}
      title={t.title}
      lead={t.lead}
      ownHead={<OwnHead lang={lang} matchmaking={matchmaking} address={address} title={t.title} lead={t.lead} />}
      base={base}
      href={(changes) => `${base}${withQuery(query, changes)}`}
      query={query}
      searchLabel={t.search}
      facets={facetsOf(lang, matchmaking, query, found.counts)}
      sorts={[
        { value: '', label: t.sortFit },
        { value: 'name', label: t.sortName },
      ]}
      found={t.found(found.total)}
      pages={Math.ceil(found.total / PAGE_SIZE)}
      before={
        <>
          {props.refused === undefined ? null : <Alert tone="danger" title={props.refused} />}
          {props.done === undefined ? null : (
            <Alert tone="success" title={props.done.mutual ? t.doneMutual(props.done.name) : t.done(props.done.name)} />
          )}
          {limit === undefined ? <Alert tone="info" title={t.closedNow} /> : <LimitAlert lang={lang} limit={limit} />}
        </>
      }
      after={
        <p>
          <ButtonLink href={address}>{t.toMine}</ButtonLink>
        </p>
      }
    >
      {found.total === 0 ? <p>{isFiltered ? t.nobody : t.nobodyYet}</p> : null}
      <div class="hw-rows">
        {found.rows.map((candidate) => (
          <PersonCard {...props} candidate={candidate} suggestion={props.suggestions.get(candidate.id)} />
        ))}
      </div>
    </ListPage>
  );
}

function PersonCard(
  props: PeopleContext & {
    query: ListQuery;
    limit: object | undefined;
    candidate: Candidate;
    suggestion: Suggestion | undefined;
  },
) {
  const { lang, me, matchmaking, address, candidate, suggestion, isInterpreted } = props;
  const t = peopleTexts(lang);
  const { request } = candidate;
  const isOver = request === null || request.state === 'expired' || request.state === 'withdrawn';
  const canAsk = props.limit !== undefined && canTalk(me, candidate, isInterpreted);
  return (
    <article class="hw-card" id={`person-${candidate.id}`}>
      <div class="hw-card__kicker">
        {suggestion === undefined || suggestion.points < FITS_FROM ? null : (
          <strong>{t.fits(suggestion.points)}</strong>
        )}
        {request === null ? null : <RequestBadge lang={lang} request={request} />}
      </div>
      <h3 class="hw-card__title">{candidate.name}</h3>
      <PersonLine lang={lang} person={candidate} matchmaking={matchmaking} />
      <Why {...props} suggestion={suggestion} />
      {candidate.seeks === '' && candidate.offers === '' && candidate.entries.length === 0 ? null : (
        <details class="hw-why">
          <summary>{t.moreAbout(candidate.name)}</summary>
          <PersonTexts lang={lang} person={candidate} entries={props.entries} />
        </details>
      )}
      <LanguageNote lang={lang} me={me} person={candidate} isInterpreted={isInterpreted} />
      {request === null || isOver ? null : (
        <p>
          <a href={`${address}/requests/${request.id}`}>
            {request.state === 'open' && !request.isMine ? t.answer : t.look}
            <span class="kern-sr-only"> {candidate.name}</span>
          </a>
        </p>
      )}
      {canAsk && (isOver || (request.isMine && request.state !== 'declined')) ? (
        <WishForm
          lang={lang}
          matchmaking={matchmaking}
          address={address}
          person={candidate}
          back={withQuery(props.query, { page: String(props.query.page) })}
          current={request === null || isOver ? undefined : wishOf(request.myWish)}
          hasMessage={isOver}
        />
      ) : null}
    </article>
  );
}

/** Why somebody is suggested, in whole sentences. */
function Why({ lang, suggestion, label, entries }: PeopleContext & { suggestion: Suggestion | undefined }) {
  if (suggestion === undefined) return null;
  const t = peopleTexts(lang);
  const named = (topics: readonly string[]) => topics.map(label).join(', ');
  const { theyOffer, theySeek, entries: pair, missedBefore } = suggestion;
  const said = [
    missedBefore ? t.missed : null,
    theyOffer.length > 0 ? t.theyOffer(named(theyOffer)) : null,
    theySeek.length > 0 ? t.theySeek(named(theySeek)) : null,
    pair === undefined ? null : pairInWords(lang, pair, entries, named(pair.topics)),
  ].filter((one) => one !== null);
  if (said.length === 0) return null;
  return (
    <ul class="hw-match__named hw-match__named--long" aria-label={t.why}>
      {said.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );
}

/** What of mine answers which entry of theirs; nothing where one of them is no longer there. */
function pairInWords(lang: Lang, pair: EntryPair, entries: PeopleContext['entries'], topics: string): string | null {
  const t = peopleTexts(lang);
  const theirs = entries.get(pair.theirs);
  if (theirs === undefined) return null;
  if (pair.mine === 'seeks') return t.seeksFit(theirs.title, topics);
  if (pair.mine === 'offers') return t.offersFit(theirs.title, topics);
  const mine = entries.get(pair.mine);
  return mine === undefined ? null : t.entriesFit(mine.title, theirs.title, topics);
}

function facetsOf(
  lang: Lang,
  matchmaking: MatchmakingView,
  query: ListQuery,
  counts: FoundPeople['counts'],
): FacetView[] {
  const t = peopleTexts(lang);
  const facet = (
    name: 'group' | 'speaks' | 'type',
    title: string,
    values: readonly { value: string; label: string }[],
  ): FacetView => ({
    name,
    title,
    values: values
      .map(({ value, label }) => {
        return { value, label, count: counts[name][value] ?? 0, chosen: query.chosen[name]?.includes(value) === true };
      })
      .filter(({ count, chosen }) => count > 0 || chosen),
  });
  return [
    facet(
      'group',
      t.facetGroup,
      matchmaking.groups.map(({ key, name }) => ({ value: key, label: localise(name, lang).text })),
    ),
    facet(
      'speaks',
      t.facetSpeaks,
      SPOKEN.map((value) => ({ value, label: spokenName(lang, value) })),
    ),
    facet(
      'type',
      t.facetType,
      ORGANISATION_TYPES.map((value) => ({ value, label: typeName(lang, value) })),
    ),
  ];
}
