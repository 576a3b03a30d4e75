import { sql } from 'kysely';
import type { Lang } from '#engines/kit';
import type { World } from '#platform/feature';
import { catalogue, type Localised, localise } from '#platform/i18n';
import { ButtonLink, Section } from '#ui';
import type { MatchmakingState } from './model.ts';
import { meetingsKey } from './wishes/links.ts';

const texts = catalogue({
  wish: {
    de: 'Sagen Sie, wen Sie treffen möchten. Daraus entsteht Ihr Gesprächsplan.',
    cs: 'Řekněte, s kým se chcete setkat. Z toho vznikne váš plán schůzek.',
    pl: 'Prosimy wskazać, z kim chcą się Państwo spotkać. Z tego powstanie plan rozmów.',
    en: 'Say whom you would like to meet. Your meeting plan is made from it.',
  },
  planned: {
    de: 'Wer trifft wen wann, und an welchem Tisch.',
    cs: 'Kdo se s kým setká, kdy a u kterého stolu.',
    pl: 'Kto z kim, kiedy i przy którym stoliku.',
    en: 'Who meets whom, when, and at which table.',
  },
  toMeetings: {
    de: 'Zu meinen Gesprächen',
    cs: 'Na moje schůzky',
    pl: 'Do moich rozmów',
    en: 'To my meetings',
  },
});

/** The way from somebody's registration to their 1:1 meetings, where they were invited to any. One query. */
export function meetingsBeside(world: Pick<World, 'db' | 'secret'>) {
  return async (lang: Lang, registration: string) => {
    const { rows } = await sql<{ id: string; state: MatchmakingState; name: Localised }>`
      select p.id, m.state, m.name from meeting_participant p join matchmaking m on m.id = p.matchmaking_id
      where p.registration_id = ${registration} and p.state <> 'left' and m.state <> 'draft'
      order by m.created_at, p.id`.execute(world.db);
    const t = texts(lang);
    return rows.map(({ id, state, name }) => (
      <Section title={<span lang={localise(name, lang).lang}>{localise(name, lang).text}</span>}>
        <p>{state === 'wishing' ? t.wish : t.planned}</p>
        <p>
          <ButtonLink href={`/${lang}/meetings/${meetingsKey(world, id)}`}>{t.toMeetings}</ButtonLink>
        </p>
      </Section>
    ));
  };
}
