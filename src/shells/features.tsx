import type { Lang } from '#engines/kit';
import { accounts } from '#features/accounts/index.ts';
import { notices } from '#features/accounts/notices/index.ts';
import { roles } from '#features/accounts/roles/index.ts';
import { commentsBeside } from '#features/comments/beside.tsx';
import { comments } from '#features/comments/index.ts';
import { eventsBeside } from '#features/events/calendar/beside.tsx';
import { eventExporters, eventImporters } from '#features/events/import/cli.ts';
import { events } from '#features/events/index.ts';
import { exchangeExporters, exchangeImporters } from '#features/exchange/cli.ts';
import { exchange } from '#features/exchange/index.ts';
import { EntriesBeside } from '#features/exchange/pages/list.tsx';
import { listEntries } from '#features/exchange/queries.ts';
import { exchangeTexts } from '#features/exchange/texts.ts';
import { matchingCommands } from '#features/matching/cli.ts';
import { createEmbeddings } from '#features/matching/embeddings/index.ts';
import { createEntryIndex } from '#features/matching/entry-index.ts';
import { matching } from '#features/matching/index.ts';
import { MatchesBeside } from '#features/matching/pages/matches.tsx';
import { findDraft, findMatchesOfEntry, textOf } from '#features/matching/queries.ts';
import { createSnapshots } from '#features/matching/snapshot/keep.ts';
import { growLabels } from '#features/matching/vocabulary/labels.ts';
import { meetingsBeside } from '#features/meetings/beside.tsx';
import { planCommand } from '#features/meetings/cli.ts';
import { meetings } from '#features/meetings/index.ts';
import { networkExporters, networkImporters } from '#features/network/cli.ts';
import { network } from '#features/network/index.ts';
import { privacy, privacyLinks } from '#features/privacy/index.ts';
import { today } from '#platform/clock';
import { type Command, conceptLabel, type Exporter, type Feature, type Importer } from '#platform/feature';
import { commentSubjects } from './comment-subjects.ts';
import { eventSlots } from './event-slots.ts';
import { files } from './files.ts';
import { mail } from './mail.ts';
import { meetingSlots } from './meeting-slots.ts';
import { ownedThings } from './owned-things.ts';
import { placesForRoles } from './places.ts';
import { areasOf, hubLinks, organisationLinks } from './team-links.ts';
import { readVocabularyFiles } from './vocabulary.ts';
import { desk } from './web/desk.tsx';
import { home } from './web/home.tsx';
import { mayReadMailbox } from './web/mailbox.tsx';
import type { OpenWorld } from './world.ts';

/** What the CLI can do with data, in the order in which a whole network is imported. */
export const importers: Importer[] = [...networkImporters, ...exchangeImporters, ...eventImporters];
export const exporters: Exporter[] = [...networkExporters, ...exchangeExporters, ...eventExporters];
export const featureCommands: Command[] = [...matchingCommands(readVocabularyFiles), planCommand];

/** The most matches that a search for words takes into a list. */
const MAX_RANKED = 500;

/**
 * The only list of features. Where a page shows what several of them know, the parts are brought together here:
 * features do not know their neighbours. `more`: what only a test has.
 */
export function createFeatures(opened: OpenWorld, more: readonly Feature[] = []): Feature[] {
  const { db } = opened;
  const conceptLabels = growLabels(opened.conceptLabels);
  const world: OpenWorld = { ...opened, conceptLabels };
  const index = createEntryIndex(world, world.loaded.files, {
    learn: conceptLabels.learn,
    snapshots: createSnapshots(world),
    log: world.log,
  });
  const embeddings = createEmbeddings(world);
  const label = (lang: Lang) => conceptLabel(world, lang);
  const commentsOn = commentsBeside(world, commentSubjects);
  const slotsOfEvents = eventSlots(db, commentsOn, meetingsBeside(world));
  const eventsOf = eventsBeside(world);
  const some = (chosen: Record<string, string[]>) =>
    listEntries(
      db,
      { kind: 'anonymous', lang: 'de' },
      { q: '', page: 1, sort: 'newest', chosen, unknown: [] },
      { size: 6 },
    );

  const features: Feature[] = [
    home(world, label),
    mail(world),
    files(world),
    notices(world, () => features.flatMap((feature) => feature.notices ?? [])),
    desk(world, () => features, areasOf(db)),
    accounts(world, {
      links: privacyLinks,
      mailbox: (c) => (mayReadMailbox(c, world.config) ? `/${c.var.lang}/mailbox` : undefined),
    }),
    roles(world, placesForRoles(db)),
    network(world, {
      owned: ownedThings,
      hubLinks,
      organisationLinks,
      async besideHub(lang, hub) {
        const { rows } = await some({ hub: [hub.slug] });
        const t = exchangeTexts(lang);
        const all = `/${lang}/entries?hub=${hub.slug}`;
        return (
          <>
            <EntriesBeside lang={lang} title={t.ofHub} entries={rows} label={label(lang)} allHref={all} />
            {await eventsOf(lang, { hub: [hub.slug] })}
            {await commentsOn(lang, `hub:${hub.id}`)}
          </>
        );
      },
      async besideOrganisation(lang, organisation) {
        const { rows } = await some({ owner: [organisation.slug] });
        const t = exchangeTexts(lang);
        const all = `/${lang}/entries?owner=${organisation.slug}`;
        return (
          <>
            <EntriesBeside lang={lang} title={t.ofOrganisation} entries={rows} label={label(lang)} allHref={all} />
            {await eventsOf(lang, { organisation: [organisation.slug] })}
            {await commentsOn(lang, `organisation:${organisation.id}`)}
          </>
        );
      },
    }),
    comments(world, commentSubjects),
    exchange(world, {
      async rank(words) {
        const answer = await index.match({ text: words, limit: MAX_RANKED, reasons: false, today: today(world.clock) });
        return answer.matches.map((match) => match.id);
      },
      async describedDraft(key) {
        const draft = await findDraft(db, key, world.clock());
        if (draft === undefined) return undefined;
        return { text: draft.text, region: draft.profile.region, budget: draft.profile.budget };
      },
      async besideEntry(lang, entry) {
        const viewer = { kind: 'anonymous' as const, lang };
        const view = await findMatchesOfEntry(world, viewer, index, entry, embeddings);
        const asked = { title: entry.title, text: textOf(entry), lang: entry.lang };
        return (
          <>
            <div class="hw-wrap hw-comments-wrap">{await commentsOn(lang, `entry:${entry.id}`)}</div>
            <MatchesBeside lang={lang} entry={entry} view={view} asked={asked} label={label(lang)} />
          </>
        );
      },
    }),
    // Before events: `/events/:slug/meetings` has its own pages.
    ...meetings(world, meetingSlots(world, index, slotsOfEvents.subjectOf)),
    ...events(world, slotsOfEvents),
    matching(world, index, embeddings),
    privacy(world, () => features),
    ...more,
  ];
  return features;
}
