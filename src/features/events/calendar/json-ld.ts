import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import type { EventView, SessionView } from '../model.ts';
import { eventTexts } from '../texts.ts';

const SCHEMA = 'https://schema.org';

const MODES = {
  'on-site': 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
};

/**
 * schema.org Event with what search engines require and recommend, and the way to it as breadcrumbs. `images`: addresses of its pictures.
 */
export function eventJsonLd(event: EventView, lang: Lang, baseUrl: string, images: readonly string[]): object {
  const url = `${baseUrl}/${lang}/events/${event.slug}`;
  const title = localise(event.title, lang);
  const begin = (at: Date, day: string) => (event.allDay ? day : at.toISOString());
  const movedFrom = event.state === 'cancelled' || event.movedFrom === null ? undefined : event.movedFrom;
  const status =
    event.state === 'cancelled' ? 'EventCancelled' : movedFrom === undefined ? 'EventScheduled' : 'EventRescheduled';
  return {
    '@graph': [
      {
        '@type': 'Event',
        '@id': url,
        url,
        name: title.text,
        description: localise(event.summary, lang).text,
        inLanguage: event.langs,
        startDate: begin(event.startsAt, event.startsOn),
        endDate: begin(event.endsAt, event.endsOn),
        previousStartDate: movedFrom?.toISOString(),
        eventStatus: `${SCHEMA}/${status}`,
        eventAttendanceMode: `${SCHEMA}/${MODES[event.format]}`,
        location: locations(event, url),
        image: images.length === 0 ? undefined : images,
        organizer: organisers(event, lang, baseUrl),
        sponsor:
          event.onBehalfOf === null
            ? undefined
            : organisation(event.onBehalfOf.name, `${baseUrl}/${lang}/organisations/${event.onBehalfOf.slug}`),
        performer:
          event.speakers.length === 0 ? undefined : event.speakers.map(({ name }) => ({ '@type': 'Person', name })),
        ...(event.isSubscribed ? {} : { isAccessibleForFree: event.cost === 'free' }),
        offers: {
          '@type': 'Offer',
          url: event.externalUrl ?? url,
          ...(event.cost === 'free' && !event.isSubscribed ? { price: 0, priceCurrency: 'EUR' } : {}),
          availability: `${SCHEMA}/${event.state === 'cancelled' ? 'Discontinued' : 'InStock'}`,
          validFrom: (event.publishedAt ?? event.createdAt).toISOString(),
        },
        keywords: event.topics,
        superEvent:
          event.series === null
            ? undefined
            : {
                '@type': 'EventSeries',
                name: localise(event.series.title, lang).text,
                url: `${baseUrl}/${lang}/event-series/${event.series.slug}`,
              },
        subEvent: subEvents(event, lang, url),
      },
      breadcrumbs(lang, baseUrl, [{ name: title.text, url }]),
    ],
  };
}

/** From the start page over the calendar to here. */
export function breadcrumbs(lang: Lang, baseUrl: string, steps: readonly { name: string; url: string }[]): object {
  const all = [{ name: eventTexts(lang).events, url: `${baseUrl}/${lang}/events` }, ...steps];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: all.map(({ name, url }, at) => ({ '@type': 'ListItem', position: at + 1, name, item: url })),
  };
}

const organisation = (name: string, url: string) => ({ '@type': 'Organization', name, url });

function organisers(event: EventView, lang: Lang, baseUrl: string): object[] {
  const hub = organisation(localise(event.hub.name, lang).text, `${baseUrl}/${lang}/hubs/${event.hub.slug}`);
  const others = event.hosts.map((host) =>
    organisation(localise(host.name, lang).text, `${baseUrl}/${lang}/${host.kind}s/${host.slug}`),
  );
  return [hub, ...others];
}

/** Where it is. Online, the page of the event: the way into the room is only for those who take part. */
function locations(event: EventView, url: string): object | object[] {
  const { venue, address, place, region } = event;
  const online = { '@type': 'VirtualLocation', url };
  if (event.format === 'online') return online;
  const here = {
    '@type': 'Place',
    name: venue ?? place?.name ?? address ?? undefined,
    address: {
      '@type': 'PostalAddress',
      streetAddress: address ?? undefined,
      addressLocality: place?.name,
      addressRegion: region ?? undefined,
      addressCountry: place?.country,
    },
    ...(place === null ? {} : { geo: { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon } }),
  };
  return event.format === 'hybrid' ? [here, online] : here;
}

function subEvents(event: EventView, lang: Lang, url: string): object[] | undefined {
  const sessions = event.sessions.filter((session) => session.kind !== 'break');
  if (sessions.length === 0) return undefined;
  return sessions.map((session: SessionView) => {
    const room = event.rooms.find((one) => one.id === session.room)?.name;
    const speakers = event.speakers.filter((speaker) => session.speakers.includes(speaker.id));
    return {
      '@type': 'Event',
      name: localise(session.title, lang).text,
      startDate: session.startsAt.toISOString(),
      endDate: session.endsAt.toISOString(),
      location:
        event.format === 'online'
          ? { '@type': 'VirtualLocation', url }
          : { '@type': 'Place', name: room ?? event.venue ?? event.place?.name, address: event.place?.name },
      performer: speakers.length === 0 ? undefined : speakers.map(({ name }) => ({ '@type': 'Person', name })),
    };
  });
}
