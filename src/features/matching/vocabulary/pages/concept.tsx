import type { Child } from 'hono/jsx';
import { LANGS, type Lang } from '#engines/kit';
import type { EntryView } from '#features/exchange/model.ts';
import { KindTag } from '#features/exchange/pages/card.tsx';
import { isExpired } from '#features/exchange/rules.ts';
import { exchangeTexts, ownerLine } from '#features/exchange/texts.ts';
import { LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Badge, ButtonLink, Facts, PageHead, Section } from '#ui';
import type { ConceptLink, ConceptView } from '../model.ts';
import { vocabularyTexts } from '../texts.ts';
import { DataLinks } from './data-links.tsx';

export interface SchemeNames {
  /** Its title in the reader's language. */
  name: (scheme: string) => string;
  licence: (scheme: string) => string | null;
}

export function ConceptPage(props: {
  lang: Lang;
  concept: ConceptView;
  entries: EntryView[];
  label: (concept: string) => string;
  isConcept: (id: string) => boolean;
  schemes: SchemeNames;
  isTopic: boolean;
  iri: string;
  today: string;
}) {
  const { lang, concept } = props;
  const t = vocabularyTexts(lang);
  const base = `/${lang}/vocabulary`;
  const { field, scheme } = concept;
  return (
    <>
      <PageHead
        lang={lang}
        title={concept.name.text}
        titleLang={concept.name.lang}
        kicker={scheme === undefined ? undefined : props.schemes.name(scheme)}
        trail={[
          { href: base, label: t.concepts },
          ...(field === undefined ? [] : [{ href: `${base}?field=${field}`, label: props.label(field) }]),
        ]}
      />
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          <Section title={t.words} intro={t.wordsHint}>
            <div class="hw-words">
              {[lang, ...LANGS.filter((tag) => tag !== lang)].map((tag) => (
                <Words lang={lang} tag={tag} labels={concept.labels[tag]} />
              ))}
            </div>
            <Around lang={lang} concept={concept} />
          </Section>
          <Note {...props} />
          <Neighbours lang={lang} concept={concept} />
          <Section
            title={t.spoken}
            id="entries"
            intro={concept.entries === 0 ? t.occursNowhere : t.occursIn(concept.entries)}
          >
            {props.entries.length === 0 ? null : <Spoken lang={lang} entries={props.entries} today={props.today} />}
            <p class="hw-actions">
              {props.isTopic ? (
                <ButtonLink href={`/${lang}/entries?topic=${concept.id}`}>{t.topicEntries}</ButtonLink>
              ) : (
                <ButtonLink href={`/${lang}/entries?${new URLSearchParams({ q: concept.name.text })}`}>
                  {t.searchEntries}
                </ButtonLink>
              )}
            </p>
          </Section>
          {scheme === undefined ? <DataLinks lang={lang} /> : null}
        </div>
        <aside class="hw-aside">
          <h2 class="hw-h3">{t.facts}</h2>
          <ConceptFacts {...props} />
        </aside>
      </div>
    </>
  );
}

/** What is meant, where a word has several senses. */
function Note({ lang, concept, isConcept, label }: Parameters<typeof ConceptPage>[0]) {
  const note = localise(concept.notes, lang);
  if (note.text === '') return null;
  // Notes name other concepts by their ids; readers get their names.
  const parts = note.text.split(/([a-z0-9]+(?:-[a-z0-9]+)+)/);
  return (
    <Section title={vocabularyTexts(lang).meant}>
      <p lang={note.lang}>
        {parts.map((part) => (isConcept(part) ? <a href={`/${lang}/vocabulary/${part}`}>{label(part)}</a> : part))}
      </p>
      {note.lang === lang ? null : <p class="hw-muted hw-small">{LANGUAGE_NAMES[note.lang]}</p>}
    </Section>
  );
}

