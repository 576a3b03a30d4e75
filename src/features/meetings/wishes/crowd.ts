import type { Lang } from '#engines/kit';
import type { World } from '#platform/feature';
import { type MadeMatchmaking, type MadePerson, makeMatchmaking } from '../fixtures.ts';

/** Topics that people of a crowd seek and offer, by how often. */
const TOPICS = [
  'mobility',
  'energy',
  'health',
  'charging-point',
  'heat-planning',
  'open-data',
  'cybersecurity',
  'funding',
  'robotics',
  'district-heating',
];
const SAID: Record<string, string> = {
  mobility: 'Verkehr auf dem Land',
  energy: 'Energie sparen in Gebäuden',
  health: 'Telemedizin',
  'charging-point': 'Ladesäulen',
  'heat-planning': 'kommunale Wärmeplanung',
  'open-data': 'offene Daten',
  cybersecurity: 'Schutz vor Angriffen',
  funding: 'Fördermittel über die Grenze',
  robotics: 'Roboter in kleinen Betrieben',
  'district-heating': 'Fernwärme',
};
const FIRST = ['Anna', 'Boris', 'Cecilie', 'Dana', 'Emil', 'Franziska', 'Grzegorz', 'Hana', 'Iwona', 'Jakub'];
const LAST = [
  'Albrecht',
  'Beneš',
  'Czajka',
  'Dvořák',
  'Ebert',
  'Fiala',
  'Górski',
  'Hübner',
  'Ivanova',
  'Jahn',
  'Kowal',
  'Lehmann',
];
const PLACES = [
  'Stadt Musterheim',
  'Landkreis Elbtal',
  'Energie eG',
  'Hochschule Neißetal',
  'Gmina Dolina',
  'Obec Lípa',
  'Funkwerk GmbH',
];
const LANGUAGES: [Lang, Lang[]][] = [
  ['de', ['de', 'en']],
  ['de', ['de']],
  ['cs', ['cs', 'en']],
  ['pl', ['pl', 'en']],
  ['pl', ['pl', 'de']],
];

/** One of a list, the same for the same number. */
const pick = <T>(list: readonly T[], at: number, fallback: T): T => list[at % list.length] ?? fallback;

/**
 * A matchmaking with many people, who seek and offer something and have wished for each other: to try the pages with 200, by tests and by hand. The
 * same ones each time. Two thirds of the requests are agreed, the others wait for an answer.
 */
export async function makeCrowd(world: Pick<World, 'db'>, count: number): Promise<MadeMatchmaking> {
  const people = Array.from({ length: count }, (_, at): MadePerson => {
    const [lang, langs] = pick<[Lang, Lang[]]>(LANGUAGES, at * 7 + (at >> 3), ['de', ['de']]);
    const group = at % 3 === 0 ? 'seek' : 'offer';
    return {
      name: `${pick(FIRST, at, '')} ${pick(LAST, at >> 2, '')} ${at + 1}`,
      organisation: pick(PLACES, at * 3, ''),
      lang,
      langs,
      group,
    };
  });
  const requests = people.flatMap((_, from) =>
    [1, 4, 11, 29].map((step, place) => {
      const isOpen = (from + place) % 3 === 0;
      return {
        from,
        to: (from + step + 2) % count,
        fromWish: 1 + ((from + place) % 3),
        toWish: isOpen ? null : (from + step) % 4,
        state: isOpen ? ('open' as const) : ('accepted' as const),
      };
    }),
  );
  const made = await makeMatchmaking(world, {
    state: 'wishing',
    people,
    requests,
    slots: 12,
    blockSize: 6,
    tables: 40,
    interpreters: 2,
    groups: ['seek', 'offer'],
  });
  for (const [at, id] of made.people.entries()) {
    const [seeks, offers] = [pick(TOPICS, at * 3, ''), pick(TOPICS, at * 7 + 1, '')];
    await world.db
      .updateTable('meeting_participant')
      .set({
        seeks: `Wir suchen Erfahrungen: ${SAID[seeks]}.`,
        offers: `Wir erzählen gern davon: ${SAID[offers]}.`,
        seeks_topics: [seeks, pick(TOPICS, at, '')],
        offers_topics: [offers],
      })
      .where('id', '=', id)
      .execute();
  }
  return made;
}
