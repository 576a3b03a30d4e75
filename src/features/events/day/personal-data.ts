import { sql } from 'kysely';
import type { PersonalData } from '#platform/feature';

/** Who stood at the door. The people who were let in belong to their registrations, and so does when they came. */
export const personalData: PersonalData = {
  columns: {
    'event_admission.admitted_by': {
      what: {
        de: 'Wer am Einlass jemanden eingelassen hat',
        cs: 'Kdo u vstupu někoho vpustil',
        pl: 'Kto przy wejściu kogoś wpuścił',
        en: 'Who admitted somebody at the door',
      },
      why: {
        de: 'Damit sich Irrtümer am Einlass klären lassen',
        cs: 'Aby bylo možné vyjasnit omyly u vstupu',
        pl: 'Aby można było wyjaśnić pomyłki przy wejściu',
        en: 'So that mistakes at the door can be cleared up',
      },
      howLong: {
        de: 'Bis die Daten der Teilnehmenden gelöscht werden',
        cs: 'Do smazání údajů účastníků',
        pl: 'Do usunięcia danych osób uczestniczących',
        en: 'Until the data of the participants is deleted',
      },
    },
    'event_admission.device': {
      what: {
        de: 'Name des Geräts am Einlass, wie er dort eingegeben wurde',
        cs: 'Název zařízení u vstupu, jak byl zadán',
        pl: 'Nazwa urządzenia przy wejściu, tak jak ją wpisano',
        en: 'Name of the device at the door, as entered there',
      },
      why: {
        de: 'Damit andere sehen, an welcher Tür jemand eingelassen wurde',
        cs: 'Aby ostatní viděli, u kterých dveří byl kdo vpuštěn',
        pl: 'Aby inni widzieli, przy których drzwiach kogoś wpuszczono',
        en: 'So that others see at which door somebody was admitted',
      },
      howLong: {
        de: 'Bis die Daten der Teilnehmenden gelöscht werden',
        cs: 'Do smazání údajů účastníků',
        pl: 'Do usunięcia danych osób uczestniczących',
        en: 'Until the data of the participants is deleted',
      },
    },
  },
  async export(db, { person }) {
    if (person === undefined) return {};
    const { rows } = await sql<Record<string, unknown>>`
      select e.title, d.at, d.device, d.is_undo as "takenBack" from event_admission d join event e on e.id = d.event_id
      where d.admitted_by = ${person} order by d.at, d.id limit 10000`.execute(db);
    return rows.length === 0 ? {} : { event_admission: rows };
  },
  async erase(trx, { person }) {
    if (person === undefined) return [];
    const { numUpdatedRows } = await trx
      .updateTable('event_admission')
      .set({ admitted_by: null, device: '–' })
      .where('admitted_by', '=', person)
      .executeTakeFirst();
    return [{ table: 'event_admission', rows: Number(numUpdatedRows), how: 'anonymised' }];
  },
};
