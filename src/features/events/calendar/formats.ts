import type { Lang } from '#engines/kit';
import { type Localised, localise } from '#platform/i18n';
import type { FeedItem } from '#platform/web';
import type { EventHost, EventView, Spoken } from '../model.ts';
import { factName } from '../texts.ts';
import type { FeedRow } from './feed-query.ts';

const AUTHORITY = 'http://publications.europa.eu/resource/authority';

/**
 * In which words data of events are written: those of the Core Public Event Vocabulary 1.1 of SEMIC, and `hw` for what it has none for. Texts are
 * kept by language, so that each is there once. https://semiceu.github.io/Core-Public-Event-Vocabulary/releases/1.1.0/
 */
export function dataContext(baseUrl: string): object {
  const text = (id: string) => ({ '@id': id, '@container': '@language' });
  const link = (id: string) => ({ '@id': id, '@type': '@id' });
  return {
    cv: 'http://data.europa.eu/m8g/',
    dct: 'http://purl.org/dc/terms/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    locn: 'http://www.w3.org/ns/locn#',
    time: 'http://www.w3.org/2006/time#',
    geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
    hw: 'urn:hubwerk:',
    language: `${AUTHORITY}/language/`,
    status: `${AUTHORITY}/event-status/`,
    topic: `${baseUrl}/vocabulary/`,
    'dct:title': text('dct:title'),
    'dct:description': text('dct:description'),
    'cv:accessibility': text('cv:accessibility'),
    'hw:text': text('hw:text'),
    'hw:track': text('hw:track'),
    'dct:type': link('dct:type'),
    'dct:language': link('dct:language'),
    'dct:subject': link('dct:subject'),
    'dct:source': link('dct:source'),
    'cv:eventStatus': link('cv:eventStatus'),
    'cv:format': link('cv:format'),
    'cv:role': link('cv:role'),
    'cv:registrationPage': link('cv:registrationPage'),
    'foaf:homepage': link('foaf:homepage'),
    'hw:interpreted': link('hw:interpreted'),
    'hw:cost': link('hw:cost'),
    'time:inXSDDate': { '@id': 'time:inXSDDate', '@type': 'http://www.w3.org/2001/XMLSchema#date' },
    'time:inXSDDateTimeStamp': {
      '@id': 'time:inXSDDateTimeStamp',
      '@type': 'http://www.w3.org/2001/XMLSchema#dateTimeStamp',
    },
  };
}

/** Codes of the languages table of the Publications Office: those of ISO 639-3. */
const LANGUAGES: Record<Spoken, string> = {
  de: 'language:DEU',
  cs: 'language:CES',
  pl: 'language:POL',
  en: 'language:ENG',
  hsb: 'language:HSB',
  sk: 'language:SLK',
  uk: 'language:UKR',
  fr: 'language:FRA',
  gsg: 'language:GSG',
  cse: 'language:CSE',
  pso: 'language:PSO',
};

/** An event as programs read it. */
export function eventData(event: FeedRow, lang: Lang, baseUrl: string): object {
  return {
    '@id': `urn:uuid:${event.id}`,
    '@type': 'cv:PublicEvent',
    'dct:title': event.title,
    'dct:description': event.summary,
    'cv:eventStatus': event.state === 'cancelled' ? 'status:CANCELLED' : 'status:NORMAL',
    'dct:type': `hw:${event.kind}`,
    'cv:format': `hw:${event.format}`,
    'dct:language': event.langs.map((spoken) => LANGUAGES[spoken]),
    'dct:subject': event.topics.map((topic) => `topic:${topic}`),
    'time:hasTime': {
      'time:hasBeginning': instant(event.startsAt, event.startsOn, event.allDay),
      'time:hasEnd': instant(event.endsAt, event.endsOn, event.allDay),
    },
    'locn:address': event.format === 'online' ? undefined : address(event),
    'cv:hasParticipation': [participation('organiser', `${baseUrl}/${lang}/hubs/${event.hub.slug}`, event.hub.name)],
    'hw:zone': event.zone,
    'hw:interpreted': event.interpreted.length === 0 ? undefined : event.interpreted.map((spoken) => LANGUAGES[spoken]),
    'hw:cost': event.isSubscribed ? undefined : `hw:${event.cost}`,
  };
}

function instant(at: Date, day: string, allDay: boolean): object {
  return allDay ? { 'time:inXSDDate': day } : { 'time:inXSDDateTimeStamp': at };
}

