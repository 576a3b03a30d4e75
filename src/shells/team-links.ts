import { type Lang, may, type PersonViewer, placesWhere, type Scope, type Viewer } from '#engines/kit';
import { rights as roleRights } from '#features/accounts/roles/rights.ts';
import { rolesTexts } from '#features/accounts/roles/texts.ts';
import { moderationTexts } from '#features/comments/moderation-texts.ts';
import { canModerate, rights as commentRights } from '#features/comments/rights.ts';
import { commentTexts } from '#features/comments/texts.ts';
import { canSubscribe, canWriteEvent } from '#features/events/rights.ts';
import { subscriptionTexts } from '#features/events/subscriptions/texts.ts';
import { writesEvents } from '#features/events/writing/queries.ts';
import { formTexts } from '#features/events/writing/texts/form.ts';
import { workTexts } from '#features/events/writing/texts/work.ts';
import { publishingTexts } from '#features/exchange/publishing/texts.ts';
import { canSetExchange, canWriteEntry, isChecker } from '#features/exchange/rights.ts';
import { admissionTexts } from '#features/network/admission/texts.ts';
import { duplicateTexts } from '#features/network/duplicates/texts.ts';
import { rights as networkRights } from '#features/network/rights.ts';
import { canAnswerFeedback, canEditPages, canReadAudit, canSeeRetention } from '#features/privacy/rights.ts';
import { staffTexts } from '#features/privacy/texts/staff.ts';
import type { Db } from '#platform/database';
import { catalogue, compareTexts } from '#platform/i18n';
import { placesForRoles } from './places.ts';

const texts = catalogue({
  own: { de: 'Persönlich', cs: 'Osobní', pl: 'Osobiste', en: 'Personal' },
  network: { de: 'Netzwerk', cs: 'Síť', pl: 'Sieć', en: 'Network' },
  writeEntry: { de: 'Eintrag schreiben', cs: 'Napsat záznam', pl: 'Napisz wpis', en: 'Write an entry' },
  people: { de: 'Personen', cs: 'Osoby', pl: 'Osoby', en: 'People' },
});

export interface TeamLink {
  href: string;
  label: string;
}

/** One place that somebody works in, with what they can do there. */
export interface Area {
  title: string;
  href?: string | undefined;
  links: TeamLink[];
}

/** Places shown on one desk; who works in more finds them in the directory. */
const MOST_PLACES = 12;

/** What the other features let this viewer do in a hub. */
export function hubLinks(lang: Lang, viewer: Viewer, hub: { id: string; slug: string }): TeamLink[] {
  if (viewer.kind === 'anonymous') return [];
  const base = `/${lang}/hubs/${hub.slug}`;
  const p = publishingTexts(lang);
  const m = moderationTexts(lang);
  return [
    ...link(isChecker(viewer, hub.id), `${base}/check`, p.queue),
    ...link(canWriteEvent(viewer, { hub: hub.id }), `/${lang}/events/new?hub=${hub.slug}`, formTexts(lang).newEvent),
    ...link(canModerate(viewer, { hub: hub.id }), `/${lang}/moderation?hub=${hub.id}`, m.moderation),
    ...link(canSetExchange(viewer, hub.id), `${base}/settings/exchange`, p.settings),
    ...link(canSubscribe(viewer, { hub: hub.id }), `${base}/calendars`, subscriptionTexts(lang).title),
    ...link(
      may(viewer, commentRights['comment.settings'], { hub: hub.id }),
      `/${lang}/moderation/settings`,
      m.settings,
    ),
    ...link(may(viewer, roleRights['role.give'], { hub: hub.id }), `/${lang}/admin/roles`, rolesTexts(lang).title),
  ];
}

