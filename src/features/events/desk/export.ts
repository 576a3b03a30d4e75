import { stringify } from 'csv-stringify/sync';
import { wallTime } from '#engines/calendar';
import type { Lang } from '#engines/kit';
import { nameOf } from '#features/network/facets.ts';
import { ORGANISATION_TYPES } from '#features/network/model.ts';
import { typeName } from '#features/network/texts.ts';
import { LANGUAGE_NAMES, localise } from '#platform/i18n';
import { type Cell, toCell } from '#platform/tabular';
import type { Answer, FormField } from '../registration/model.ts';
import { fileTexts } from './file-texts.ts';
import type { Desk, ParticipantRecord } from './model.ts';
import { deskTexts, registrationState } from './texts.ts';

interface Column {
  title: string;
  of(record: ParticipantRecord): unknown;
}

/** An answer in words: what was chosen by its label, not by its key. */
export function answerText(lang: Lang, field: FormField, answer: Answer | undefined): string | number {
  if (answer === undefined) return '';
  const t = deskTexts(lang);
  if (typeof answer === 'boolean') return answer ? t.yes : t.no;
  if (typeof answer === 'number') return answer;
  const labelOf = (key: string) => {
    const option = field.options?.find((one) => one.key === key);
    return option === undefined ? key : localise(option.label, lang).text;
  };
  return Array.isArray(answer) ? answer.map(labelOf).join('; ') : labelOf(answer);
}

/** The columns of a file, in the language of who downloads it: what is known of everybody, then the answers. */
export function columnsOf(
  lang: Lang,
  zone: string,
  desk: Pick<Desk, 'tickets' | 'fields'>,
  regionName: (code: string) => string,
): Column[] {
  const t = deskTexts(lang);
  const f = fileTexts(lang);
  const tickets = new Map(desk.tickets.map(({ id, name }) => [id, localise(name, lang).text]));
  const when = (at: Date | null) => {
    if (at === null) return '';
    const { date, time } = wallTime(at, zone);
    return `${date} ${time}`;
  };
  return [
    { title: t.name, of: (row) => row.name },
    { title: t.email, of: (row) => row.email },
    { title: t.organisation, of: (row) => row.organisation },
    {
      title: t.type,
      of: (row) =>
        row.organisationType && nameOf(ORGANISATION_TYPES, row.organisationType, (one) => typeName(lang, one)),
    },
    { title: t.country, of: (row) => row.country },
    { title: t.region, of: (row) => row.region && regionName(row.region) },
    { title: t.hub, of: (row) => row.hub && localise(row.hub, lang).text },
    { title: t.ticket, of: (row) => tickets.get(row.ticketId) },
    { title: t.state, of: (row) => registrationState(lang, row.state) },
    { title: f.persons, of: (row) => row.quantity },
    { title: f.others, of: (row) => row.others.join('; ') },
    { title: t.language, of: (row) => LANGUAGE_NAMES[row.lang] },
    { title: f.code, of: (row) => row.code },
    { title: f.received, of: (row) => when(row.createdAt) },
    { title: f.confirmed, of: (row) => when(row.confirmedAt) },
    { title: f.ended, of: (row) => when(row.endedAt) },
    { title: f.arrived, of: (row) => row.arrived },
    { title: t.walkIn, of: (row) => (row.isWalkIn ? t.yes : t.no) },
    { title: t.bounced, of: (row) => (row.bounced ? t.yes : t.no) },
    { title: f.note, of: (row) => row.note },
    { title: f.answer, of: (row) => row.answer },
    ...desk.fields.map(
      (field): Column => ({
        title: localise(field.label, lang).text,
        of: ({ answers }) => answerText(lang, field, answers[field.key]),
      }),
    ),
  ];
}

/** Cells of a slice, none of which a spreadsheet would run. */
export function cellsOf(columns: readonly Column[], records: readonly ParticipantRecord[]): Cell[][] {
  return records.map((record) => columns.map((column) => toCell(column.of(record))));
}

/** RFC 4180 with a byte order mark, slice by slice: a big list neither waits in memory nor holds up others. */
export function csvStream(
  columns: readonly Column[],
  slices: AsyncIterator<ParticipantRecord[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      const head = columns.map(({ title }) => toCell(title));
      controller.enqueue(encoder.encode(stringify([head], { bom: true })));
    },
    async pull(controller) {
      const { value, done } = await slices.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(stringify(cellsOf(columns, value))));
    },
    async cancel() {
      await slices.return?.();
    },
  });
}
