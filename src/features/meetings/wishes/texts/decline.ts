import type { Lang } from '#engines/kit';
import { catalogue } from '#platform/i18n';
import { DECLINE_REASONS, type DeclineReason } from '../model.ts';

/** Reasons to choose from, as the other reads them. */
const declineTexts = catalogue({
  'no-time': {
    de: 'Mein Tag ist leider schon voll.',
    cs: 'Můj den je už bohužel plný.',
    pl: 'Mój dzień jest już niestety wypełniony.',
    en: 'My day is full already, I am sorry.',
  },
  'not-fitting': {
    de: 'Das Thema passt gerade nicht zu meinen Aufgaben.',
    cs: 'Téma teď neodpovídá tomu, čemu se věnuji.',
    pl: 'Temat nie pasuje obecnie do moich zadań.',
    en: 'The topic does not match what I work on at the moment.',
  },
  colleague: {
    de: 'Jemand anderes aus meiner Organisation ist dafür zuständig.',
    cs: 'V naší organizaci má toto na starosti někdo jiný.',
    pl: 'W mojej organizacji zajmuje się tym ktoś inny.',
    en: 'Somebody else in my organisation deals with this.',
  },
  'know-each-other': {
    de: 'Wir sind schon im Austausch; ein eigener Termin ist dafür nicht nötig.',
    cs: 'Už jsme v kontaktu, zvláštní schůzka není potřeba.',
    pl: 'Jesteśmy już w kontakcie, osobna rozmowa nie jest potrzebna.',
    en: 'We are in touch already; a meeting of its own is not needed.',
  },
});

const isReason = (stored: string): stored is DeclineReason => (DECLINE_REASONS as readonly string[]).includes(stored);

/** A reason in a language; words of one's own stay as they are. */
export function declineWords(lang: Lang, stored: string): string {
  return isReason(stored) ? declineTexts(lang)[stored] : stored;
}
