import type { Lang } from '#engines/kit';
import { formatNumber, type Localised, localise } from '#platform/i18n';
import type { PdfDocument, Piece, Words } from '#platform/pdf';
import { whenInWords } from '../calendar/dates.ts';
import type { EventView } from '../model.ts';
import { FEWEST } from './model.ts';
import { attendance } from './pages/report.tsx';
import { reportTexts } from './texts.ts';
import type { ReportView } from './view.ts';

/** The evaluation to hand on: figures only, no words of participants. */
export function reportDocument(lang: Lang, event: EventView, view: ReportView, now: Date): PdfDocument {
  const t = reportTexts(lang);
  const number = (count: number) => formatNumber(lang, count);
  const title = words(event.title, lang);
  const groups = view.groups.flatMap(({ name, rows }): Piece[] =>
    rows.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: t[name] },
          {
            kind: 'table',
            columns: [
              { label: t.group, share: 3 },
              { label: t.registered, share: 1, align: 'right' },
              ...(view.came === undefined ? [] : [{ label: t.came, share: 1, align: 'right' as const }]),
            ],
            rows: rows.map((row) => [
              row.label,
              number(row.registered),
              ...(view.came === undefined ? [] : [number(row.came)]),
            ]),
          },
        ],
  );
  const said = (label: string, of: Lang): Words => (of === lang ? label : { text: label, lang: of });
  const feedback: Piece[] =
    view.answered < FEWEST
      ? [{ kind: 'paragraph', text: t.fewAnswers }]
      : [
          {
            kind: 'table',
            columns: [
              { label: t.question, share: 4 },
              { label: t.mean, share: 1, align: 'right' },
              { label: t.count, share: 1, align: 'right' },
            ],
            rows: view.scales.map((scale) => [
              said(scale.label, scale.lang),
              scale.mean === undefined ? t.tooFew : number(Math.round(scale.mean * 10) / 10),
              number(scale.count),
            ]),
          },
          ...view.choices.flatMap(({ label, lang: of, options }): Piece[] =>
            options === undefined
              ? []
              : [
                  { kind: 'heading', level: 3, text: said(label, of) },
                  {
                    kind: 'table',
                    columns: [
                      { label: t.choiceMade, share: 4 },
                      { label: t.count, share: 1, align: 'right' },
                    ],
                    rows: options.map((option) => [said(option.label, option.lang), number(option.count)]),
                  },
                ],
          ),
        ];
  return {
    lang,
    title: `${t.title}: ${localise(event.title, lang).text}`,
    author: localise(event.hub.name, lang).text,
    created: now,
    footer: title,
    content: [
      { kind: 'heading', level: 1, text: t.title },
      { kind: 'paragraph', text: title, look: 'lead' },
      { kind: 'paragraph', text: whenInWords(lang, event) },
      { kind: 'heading', level: 2, text: t.attendance },
      { kind: 'facts', rows: attendance(lang, view) },
      ...groups,
      { kind: 'heading', level: 2, text: t.feedback },
      { kind: 'paragraph', text: t.answers(view.answered, view.asked) },
      ...feedback,
    ],
  };
}

function words(text: Localised, lang: Lang): Words {
  const found = localise(text, lang);
  return found.lang === lang ? found.text : found;
}