/** The words that point to it; imported concepts have none. */
function Around({ lang, concept: { around } }: { lang: Lang; concept: ConceptView }) {
  const t = vocabularyTexts(lang);
  const told = [lang, ...LANGS.filter((tag) => tag !== lang)].filter((tag) => around[tag].length > 0);
  if (told.length === 0) return null;
  return (
    <details class="hw-fold">
      <summary>{t.around}</summary>
      <div class="hw-stack">
        <p class="hw-muted">{t.aroundHint}</p>
        <Facts items={told.map((tag) => [LANGUAGE_NAMES[tag], <span lang={tag}>{around[tag].join(', ')}</span>])} />
      </div>
    </details>
  );
}

function Words({ lang, tag, labels }: { lang: Lang; tag: Lang; labels: string[] }) {
  const [preferred, ...others] = labels;
  return (
    <div class="hw-words__one">
      <h3 class="hw-h3">{LANGUAGE_NAMES[tag]}</h3>
      {preferred === undefined ? (
        <p class="hw-muted">{vocabularyTexts(lang).noWord}</p>
      ) : (
        <ul class="hw-wordlist" lang={tag}>
          <li>
            <strong>{preferred}</strong>
          </li>
          {others.map((label) => (
            <li>{label}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Neighbours({ lang, concept }: { lang: Lang; concept: ConceptView }) {
  const t = vocabularyTexts(lang);
  const { broader, narrower, related } = concept;
  if (broader.length + narrower.length + related.length === 0) return null;
  const hidden = concept.narrowerTotal - narrower.length;
  return (
    <Section title={t.neighbours}>
      <Facts
        items={[
          [t.broader, broader.length > 0 && <Links lang={lang} links={broader} />],
          [
            t.narrower,
            narrower.length > 0 && (
              <>
                <Links lang={lang} links={narrower} />
                {hidden > 0 ? <span class="hw-muted">{t.moreNarrower(hidden)}</span> : null}
              </>
            ),
          ],
          [t.related, related.length > 0 && <Links lang={lang} links={related} />],
        ]}
      />
    </Section>
  );
}

function Links({ lang, links }: { lang: Lang; links: ConceptLink[] }) {
  return (
    <ul class="hw-chips">
      {links.map(({ id, name }) => (
        <li>
          <a class="hw-chip" href={`/${lang}/vocabulary/${id}`} lang={name.lang}>
            {name.text}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Spoken({ lang, entries, today }: { lang: Lang; entries: EntryView[]; today: string }) {
  return (
    <ul class="hw-spoken">
      {entries.map((entry) => (
        <li>
          <span class="hw-spoken__kind">
            <KindTag lang={lang} kind={entry.kind} />
            {isExpired(entry, today) ? <Badge tone="warning">{exchangeTexts(lang).expiredShort}</Badge> : null}
          </span>
          <span>
            <a href={`/${lang}/entries/${entry.slug}`} lang={entry.lang}>
              {entry.title}
            </a>
            <span class="hw-muted hw-small">{ownerLine(lang, entry.owner)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function ConceptFacts(props: Parameters<typeof ConceptPage>[0]) {
  const { lang, concept, schemes } = props;
  const t = vocabularyTexts(lang);
  const { field, scheme, uri } = concept;
  const licence = scheme === undefined ? null : schemes.licence(scheme);
  const same = concept.sameAs.map(
    (one): Child => (
      <li>
        <Outside href={one.uri}>{schemes.name(one.scheme)}</Outside>
      </li>
    ),
  );
  return (
    <Facts
      items={[
        [t.field, field && <a href={`/${lang}/vocabulary?field=${field}`}>{props.label(field)}</a>],
        [t.scheme, scheme === undefined ? t.ownTitle : schemes.name(scheme)],
        [t.licence, licence && <Outside href={licence}>{licence}</Outside>],
        [t.code, <code>{concept.id}</code>],
        [t.address, <Outside href={uri ?? props.iri}>{uri ?? props.iri}</Outside>],
        [t.sameAs, same.length > 0 && <ul class="hw-plain-list">{same}</ul>],
      ]}
    />
  );
}

/** An address that came with an imported file: linked only where it is one of the web. */
function Outside({ href, children }: { href: string; children?: Child }) {
  return /^https?:\/\//i.test(href) ? (
    <a class="hw-break" href={href} rel="noopener">
      {children}
    </a>
  ) : (
    <span class="hw-break">{children}</span>
  );
}
