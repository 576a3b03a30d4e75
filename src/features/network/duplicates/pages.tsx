import type { Lang } from '#engines/kit';
import { formatDate, formatNumber, LANGUAGE_NAMES, localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Badge, Button, ButtonLink, ErrorSummary, PageHead, Pagination, Section } from '#ui';
import { sayErrors } from '../profile/pages/fields.tsx';
import { profileTexts } from '../profile/texts.ts';
import { networkTexts, sizeName, typeName } from '../texts.ts';
import { type Compared, type DuplicateRow, MERGED_FIELDS, type MergedField } from './model.ts';
import { PAGE_SIZE } from './queries.ts';
import { duplicateTexts } from './texts.ts';

export function DuplicatesPage({
  lang,
  list,
  page,
}: {
  lang: Lang;
  list: { total: number; rows: DuplicateRow[] };
  page: number;
}) {
  const t = duplicateTexts(lang);
  return (
    <>
      <PageHead
        lang={lang}
        title={t.title}
        lead={t.lead}
        trail={[{ href: `/${lang}/organisations`, label: networkTexts(lang).organisations }]}
      />
      <div class="hw-wrap hw-stack">
        <h2 class="hw-h2">{list.total === 0 ? t.none : t.found(list.total)}</h2>
        <div class="hw-rows">
          {list.rows.map(({ a, b, name, sameDomain, samePlace }) => (
            <article class="hw-card">
              <h3 class="hw-card__title">
                <a class="hw-card__link" href={`/${lang}/duplicates/${a.id}/${b.id}`}>
                  {a.name} · {b.name}
                </a>
              </h3>
              <p class="hw-muted">{a.place === b.place ? a.place : `${a.place} · ${b.place}`}</p>
              <p class="hw-card__meta">
                <Badge>{t.similarName(Math.round(name * 100))}</Badge>{' '}
                {sameDomain ? <Badge>{t.sameDomain}</Badge> : null} {samePlace ? <Badge>{t.samePlace}</Badge> : null}
              </p>
            </article>
          ))}
        </div>
        <Pagination
          lang={lang}
          page={page}
          pages={Math.ceil(list.total / PAGE_SIZE)}
          href={(to) => `/${lang}/duplicates${to === 1 ? '' : `?page=${to}`}`}
        />
      </div>
    </>
  );
}

type Side = 'a' | 'b';

