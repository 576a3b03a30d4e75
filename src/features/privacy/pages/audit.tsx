import type { Lang, PersonViewer } from '#engines/kit';
import { ownTrail } from '#features/accounts/trail.ts';
import { formatDateTime } from '#platform/i18n';
import { Button, ButtonLink, PageHead, Section, Select, Table, TextInput } from '#ui';
import type { AuditPage } from '../commands/read-about.ts';
import type { AuditEntry, AuditFilter } from '../queries.ts';
import { actionText } from '../texts/actions.ts';

import { staffTexts } from '../texts/staff.ts';

interface Paged {
  lang: Lang;
  page: number;
  more: boolean;
  href: (page: number) => string;
}

/** Without a count of all pages: counting a log of millions takes longer than reading it. */
function Pages({ lang, page, more, href }: Paged) {
  const t = staffTexts(lang);
  if (page === 1 && !more) return null;
  return (
    <nav class="hw-pagination" aria-label={t.activityTitle}>
      {page > 1 ? <ButtonLink href={href(page - 1)}>{t.newer}</ButtonLink> : null}
      {more ? <ButtonLink href={href(page + 1)}>{t.older}</ButtonLink> : null}
    </nav>
  );
}

function actorName(lang: Lang, { actor, actorName: name }: AuditEntry): string {
  const t = staffTexts(lang);
  if (actor === 'anonymous') return t.actorAnonymous;
  if (actor === 'operator') return t.actorOperator;
  if (actor === 'system') return t.actorSystem;
  return name ?? t.erasedPerson;
}

function detailsOf({ details }: AuditEntry): string {
  const facts = Object.entries(details ?? {}).map(([name, value]) => `${name}: ${value}`);
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}

/** To the person themselves: who else acted is said by role only where they are staff, because staff have a private life too. */
export function ActivityPage(props: Paged & { viewer: PersonViewer; entries: readonly AuditEntry[] }) {
  const { lang, viewer, entries } = props;
  const t = staffTexts(lang);
  const self = `person:${viewer.id}`;
  const who = (entry: AuditEntry) => {
    if (entry.actor === self) return t.you;
    return entry.actor.startsWith('person:') ? t.somebody : actorName(lang, entry);
  };
  return (
    <>
      <PageHead lang={lang} title={t.activityTitle} lead={t.activityLead} trail={ownTrail(lang, 'account')} />
      <div class="hw-wrap hw-stack">
        {entries.length === 0 ? (
          <p>{t.activityNone}</p>
        ) : (
          <Table
            caption={t.activityTitle}
            head={[t.when, t.who, t.action, t.subject]}
            rows={entries.map((entry) => [
              formatDateTime(lang, entry.at),
              who(entry),
              actionText(lang, entry.action) + detailsOf(entry),
              entry.subject === self ? t.yourAccount : <span class="hw-break">{entry.subject}</span>,
            ])}
          />
        )}
        <Pages {...props} />
      </div>
    </>
  );
}

export function AuditLogPage(
  props: Paged & { found: AuditPage; filter: AuditFilter; actions: readonly string[]; mayReadAddress: boolean },
) {
  const { lang, found, filter } = props;
  const t = staffTexts(lang);
  const base = `/${lang}/admin/audit`;
  return (
    <>
      <PageHead lang={lang} title={t.auditTitle} lead={t.auditLead} trail={ownTrail(lang, 'desk')} />
      <div class="hw-wrap hw-stack">
        <form method="get" action={base} class="hw-stack" role="search">
          <div class="hw-fields">
            <Select
              lang={lang}
              name="action"
              label={t.filterAction}
              value={filter.action ?? ''}
              options={[
                { value: '', label: t.filterAll },
                ...props.actions.map((action) => ({ value: action, label: actionText(lang, action) })),
              ]}
            />
            <TextInput lang={lang} name="subject" label={t.filterSubject} value={filter.subject ?? ''} optional />
            <TextInput lang={lang} name="person" label={t.filterPerson} value={filter.person ?? ''} optional />
          </div>
          <div class="hw-actions">
            <Button kind="secondary">{t.filterButton}</Button>
          </div>
        </form>
        {found.person === undefined ? null : (
          <Section title={t.auditOf(found.person)} intro={t.showAddressHint}>
            {props.mayReadAddress && filter.person !== undefined ? (
              <form method="post" action={`/${lang}/admin/people/${filter.person}/address`} class="hw-actions">
                <Button kind="secondary">{t.showAddress}</Button>
              </form>
            ) : null}
          </Section>
        )}
        {found.entries.length === 0 ? (
          <p>{t.activityNone}</p>
        ) : (
          <Table
            caption={t.auditTitle}
            head={[t.when, t.who, t.action, t.subject]}
            rows={found.entries.map((entry) => [
              formatDateTime(lang, entry.at),
              entry.actorName === null ? (
                actorName(lang, entry)
              ) : (
                <a href={`${base}?person=${entry.actor.slice('person:'.length)}`}>{entry.actorName}</a>
              ),
              actionText(lang, entry.action) + detailsOf(entry),
              <a class="hw-break" href={`${base}?subject=${encodeURIComponent(entry.subject)}`}>
                {entry.subject}
              </a>,
            ])}
          />
        )}
        <Pages {...props} />
      </div>
    </>
  );
}
