import { daysBefore } from '#platform/clock';
import type { DataSubject, PersonalColumn, PersonalData, RetentionRule } from '#platform/feature';

const KEEP_DAYS = 90;

const TOLD: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'um Sie auf dem Laufenden zu halten, so oft Sie es wünschen',
    cs: 'abychom vás informovali tak často, jak si přejete',
    pl: 'aby informować Państwa tak często, jak Państwo sobie życzą',
    en: 'to keep you informed as often as you wish',
  },
  howLong: { de: '90 Tage', cs: '90 dní', pl: '90 dni', en: '90 days' },
};

const CHOSEN: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'um Ihnen nur die Mails zu senden, die Sie wünschen',
    cs: 'abychom vám posílali jen e-maily, které si přejete',
    pl: 'aby wysyłać tylko te wiadomości, których Państwo sobie życzą',
    en: 'to send you only the e-mails that you want',
  },
  howLong: {
    de: 'solange Ihr Konto besteht',
    cs: 'po dobu existence vašeho účtu',
    pl: 'tak długo, jak istnieje konto',
    en: 'as long as your account exists',
  },
};

/** Notices and what people have chosen about them. */
export const noticeData: PersonalData = {
  columns: {
    'notice.person_id': {
      what: {
        de: 'wer einen Hinweis bekommt',
        cs: 'kdo dostane upozornění',
        pl: 'kto otrzymuje powiadomienie',
        en: 'who receives a notice',
      },
      ...TOLD,
    },
    'notice.subject': {
      what: {
        de: 'worauf der Hinweis sich bezieht',
        cs: 'čeho se upozornění týká',
        pl: 'czego dotyczy powiadomienie',
        en: 'what the notice is about',
      },
      ...TOLD,
    },
    'notice_choice.person_id': {
      what: { de: 'wer gewählt hat', cs: 'kdo si zvolil', pl: 'kto wybrał', en: 'who has chosen' },
      ...CHOSEN,
    },
    'notice_choice.how_often': {
      what: {
        de: 'wie oft Sie zu einer Art von Hinweis eine Mail bekommen',
        cs: 'jak často k danému druhu upozornění dostáváte e-mail',
        pl: 'jak często przychodzi wiadomość o powiadomieniach danego rodzaju',
        en: 'how often you receive an e-mail about a kind of notice',
      },
      ...CHOSEN,
    },
  },

  async export(db, { person }: DataSubject) {
    if (person === undefined) return {};
    const notice = await db
      .selectFrom('notice')
      .select(['kind', 'subject', 'created_at', 'mailed_at'])
      .where('person_id', '=', person)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    const notice_choice = await db
      .selectFrom('notice_choice')
      .select(['kind', 'how_often'])
      .where('person_id', '=', person)
      .orderBy('kind')
      .execute();
    return { notice, notice_choice };
  },

  async erase(trx, { person }: DataSubject) {
    if (person === undefined) return [];
    const notices = await trx.deleteFrom('notice').where('person_id', '=', person).executeTakeFirst();
    const choices = await trx.deleteFrom('notice_choice').where('person_id', '=', person).executeTakeFirst();
    const links = await trx.deleteFrom('link').where('subject', 'like', `notices:${person}/%`).executeTakeFirst();
    return [
      { table: 'notice', rows: Number(notices.numDeletedRows), how: 'deleted' },
      { table: 'notice_choice', rows: Number(choices.numDeletedRows), how: 'deleted' },
      { table: 'link', rows: Number(links.numDeletedRows), how: 'deleted' },
    ];
  },
};

export const oldNotices: RetentionRule = {
  name: 'notices',
  label: { de: 'Alte Hinweise', cs: 'Stará upozornění', pl: 'Stare powiadomienia', en: 'Old notices' },
  days: KEEP_DAYS,
  async run(trx, now) {
    const before = daysBefore(now, KEEP_DAYS);
    const deleted = await trx.deleteFrom('notice').where('created_at', '<', before).executeTakeFirst();
    return Number(deleted.numDeletedRows);
  },
};
