import { Hono } from 'hono';
import type { Lang } from '#engines/kit';
import { eventsBeside } from '#features/events/calendar/beside.tsx';
import { ENTRY_KINDS } from '#features/exchange/model.ts';
import { EntryCard } from '#features/exchange/pages/card.tsx';
import { countKinds, listEntries } from '#features/exchange/queries.ts';
import { exchangeTexts, kindNamePlural } from '#features/exchange/texts.ts';
import { matchingTexts } from '#features/matching/texts.ts';
import { HubMap } from '#features/network/pages/hubs.tsx';
import { findNetwork, listHubs, readNetworkFigures } from '#features/network/queries/index.ts';
import { networkTexts } from '#features/network/texts.ts';
import type { AppEnv, Feature, World } from '#platform/feature';
import { catalogue, compareTexts, localise } from '#platform/i18n';
import { ButtonLink, Section } from '#ui';

const texts = catalogue({
  emptyTitle: {
    de: 'Dieses Netzwerk ist noch leer',
    cs: 'Tato síť je zatím prázdná',
    pl: 'Ta sieć jest jeszcze pusta',
    en: 'This network is still empty',
  },
  emptyText: {
    de: 'Importieren Sie Hubs, Organisationen und Einträge, oder laden Sie das Beispielnetzwerk mit „npx hubwerk demo“.',
    cs: 'Importujte huby, organizace a záznamy, nebo nahrajte ukázkovou síť příkazem „npx hubwerk demo“.',
    pl: 'Prosimy zaimportować huby, organizacje i wpisy albo załadować przykładową sieć poleceniem „npx hubwerk demo”.',
    en: 'Import hubs, organisations and entries, or load the demo network with “npx hubwerk demo”.',
  },
  byTopic: { de: 'Nach Themen', cs: 'Podle témat', pl: 'Według tematów', en: 'By topic' },
  hubsOnMap: { de: 'Die Hubs auf der Karte', cs: 'Huby na mapě', pl: 'Huby na mapie', en: 'The hubs on the map' },
});

/** The umbrella page: what several features know, on one page. */
export function home(world: World, label: (lang: Lang) => (concept: string) => string): Feature {
  const routes = new Hono<AppEnv>();
  const { db } = world;
  const eventsOf = eventsBeside(world);
  routes.get('/', async (c) => {
    const lang = c.var.lang;
    const t = texts(lang);
    const n = networkTexts(lang);
    const e = exchangeTexts(lang);
    const m = matchingTexts(lang);
    const network = await findNetwork(db);
    const hubs = await listHubs(db, c.var.viewer);
    const figures = await readNetworkFigures(db);
    const kinds = await countKinds(db);
    const newest = { q: '', page: 1, sort: 'newest', chosen: {}, unknown: [] };
    const latest = await listEntries(db, c.var.viewer, newest, { size: 6 });
    const name = localise(network?.name ?? {}, lang);
    const claim = localise(network?.claim ?? {}, lang);
    const text = localise(network?.text ?? {}, lang);
    const topics = [...world.topics].sort((a, b) => compareTexts(lang, label(lang)(a), label(lang)(b)));
    return c.render(
      <>
        <div class="hw-hero">
          <div class="hw-wrap hw-hero__row">
            <div>
              <h1 class="hw-title hw-title--hero" lang={name.lang}>
                {network === undefined ? t.emptyTitle : claim.text}
              </h1>
              <p class="hw-lead" lang={text.lang}>
                {network === undefined ? t.emptyText : text.text}
              </p>
              <p class="hw-actions">
                <ButtonLink href={`/${lang}/drafts/new`} kind="primary">
                  {m.describeNeed}
                </ButtonLink>
                <ButtonLink href={`/${lang}/drafts/new?kind=offer`}>{m.describeOffer}</ButtonLink>
              </p>
              <ul class="hw-figures">
                <Figure href={`/${lang}/hubs`} text={n.hubsFound(figures.hubs)} />
                <Figure href={`/${lang}/organisations`} text={n.found(figures.organisations)} />
                <Figure href={`/${lang}/organisations`} text={n.countries(figures.countries)} />
                {ENTRY_KINDS.map((kind) => (
                  <Figure
                    href={`/${lang}/entries?kind=${kind}`}
                    text={`${kinds[kind] ?? 0} ${kindNamePlural(lang, kind)}`}
                  />
                ))}
              </ul>
            </div>
            <div>
              <HubMap lang={lang} hubs={hubs} />
            </div>
          </div>
        </div>
        <div class="hw-wrap hw-stack">
          {latest.rows.length === 0 ? null : (
            <Section title={e.latest}>
              <div class="hw-grid">
                {latest.rows.map((entry) => (
                  <EntryCard lang={lang} entry={entry} label={label(lang)} />
                ))}
              </div>
              <p>
                <ButtonLink href={`/${lang}/entries`}>{e.all}</ButtonLink>
              </p>
            </Section>
          )}
          {await eventsOf(lang, {})}
          <Section title={t.hubsOnMap}>
            <ul class="hw-hublist">
              {hubs.map((hub) => {
                const hubName = localise(hub.name, lang);
                const hubClaim = localise(hub.claim, lang);
                return (
                  <li>
                    <a href={`/${lang}/hubs/${hub.slug}`} lang={hubName.lang}>
                      {hubName.text}
                    </a>
                    <span class="hw-muted">{[...new Set(hub.sites.map((site) => site.place.name))].join(' · ')}</span>
                    <span lang={hubClaim.lang}>{hubClaim.text}</span>
                  </li>
                );
              })}
            </ul>
          </Section>
          <Section title={t.byTopic}>
            <ul class="hw-chips">
              {topics.map((topic) => (
                <li>
                  <a class="hw-chip" href={`/${lang}/entries?topic=${topic}`}>
                    {label(lang)(topic)}
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </>,
      { title: name.text === '' ? 'Hubwerk' : name.text, description: claim.text },
    );
  });
  return { name: 'home', routes };
}

function Figure({ href, text }: { href: string; text: string }) {
  const at = text.search(/\s(?=\D)/);
  return (
    <li>
      <a href={href}>
        <strong>{text.slice(0, at)}</strong> {text.slice(at + 1)}
      </a>
    </li>
  );
}