function address({ venue, address: street, place, region }: FeedRow): object {
  const full = [venue, street, place?.name].filter((part) => part !== null && part !== undefined).join(', ');
  return {
    'locn:fullAddress': full === '' ? undefined : full,
    'locn:locatorName': venue ?? undefined,
    'locn:thoroughfare': street ?? undefined,
    'locn:postName': place?.name,
    'locn:adminUnitL1': place?.country,
    'locn:adminUnitL2': region ?? undefined,
    'geo:lat': place?.lat,
    'geo:long': place?.lon,
  };
}

function participation(role: string, id: string, name: Localised): object {
  return { 'cv:role': `hw:${role}`, 'cv:hasParticipant': { '@id': id, 'dct:title': name } };
}

/** The same with all that its page tells: for the JSON of a single event. */
export function wholeEventData(event: EventView, lang: Lang, baseUrl: string): object {
  const agent = ({ kind, slug }: Pick<EventHost, 'kind' | 'slug'>) => `${baseUrl}/${lang}/${kind}s/${slug}`;
  const { onBehalfOf: body, series } = event;
  const hasContact = [event.contactName, event.contactEmail, event.contactPhone].some((part) => part !== null);
  return {
    '@context': dataContext(baseUrl),
    ...eventData(event, lang, baseUrl),
    'foaf:homepage': `${baseUrl}/${lang}/events/${event.slug}`,
    'cv:hasParticipation': [
      participation('organiser', agent({ kind: 'hub', slug: event.hub.slug }), event.hub.name),
      ...event.hosts.map((host) => participation('co-organiser', agent(host), host.name)),
      ...(body === null
        ? []
        : [
            participation('commissioning-body', agent({ kind: 'organisation', slug: body.slug }), {
              [lang]: body.name,
            }),
          ]),
      ...event.speakers.map(({ id, name, organisation }) => ({
        'cv:role': 'hw:speaker',
        'cv:hasParticipant': {
          '@id': `urn:uuid:${id}`,
          'foaf:name': name,
          'hw:organisation': organisation ?? undefined,
        },
      })),
    ],
    'hw:text': event.text,
    'cv:accessibility': {
      ...event.accessNote,
      [lang]: [...event.access.map((fact) => factName(lang, fact)), event.accessNote[lang]].filter(Boolean).join('. '),
    },
    'cv:contactPoint': hasContact
      ? {
          'foaf:name': event.contactName ?? undefined,
          'cv:email': event.contactEmail ?? undefined,
          'cv:telephone': event.contactPhone ?? undefined,
        }
      : undefined,
    'cv:registrationPage': event.externalUrl ?? `${baseUrl}/${lang}/events/${event.slug}`,
    'dct:source': event.sourceUrl ?? undefined,
    'dct:isPartOf':
      series === null
        ? undefined
        : { '@id': `${baseUrl}/${lang}/event-series/${series.slug}`, 'dct:title': series.title },
    'cv:subEvent': event.sessions.map((session) => ({
      '@id': `urn:uuid:${session.id}`,
      '@type': 'cv:PublicEvent',
      'dct:title': session.title,
      'dct:description': session.text,
      'dct:type': `hw:${session.kind}`,
      'time:hasTime': {
        'time:hasBeginning': instant(session.startsAt, '', false),
        'time:hasEnd': instant(session.endsAt, '', false),
      },
      'hw:room': event.rooms.find((room) => room.id === session.room)?.name,
      'hw:track': event.tracks.find((track) => track.id === session.track)?.name,
      'cv:hasParticipation': session.speakers.map((id) => ({ 'cv:hasParticipant': { '@id': `urn:uuid:${id}` } })),
    })),
  };
}

/** An event in a feed; `where` says when and where it is, which readers of feeds have no field for. */
export function eventFeedItem(
  event: FeedRow,
  lang: Lang,
  baseUrl: string,
  label: (concept: string) => string,
  where: string,
): FeedItem {
  const title = localise(event.title, lang);
  const summary = localise(event.summary, lang).text;
  return {
    id: `urn:uuid:${event.id}`,
    url: `${baseUrl}/${lang}/events/${event.slug}`,
    title: title.text,
    summary: summary === '' ? where : `${where}\n${summary}`,
    lang: title.lang,
    publishedAt: event.publishedAt ?? event.createdAt,
    updatedAt: event.updatedAt,
    author: localise(event.hub.name, lang).text,
    tags: event.topics.map(label),
    data: eventData(event, lang, baseUrl),
  };
}
