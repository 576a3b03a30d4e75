import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { Facts, PointMap, Prose } from '#ui';
import type { EventView } from '../../model.ts';
import { townBeside } from '../../rules.ts';
import { costName, factName, formatName, kindName } from '../../texts.ts';
import { machineTime, whenInWords, zoneInWords } from '../dates.ts';
import { pageTexts } from '../event-texts.ts';
import { spokenNames } from './item.tsx';

/** When, where, by whom, for whom, and whether one can come in at all. */
export function EventFacts({
  lang,
  event,
  regionName,
}: {
  lang: Lang;
  event: EventView;
  regionName: string | undefined;
}) {
  const t = pageTexts(lang);
  const price = localise(event.priceNote, lang);
  return (
    <aside class="hw-aside">
      <h2 class="hw-h3">{t.facts}</h2>
      <Facts
        items={[
          [
            t.when,
            <>
              <time datetime={machineTime(event)}>{whenInWords(lang, event)}</time>
              {event.allDay ? null : (
                <>
                  <br />
                  <span class="hw-muted hw-small">{zoneInWords(lang, event.startsAt, event)}</span>
                </>
              )}
            </>,
          ],
          [t.where, event.format === 'online' ? undefined : <Venue lang={lang} event={event} />],
          [t.online, event.format === 'on-site' ? undefined : <Online lang={lang} event={event} />],
          [t.region, event.format === 'online' || event.place === null ? regionName : undefined],
          [t.kind, kindName(lang, event.kind)],
          [t.spoken, spokenNames(lang, event.langs)],
          [t.interpreted, spokenNames(lang, event.interpreted)],
          [
            t.cost,
            !event.isSubscribed && (
              <>
                {costName(lang, event.cost)}
                {price.text === '' ? null : (
                  <>
                    <br />
                    <span lang={price.lang}>{price.text}</span>
                  </>
                )}
              </>
            ),
          ],
          [t.organiser, <NamedLink lang={lang} href={`/${lang}/hubs/${event.hub.slug}`} name={event.hub.name} />],
          [t.with, event.hosts.length > 0 && <Hosts lang={lang} event={event} />],
          [
            t.onBehalfOf,
            event.onBehalfOf && <a href={`/${lang}/organisations/${event.onBehalfOf.slug}`}>{event.onBehalfOf.name}</a>,
          ],
          [
            t.series,
            event.series && (
              <NamedLink lang={lang} href={`/${lang}/event-series/${event.series.slug}`} name={event.series.title} />
            ),
          ],
          [t.contact, hasContact(event) && <Contact event={event} />],
        ]}
      />
      {event.format === 'online' ? null : <Accessibility lang={lang} event={event} />}
      {event.format === 'online' || event.place === null ? null : (
        <PointMap
          title={t.mapOf(event.place.name)}
          description={t.mapText}
          points={[
            {
              ...event.place,
              label: [event.venue, event.place.name].filter((part) => part !== null).join(', '),
              href: `/${lang}/events/map`,
              count: 1,
            },
          ]}
        />
      )}
    </aside>
  );
}

function NamedLink({ lang, href, name }: { lang: Lang; href: string; name: EventView['title'] }) {
  const said = localise(name, lang);
  return (
    <a href={href} lang={said.lang}>
      {said.text}
    </a>
  );
}

const lines = (parts: readonly (string | null | undefined)[]): Child =>
  parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part, at) => (
      <>
        {at > 0 ? <br /> : null}
        {part}
      </>
    ));

function Venue({ lang, event }: { lang: Lang; event: EventView }) {
  const parts = [event.venue, event.address, townBeside(event)];
  return <>{parts.some((part) => part) ? lines(parts) : formatName(lang, 'on-site')}</>;
}

function Online({ lang, event }: { lang: Lang; event: EventView }) {
  return <>{event.hasOnlineAccess ? pageTexts(lang).onlineAccess : formatName(lang, event.format)}</>;
}

function Hosts({ lang, event }: { lang: Lang; event: EventView }) {
  return (
    <ul class="hw-bare">
      {event.hosts.map((host) => (
        <li>
          <NamedLink lang={lang} href={`/${lang}/${host.kind}s/${host.slug}`} name={host.name} />
        </li>
      ))}
    </ul>
  );
}

const hasContact = ({ contactName, contactEmail, contactPhone }: EventView) =>
  [contactName, contactEmail, contactPhone].some((part) => part !== null && part !== '');

function Contact({ event }: { event: EventView }) {
  const { contactName, contactEmail, contactPhone } = event;
  return (
    <>
      {lines([contactName])}
      {contactEmail ? (
        <>
          {contactName ? <br /> : null}
          <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
        </>
      ) : null}
      {contactPhone ? (
        <>
          {contactName || contactEmail ? <br /> : null}
          <a href={`tel:${contactPhone.replace(/[^+0-9]/g, '')}`}>{contactPhone}</a>
        </>
      ) : null}
    </>
  );
}

/** Also where nothing is known: who needs to know has to ask, and should not have to guess whether they must. */
function Accessibility({ lang, event }: { lang: Lang; event: EventView }) {
  const t = pageTexts(lang);
  const note = localise(event.accessNote, lang);
  const isUnknown = event.access.length === 0 && note.text === '';
  return (
    <>
      <h3 class="hw-h3">{t.accessibility}</h3>
      {event.access.length === 0 ? null : (
        <ul class="hw-ticks">
          {event.access.map((fact) => (
            <li>{factName(lang, fact)}</li>
          ))}
        </ul>
      )}
      {note.text === '' ? null : <Prose text={note.text} lang={note.lang} />}
      {isUnknown ? <p>{t.accessUnknown}</p> : null}
    </>
  );
}
