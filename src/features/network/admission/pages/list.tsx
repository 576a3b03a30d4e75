import type { Lang } from '#engines/kit';
import { ownTrail } from '#features/accounts/trail.ts';
import { formatDate, localise } from '#platform/i18n';
import { PageHead, Pagination, Section } from '#ui';
import type { AdmissionRow, ClaimRow } from '../model.ts';
import { PAGE_SIZE } from '../queries.ts';
import { admissionTexts } from '../texts.ts';
import { StateBadge } from './admission.tsx';

/** What the viewer can decide, and what they have applied for themselves. */
export function AdmissionsPage(props: {
  lang: Lang;
  page: number;
  decides: boolean;
  toDecide: { total: number; rows: AdmissionRow[] };
  claims: ClaimRow[];
  own: AdmissionRow[];
}) {
  const { lang, toDecide, claims, own } = props;
  const t = admissionTexts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.applications} lead={t.applicationsLead} trail={ownTrail(lang, 'desk')} />
      <div class="hw-wrap hw-stack">
        {props.decides ? (
          <>
            <Section title={t.toDecide} id="admissions">
              <Admissions lang={lang} rows={toDecide.rows} />
              <Pagination
                lang={lang}
                page={props.page}
                pages={Math.ceil(toDecide.total / PAGE_SIZE)}
                href={(page) => `/${lang}/admissions${page === 1 ? '' : `?page=${page}`}`}
              />
            </Section>
            <Section title={t.claimsToDecide} id="claims">
              {claims.length === 0 ? <p class="hw-muted">{t.none}</p> : null}
              <ul class="hw-plain-list">
                {claims.map((claim) => (
                  <li>
                    <a href={`/${lang}/claims/${claim.id}`}>{claim.organisation.name}</a>{' '}
                    <span class="hw-muted">
                      {claim.person.name}, {day(lang, claim.claimedAt)}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          </>
        ) : null}
        <Section title={t.own}>
          <Admissions lang={lang} rows={own} />
        </Section>
      </div>
    </>
  );
}

function Admissions({ lang, rows }: { lang: Lang; rows: AdmissionRow[] }) {
  const t = admissionTexts(lang);
  if (rows.length === 0) return <p class="hw-muted">{t.none}</p>;
  return (
    <ul class="hw-plain-list">
      {rows.map((row) => (
        <li>
          <a href={`/${lang}/admissions/${row.id}`}>{row.name}</a>{' '}
          <span class="hw-muted">
            {localise(row.hub.name, lang).text}, {t.submittedOn(day(lang, row.submittedAt))}
          </span>{' '}
          <StateBadge lang={lang} state={row.state} />
        </li>
      ))}
    </ul>
  );
}

/** The calendar day of a time, in words. */
export function day(lang: Lang, at: Date | string): string {
  return formatDate(lang, new Date(at).toISOString().slice(0, 10));
}
