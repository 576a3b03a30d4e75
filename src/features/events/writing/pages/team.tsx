import type { Lang } from '#engines/kit';
import type { HolderRow, InvitationRow } from '#features/accounts/roles/model.ts';
import { roleName } from '#features/accounts/roles/texts.ts';
import { formatDate, formatDateTime } from '#platform/i18n';
import { Alert, Choices as Boxes, Button, ErrorSummary, Pagination, Section, TextInput } from '#ui';
import type { EventView } from '../../model.ts';
import type { LogLine } from '../log.ts';
import type { EventError } from '../model.ts';
import { programmeTexts } from '../texts/programme.ts';
import { fieldsFor } from './fields.tsx';
import { contentFieldName } from './labels.ts';

export interface TeamProps {
  lang: Lang;
  event: EventView;
  holders: readonly HolderRow[];
  invitations: readonly InvitationRow[];
  mayDelegate: boolean;
  log: { rows: LogLine[]; more: boolean };
  page: number;
  values: Record<string, string>;
  errors: readonly EventError[];
  given: boolean;
}

/** Who works on an event, and what they have done. */
export function TeamBody(props: TeamProps) {
  const { lang, event, mayDelegate } = props;
  const t = programmeTexts(lang);
  const base = `/${lang}/events/${event.slug}/team`;
  const since = (at: Date) => formatDate(lang, at.toISOString().slice(0, 10));
  return (
    <div class="hw-wrap hw-stack">
      {props.given ? <Alert tone="success" title={t.given} /> : null}
      <Section title={t.people} intro={t.peopleLead}>
        {props.holders.length === 0 ? <p>{t.nobody}</p> : null}
        <ul class="hw-lines">
          {props.holders.map(({ personId, name, role, since: at }) => (
            <li>
              <div>
                {name} <span class="hw-muted">· {[roleName(lang, role), since(at)].join(' · ')}</span>
              </div>
              {mayDelegate ? (
                <form method="post" action={base}>
                  <input type="hidden" name="person" value={personId} />
                  <input type="hidden" name="role" value={role} />
                  <Button kind="tertiary" name="action" value="take">
                    {t.take}
                    <span class="kern-sr-only">: {name}</span>
                  </Button>
                </form>
              ) : null}
            </li>
          ))}
          {props.invitations.map(({ id, role, expiresAt }) => (
            <li>
              <div>
                {t.invited} <span class="hw-muted">· {[roleName(lang, role), since(expiresAt)].join(' · ')}</span>
              </div>
              {mayDelegate ? (
                <form method="post" action={base}>
                  <input type="hidden" name="invitation" value={id} />
                  <Button kind="tertiary" name="action" value="uninvite">
                    {t.take}
                  </Button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      {mayDelegate ? <Entrust {...props} base={base} /> : null}
      <Log {...props} base={base} />
    </div>
  );
}

function Entrust({ lang, values, errors, base }: TeamProps & { base: string }) {
  const t = programmeTexts(lang);
  const fields = fieldsFor(lang, values, errors);
  return (
    <Section title={t.entrust} intro={t.entrustLead}>
      <form class="hw-stack hw-form" method="post" action={base} novalidate>
        <ErrorSummary lang={lang} errors={fields.errors} />
        <TextInput
          lang={lang}
          name="email"
          label={t.email}
          type="email"
          autocomplete="off"
          value={values.email ?? ''}
          error={fields.errorOf('email')}
        />
        <Boxes
          lang={lang}
          type="radio"
          name="role"
          label={t.role}
          chosen={[values.role ?? '']}
          options={[
            { value: 'organiser', label: t.roleOrganiser },
            { value: 'event-helper', label: t.roleHelper },
          ]}
          error={fields.errorOf('role')}
        />
        <p class="hw-actions">
          <Button name="action" value="give">
            {t.give}
          </Button>
        </p>
      </form>
    </Section>
  );
}

function Log({ lang, log, page, base }: TeamProps & { base: string }) {
  const t = programmeTexts(lang);
  const did: Record<string, string> = {
    created: t.did_created,
    'template-kept': t.did_created,
    saved: t.did_saved,
    published: t.did_published,
    scheduled: t.did_scheduled,
    unscheduled: t.did_unscheduled,
    moved: t.did_moved,
    cancelled: t.did_cancelled,
    withdrawn: t.did_withdrawn,
    programme: t.did_programme,
    media: t.did_media,
    entrusted: t.did_entrusted,
    taken: t.did_taken,
  };
  const who = ({ by, who: name }: LogLine) =>
    by === 'person' ? (name ?? t.somebody) : by === 'system' ? t.system : t.operator;
  return (
    <Section title={t.history} id="history">
      <ol class="hw-lines">
        {log.rows.map((line) => {
          const fields = [...new Set(line.fields.map((field) => contentFieldName(lang, field)))];
          return (
            <li>
              <div>
                <strong>{did[line.action.replace(/^event\./, '')] ?? t.did_other}</strong>
                {fields.length === 0 ? '' : `: ${fields.join(', ')}`}
                <br />
                <span class="hw-muted">
                  <time datetime={line.at.toISOString()}>{formatDateTime(lang, line.at)}</time> · {who(line)}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
      <Pagination
        lang={lang}
        page={page}
        pages={log.more ? page + 1 : page}
        href={(to) => `${base}?page=${to}#history`}
      />
    </Section>
  );
}
