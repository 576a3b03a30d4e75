import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { formatDate, localise } from '#platform/i18n';
import { Alert, Card, Chips, Facts, PageHead, PointMap, Prose, Section } from '#ui';
import type { HubCard, HubView, SiteView } from '../model.ts';
import { networkTexts, typeName } from '../texts.ts';

type Label = (concept: string) => string;

export function HubMap({ lang, hubs }: { lang: Lang; hubs: HubCard[] }) {
  const t = networkTexts(lang);
  const points = hubs.flatMap((hub) => {
    const places = new Map(hub.sites.map((site) => [site.place.name, site.place]));
    return [...places.values()].map((place) => ({
      lat: place.lat,
      lon: place.lon,
      name: place.name,
      label: `${place.name}: ${localise(hub.name, lang).text}`,
      href: `/${lang}/hubs/${hub.slug}`,
      count: 1,
    }));
  });
  return <PointMap title={t.mapTitle} description={t.mapDescription} points={points} />;
}

export function HubCards({ lang, hubs, label }: { lang: Lang; hubs: HubCard[]; label: Label }) {
  const t = networkTexts(lang);
  return (
    <div class="hw-grid">
      {hubs.map((hub) => {
        const name = localise(hub.name, lang);
        const claim = localise(hub.claim, lang);
        return (
          <Card
            href={`/${lang}/hubs/${hub.slug}`}
            title={name.text}
            lang={name.lang}
            kicker={[...new Set(hub.sites.map((site) => site.place.name))].join(' · ')}
            meta={t.found(hub.organisations)}
          >
            <p lang={claim.lang}>{claim.text}</p>
            <Chips label={t.topics} items={hub.topics.map((topic) => ({ label: label(topic) }))} />
          </Card>
        );
      })}
    </div>
  );
}

export function HubsPage({ lang, hubs, label }: { lang: Lang; hubs: HubCard[]; label: Label }) {
  const t = networkTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.hubs} lead={t.hubsLead} />
      <div class="hw-wrap hw-stack">
        <div class="hw-map-frame">
          <HubMap lang={lang} hubs={hubs} />
        </div>
        <h2 class="hw-h2">{t.hubsFound(hubs.length)}</h2>
        <HubCards lang={lang} hubs={hubs} label={label} />
      </div>
    </>
  );
}

export function HubPage(props: {
  lang: Lang;
  hub: HubView;
  label: Label;
  stale: boolean;
  beside?: Child;
  acts?: Child;
  join?: Child;
}) {
  const { lang, hub, label } = props;
  const t = networkTexts(lang);
  const name = localise(hub.name, lang);
  const claim = localise(hub.claim, lang);
  const text = localise(hub.text, lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={name.text}
        titleLang={name.lang}
        kicker={[...new Set(hub.sites.map((site) => site.place.name))].join(' · ')}
        lead={<span lang={claim.lang}>{claim.text}</span>}
        trail={[{ href: `/${lang}/hubs`, label: t.hubs }]}
      >
        <Chips
          label={t.topics}
          items={hub.topics.map((topic) => ({
            label: label(topic),
            href: `/${lang}/entries?hub=${hub.slug}&topic=${topic}`,
          }))}
        />
      </PageHead>
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          {props.stale ? <Alert tone="warning" title={t.stale} /> : null}
          <Prose text={text.text} lang={text.lang} />
          <Section title={hub.sites.length === 1 ? t.site : t.sites}>
            <div class="hw-grid">
              {hub.sites.map((site) => (
                <Site lang={lang} site={site} label={label} />
              ))}
            </div>
          </Section>
          {props.beside}
          {hub.members.length === 0 ? null : (
            <Section title={t.members}>
              <ul class="hw-plain-list">
                {hub.members.map((member) => (
                  <li>
                    <a href={`/${lang}/organisations/${member.slug}`}>{member.name}</a>
                    <span class="hw-muted">
                      {' '}
                      {typeName(lang, member.type)}, {member.place}
                    </span>
                  </li>
                ))}
              </ul>
              <p>
                <a href={`/${lang}/organisations?hub=${hub.slug}`}>{t.allMembers(hub.memberCount)}</a>
              </p>
            </Section>
          )}
          {props.join}
        </div>
        <aside class="hw-aside">
          <h2 class="hw-h3">{t.facts}</h2>
          <Facts
            items={[
              [
                t.operator,
                hub.operator && <a href={`/${lang}/organisations/${hub.operator.slug}`}>{hub.operator.name}</a>,
              ],
              [t.web, hub.web && <a href={hub.web}>{new URL(hub.web).host}</a>],
              [t.email, hub.email && <a href={`mailto:${hub.email}`}>{hub.email}</a>],
              [t.organisations, hub.memberCount],
              [t.confirmed, hub.confirmedOn && formatDate(lang, hub.confirmedOn)],
            ]}
          />
          {props.acts}
        </aside>
      </div>
    </>
  );
}

function Site({ lang, site, label }: { lang: Lang; site: SiteView; label: Label }) {
  const t = networkTexts(lang);
  const focus = localise(site.focus, lang);
  const role = site.contact === undefined ? undefined : localise(site.contact.role, lang);
  return (
    <article class="hw-card">
      <div class="hw-card__kicker">{site.place.name}</div>
      <h3 class="hw-card__title">{site.name}</h3>
      <p lang={focus.lang}>{focus.text}</p>
      <Chips label={t.topics} items={site.topics.map((topic) => ({ label: label(topic) }))} />
      <Facts
        items={[
          [
            t.operator,
            site.operator && <a href={`/${lang}/organisations/${site.operator.slug}`}>{site.operator.name}</a>,
          ],
          [
            t.contact,
            site.contact && (
              <>
                {site.contact.name}
                <br />
                <span class="hw-muted" lang={role?.lang}>
                  {role?.text}
                </span>
              </>
            ),
          ],
          [
            t.phone,
            site.contact?.phone && (
              <a href={`tel:${site.contact.phone.replace(/[^+0-9]/g, '')}`}>{site.contact.phone}</a>
            ),
          ],
          [t.email, site.contact?.email && <a href={`mailto:${site.contact.email}`}>{site.contact.email}</a>],
        ]}
      />
    </article>
  );
}