/** What the other features let this viewer do for an organisation. */
export function organisationLinks(
  lang: Lang,
  viewer: Viewer,
  organisation: { id: string; hubId: string | null; slug: string },
): TeamLink[] {
  if (viewer.kind === 'anonymous') return [];
  const place = { organisation: organisation.id, hub: organisation.hubId };
  return link(
    canWriteEntry(viewer, place),
    `/${lang}/entries/new?organisation=${organisation.slug}`,
    texts(lang).writeEntry,
  );
}

/** Where a person works: what is theirs, their organisations, their hubs, the network. One query. */
export function areasOf(db: Db) {
  const { scopeNames } = placesForRoles(db);
  return async (viewer: PersonViewer, lang: Lang): Promise<Area[]> => {
    const t = texts(lang);
    const scopes = [...new Set(viewer.grants.map(({ scope }) => scope))].slice(0, MOST_PLACES);
    const names = await scopeNames(lang, scopes);
    const areas: Area[] = [{ title: t.own, links: ownLinks(lang, viewer) }];
    for (const kind of ['organisation', 'hub'] as const) {
      const places = scopes.flatMap((scope) => {
        const named = scope.startsWith(`${kind}:`) ? names.get(scope) : undefined;
        return named === undefined ? [] : [{ ...named, links: linksIn(lang, viewer, scope, named.href) }];
      });
      areas.push(
        ...places
          .sort((a, b) => compareTexts(lang, a.name, b.name))
          .map(({ name, ...rest }) => ({ title: name, ...rest })),
      );
    }
    areas.push({ title: t.network, links: networkLinks(lang, viewer) });
    return areas.filter(({ links }) => links.length > 0);
  };
}

function ownLinks(lang: Lang, viewer: PersonViewer): TeamLink[] {
  const writes = viewer.grants.some(({ scope }) => scope.startsWith('organisation:'));
  return [
    ...link(writes, `/${lang}/entries/mine`, publishingTexts(lang).mine),
    ...link(writesEvents(viewer), `/${lang}/events/mine`, workTexts(lang).mine),
    ...link(true, `/${lang}/comments/mine`, commentTexts(lang).mine),
    ...link(true, `/${lang}/admissions`, admissionTexts(lang).applications),
  ];
}

function linksIn(lang: Lang, viewer: PersonViewer, scope: Scope, href = ''): TeamLink[] {
  const [kind = '', id = ''] = scope.split(':');
  const slug = href.split('/').at(-1) ?? '';
  if (kind === 'hub') {
    const merges = may(viewer, networkRights['organisation.merge'], { hub: id });
    return [
      ...hubLinks(lang, viewer, { id, slug }),
      ...link(merges, `/${lang}/duplicates`, duplicateTexts(lang).title),
    ];
  }
  const people = may(viewer, networkRights['organisation.members-see'], { organisation: id });
  return [
    ...organisationLinks(lang, viewer, { id, hubId: null, slug }),
    ...link(people, `${href}/people`, texts(lang).people),
  ];
}

function networkLinks(lang: Lang, viewer: PersonViewer): TeamLink[] {
  const s = staffTexts(lang);
  const everywhere = placesWhere(viewer, commentRights['comment.release'], 'hub') === 'all';
  return [
    ...link(everywhere, `/${lang}/moderation`, moderationTexts(lang).moderation),
    ...link(may(viewer, networkRights['organisation.merge']), `/${lang}/duplicates`, duplicateTexts(lang).title),
    ...link(may(viewer, roleRights['role.give-any']), `/${lang}/admin/roles`, rolesTexts(lang).title),
    ...link(canAnswerFeedback(viewer), `/${lang}/admin/feedback`, s.feedbackListTitle),
    ...link(canEditPages(viewer), `/${lang}/admin/pages`, s.pagesTitle),
    ...link(canSeeRetention(viewer), `/${lang}/admin/retention`, s.retentionTitle),
    ...link(canReadAudit(viewer), `/${lang}/admin/audit`, s.auditTitle),
  ];
}

function link(shown: boolean, href: string, label: string): TeamLink[] {
  return shown ? [{ href, label }] : [];
}