/** Two organisations side by side, one row for each detail, with the choice which one holds. */
export function ComparePage(props: {
  lang: Lang;
  pair: [Compared, Compared];
  label: (concept: string) => string;
  values: Record<string, string>;
  errors: FieldError[];
}) {
  const { lang, pair, values } = props;
  const [a, b] = pair;
  const t = duplicateTexts(lang);
  const { said } = sayErrors(t, props.errors.slice(0, 1), t.chooseMissing);
  const base = `/${lang}/duplicates/${a.id}/${b.id}`;
  const better: Side =
    a.people < b.people || (a.people === b.people && (a.confirmedOn ?? '') < (b.confirmedOn ?? '')) ? 'b' : 'a';
  const chosen = (field: string, usual: Side): string => values[field] ?? usual;
  const sides: [Side, Compared][] = [
    ['a', a],
    ['b', b],
  ];
  return (
    <>
      <PageHead
        lang={lang}
        title={t.compareTitle(a.name, b.name)}
        lead={t.compareLead}
        trail={[{ href: `/${lang}/duplicates`, label: t.title }]}
      />
      <div class="hw-wrap hw-stack">
        <ErrorSummary lang={lang} errors={said} />
        <form class="hw-stack" method="post" action={`${base}/merge`} novalidate>
          <div class="kern-table-responsive" tabindex={0} role="region" aria-label={t.compareTitle(a.name, b.name)}>
            <table class="kern-table hw-compare">
              <thead class="kern-table__head">
                <tr class="kern-table__row">
                  <th scope="col" class="kern-table__header">
                    {t.field}
                  </th>
                  {sides.map(([side, one]) => (
                    <th scope="col" class="kern-table__header">
                      <label class="hw-check">
                        <input
                          type="radio"
                          name="survivor"
                          id={side === 'a' ? 'survivor' : undefined}
                          value={side}
                          checked={chosen('survivor', better) === side}
                        />
                        <span>
                          {t.survivor}
                          <span class="kern-sr-only">: {one.name}</span>
                        </span>
                      </label>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody class="kern-table__body">
                {MERGED_FIELDS.map((field) => (
                  <tr class="kern-table__row">
                    <th scope="row" class="kern-table__cell">
                      {fieldName(lang, field)}
                    </th>
                    {sides.map(([side, one]) => {
                      const text = say(lang, field, one, props.label);
                      const other = say(lang, field, side === 'a' ? b : a, props.label);
                      const usual =
                        text === other || (text !== '' && other !== '')
                          ? better
                          : text === ''
                            ? side === 'a'
                              ? 'b'
                              : 'a'
                            : side;
                      return (
                        <td class="kern-table__cell">
                          <label class="hw-check">
                            <input type="radio" name={field} value={side} checked={chosen(field, usual) === side} />
                            <span lang={field === 'summary' || field === 'text' ? one.lang : undefined}>
                              {text === '' ? <span class="hw-muted">{t.nothing}</span> : text}
                            </span>
                          </label>
                        </td>
                      );
                    })}
                  </tr>
                ))}
                <Told
                  lang={lang}
                  name={t.address}
                  sides={[a, b]}
                  say={(one) => <a href={`/${lang}/organisations/${one.slug}`}>/organisations/{one.slug}</a>}
                />
                <Told
                  lang={lang}
                  name={networkTexts(lang).hub}
                  sides={[a, b]}
                  say={(one) => (one.hub === undefined ? '–' : localise(one.hub.name, lang).text)}
                />
                <Told lang={lang} name={t.people} sides={[a, b]} say={(one) => formatNumber(lang, one.people)} />
                <Told
                  lang={lang}
                  name={networkTexts(lang).relations}
                  sides={[a, b]}
                  say={(one) => formatNumber(lang, one.relations.length)}
                />
                <Told
                  lang={lang}
                  name={networkTexts(lang).funding}
                  sides={[a, b]}
                  say={(one) => formatNumber(lang, one.funding.length)}
                />
                <Told
                  lang={lang}
                  name={networkTexts(lang).confirmed}
                  sides={[a, b]}
                  say={(one) => (one.confirmedOn === null ? '–' : formatDate(lang, one.confirmedOn))}
                />
              </tbody>
            </table>
          </div>
          <p class="hw-actions">
            <Button>{t.merge}</Button>
            <ButtonLink href={`/${lang}/duplicates`}>{profileTexts(lang).cancel}</ButtonLink>
          </p>
        </form>
        <Section title={t.dismiss} intro={t.dismissHint}>
          <form class="hw-actions" method="post" action={`${base}/dismissal`}>
            <Button kind="secondary">{t.dismiss}</Button>
          </form>
        </Section>
      </div>
    </>
  );
}

/** What is not chosen but moves or stays. */
function Told(props: { lang: Lang; name: string; sides: Compared[]; say: (one: Compared) => unknown }) {
  return (
    <tr class="kern-table__row">
      <th scope="row" class="kern-table__cell">
        {props.name}
      </th>
      {props.sides.map((one) => (
        <td class="kern-table__cell">{props.say(one)}</td>
      ))}
    </tr>
  );
}

function fieldName(lang: Lang, field: MergedField): string {
  const n = networkTexts(lang);
  const p = profileTexts(lang);
  return {
    name: p.name,
    type: n.type,
    size: n.size,
    inhabitants: n.inhabitants,
    place: n.place,
    web: n.web,
    topics: n.topics,
    summary: p.summary,
    text: p.text,
  }[field];
}

function say(lang: Lang, field: MergedField, one: Compared, label: (concept: string) => string): string {
  switch (field) {
    case 'type':
      return typeName(lang, one.type);
    case 'size':
      return one.size === null ? '' : sizeName(lang, one.size);
    case 'inhabitants':
      return one.inhabitants === null ? '' : formatNumber(lang, one.inhabitants);
    case 'place':
      return `${one.place.name} (${one.place.nuts})`;
    case 'topics':
      return one.topics.map(label).join(', ');
    case 'text':
      return one.text === '' ? '' : `${one.text} (${LANGUAGE_NAMES[one.lang]})`;
    default:
      return one[field] ?? '';
  }
}
