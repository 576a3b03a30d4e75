import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import type { EntryKind, EntryView } from '#features/exchange/model.ts';
import { EntryCard } from '#features/exchange/pages/card.tsx';
import { kindNamePlural } from '#features/exchange/texts.ts';
import { formatDate, formatNumber, LANGUAGE_NAMES } from '#platform/i18n';
import { Badge, Section } from '#ui';
import type { EntryMatch, MatchView } from '../queries.ts';
import { matchingTexts } from '../texts.ts';
import { vocabularyTexts } from '../vocabulary/texts.ts';
import { type Asked, plainTitle, Reasons } from './reasons.tsx';

type Label = (concept: string) => string;

/** Reasons named on the card before it is opened: first what it is about, then how it fits. */
const NAMED = 4;
const NAMED_FITS = 2;

export function MatchGroups(props: {
  lang: Lang;
  view: MatchView;
  asked: Asked;
  askedTitle: string;
  label: Label;
  /** By entry the day since when it is among the matches, where it was not from the beginning. */
  newSince?: ReadonlyMap<string, string>;
}) {
  const { lang, view } = props;
  const t = matchingTexts(lang);
  return (
    <div class="hw-stack">
      {view.withoutModel ? <p class="hw-muted">{t.withoutModel}</p> : null}
      {view.groups.map((group) => (
        <Section title={`${kindNamePlural(lang, group.kind)} (${group.matches.length})`} id={`group-${group.kind}`}>
          {group.matches.length + group.weaker.length === 0 ? <p class="hw-muted">{t.noMatches}</p> : null}
          <div class="hw-rows">
            {group.matches.map((match) => (
              <MatchCard {...props} match={match} />
            ))}
          </div>
          <Weaker lang={lang} matches={group.weaker} />
        </Section>
      ))}
    </div>
  );
}

/** What fits too little to stand among the matches, by name only, so that nobody has to wonder what was left out. */
function Weaker({ lang, matches }: { lang: Lang; matches: EntryMatch[] }) {
  const t = matchingTexts(lang);
  if (matches.length === 0) return null;
  return (
    <details class="hw-why">
      <summary>{t.weaker(matches.length)}</summary>
      <ul>
        {matches.map(({ entry, score }) => (
          <li>
            <a href={`/${lang}/entries/${entry.slug}`} lang={entry.lang}>
              {entry.title}
            </a>{' '}
            <span class="hw-muted">
              {t.score} {formatNumber(lang, Math.round(score))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function MatchCard(props: {
  lang: Lang;
  match: EntryMatch;
  asked: Asked;
  askedTitle: string;
  label: Label;
  newSince?: ReadonlyMap<string, string>;
}) {
  const { lang, match } = props;
  const t = matchingTexts(lang);
  const speaking = match.reasons.filter((reason) => reason.contribution > 0);
  const named = [
    ...[
      ...speaking.filter((reason) => reason.type === 'concept' || reason.type === 'word'),
      ...speaking.filter((reason) => reason.type === 'field'),
    ].slice(0, NAMED),
    ...speaking.filter((reason) => reason.type === 'embedding'),
    ...speaking.filter((reason) => reason.type === 'fit').slice(0, NAMED_FITS),
  ];
  const against = match.reasons.filter((reason) => reason.contribution < 0);
  const since = props.newSince?.get(match.entry.id);
  return (
    <EntryCard
      lang={lang}
      entry={match.entry}
      label={props.label}
      meta={
        <div class="hw-match">
          {since === undefined ? null : (
            <p>
              <Badge>{t.newSince(formatDate(lang, since))}</Badge>
            </p>
          )}
          <Score lang={lang} score={match.score} />
          <ul class="hw-match__named">
            {named.map((reason) => (
              <li>{plainTitle(lang, reason)}</li>
            ))}
            {against.map((reason) => (
              <li class="hw-match__against">{plainTitle(lang, reason)}</li>
            ))}
          </ul>
          <details class="hw-why">
            <summary>{t.why}</summary>
            <Reasons
              lang={lang}
              reasons={match.reasons}
              score={match.score}
              asked={props.asked}
              entry={match.entry}
              askedTitle={props.askedTitle}
            />
            <p class="hw-muted">{t.sumExplained}</p>
          </details>
        </div>
      }
    />
  );
}

function Score({ lang, score }: { lang: Lang; score: number }) {
  const t = matchingTexts(lang);
  const filled = Math.max(0, Math.min(100, score));
  return (
    <div class="hw-score">
      <span class="hw-score__text">
        {t.score} <strong>{formatNumber(lang, Math.round(score))}</strong>
      </span>
      <svg class="hw-score__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="hw-score__ground" width="100" height="6" rx="3" />
        <rect class="hw-score__fill" width={filled.toFixed(1)} height="6" rx="3" />
      </svg>
    </div>
  );
}

/** What was recognised, as chips that can be dropped by a link. */
export function Concepts(props: {
  lang: Lang;
  view: MatchView;
  /** Address of the page without this concept; undefined while typing. */
  dropHref?: (id: string) => string;
  dropped?: { id: string; label: string; href: string }[];
  children?: Child;
}) {
  const { lang, view } = props;
  const t = matchingTexts(lang);
  const language = view.language.confidence > 0 ? t.language(LANGUAGE_NAMES[view.language.lang]) : t.languageUnsure;
  return (
    <section class="hw-concepts" aria-labelledby="concepts-title">
      <h2 class="hw-h3" id="concepts-title">
        {t.concepts}
      </h2>
      <p class="hw-muted">
        {language}. {view.concepts.length === 0 ? t.noConcepts : props.dropHref === undefined ? null : t.conceptsHint}{' '}
        {props.dropHref === undefined ? null : <a href={`/${lang}/vocabulary`}>{vocabularyTexts(lang).all}</a>}
      </p>
      <ul class="hw-chips">
        {view.concepts.map((concept) => (
          <li>
            {props.dropHref === undefined ? (
              <span class="hw-chip">{concept.label}</span>
            ) : (
              <a class="hw-chip" href={props.dropHref(concept.id)}>
                {concept.label}
                {concept.source === 'added' ? <span class="hw-muted"> ({t.addedByYou})</span> : null}
                <span aria-hidden="true"> ×</span>
                <span class="kern-sr-only"> {t.drop}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {props.dropped === undefined || props.dropped.length === 0 ? null : (
        <p class="hw-muted">
          {t.dropped}:{' '}
          {props.dropped.map((concept, at) => (
            <>
              {at > 0 ? ', ' : ''}
              <s>{concept.label}</s> (<a href={concept.href}>{t.putBack}</a>)
            </>
          ))}
        </p>
      )}
      {props.children}
    </section>
  );
}

/** The matches of an entry, at the end of its page. */
export function MatchesBeside(props: { lang: Lang; entry: EntryView; view: MatchView; asked: Asked; label: Label }) {
  const { lang, view } = props;
  const t = matchingTexts(lang);
  const kind: EntryKind = props.entry.kind;
  if (view.groups.every((group) => group.matches.length === 0)) return null;
  return (
    <div class="hw-band">
      <div class="hw-wrap">
        <h2 class="hw-h2">{kind === 'need' ? t.besideNeed : t.besideOther}</h2>
        <MatchGroups
          lang={lang}
          view={{ ...view, groups: view.groups.filter(({ matches, weaker }) => matches.length + weaker.length > 0) }}
          asked={props.asked}
          askedTitle={t.inThisText}
          label={props.label}
        />
      </div>
    </div>
  );
}
