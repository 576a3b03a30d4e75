import type { Lang } from '#engines/kit';
import { formatDate, LANGUAGE_NAMES, localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Badge, Button, ButtonLink, Chips, ErrorSummary, Facts, PageHead, Prose, Section, TextArea } from '#ui';
import { sayErrors } from '../../profile/pages/fields.tsx';
import { profileTexts } from '../../profile/texts.ts';
import { networkTexts, sizeName, typeName } from '../../texts.ts';
import { isOpen } from '../commands/apply.ts';
import { type AdmissionState, type AdmissionView, DECISIONS, type Decision } from '../model.ts';
import { admissionTexts, stateName, usualMessage } from '../texts.ts';

export function StateBadge({ lang, state }: { lang: Lang; state: AdmissionState }) {
  const tone = (
    { submitted: 'info', asked: 'warning', accepted: 'success', declined: 'danger', withdrawn: 'info' } as const
  )[state];
  return <Badge tone={tone}>{stateName(lang, state)}</Badge>;
}

/** What was submitted when the decision was refused. */
export interface DecisionForm {
  values: Record<string, string>;
  errors: FieldError[];
}

/** One application, for who applied and for the team. */
export function AdmissionPage(props: {
  lang: Lang;
  admission: AdmissionView;
  own: boolean;
  decides: boolean;
  label: (concept: string) => string;
  similar: { name: string; slug: string; place: string }[];
  notice?: 'sent' | 'alreadyApplied' | undefined;
  form?: DecisionForm | undefined;
}) {
  const { lang, admission, own, decides } = props;
  const t = admissionTexts(lang);
  const n = networkTexts(lang);
  const p = profileTexts(lang);
  const { profile } = admission;
  const hub = localise(admission.hub.name, lang);
  const open = isOpen(admission.state);
  const href = `/${lang}/admissions/${admission.id}`;
  const errors = sayErrors(t, props.form?.errors ?? [], t.formBroken).said;
  return (
    <>
      <PageHead
        lang={lang}
        kicker={`${t.application} · ${hub.text}`}
        title={profile.name}
        titleLang={profile.lang}
        lead={<span lang={profile.lang}>{profile.summary}</span>}
        trail={[{ href: `/${lang}/admissions`, label: t.applications }]}
      >
        <p>
          <StateBadge lang={lang} state={admission.state} />
        </p>
      </PageHead>
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          <ErrorSummary lang={lang} errors={errors} />
          {props.notice === undefined ? null : (
            <Alert tone={props.notice === 'sent' ? 'success' : 'info'} title={t[props.notice]} />
          )}
          {admission.question === null ? null : (
            <Section title={t.question}>
              <Prose text={admission.question} />
              {admission.answer === null || admission.answer === '' ? null : (
                <>
                  <h3 class="hw-h3">{t.answerGiven}</h3>
                  <Prose text={admission.answer} />
                </>
              )}
            </Section>
          )}
          {admission.reason === null ? null : (
            <Section title={t.reason}>
              <Prose text={admission.reason} />
            </Section>
          )}
          {admission.organisation === undefined ? null : (
            <p class="hw-actions">
              <ButtonLink href={`/${lang}/organisations/${admission.organisation.slug}`}>{t.toProfile}</ButtonLink>
            </p>
          )}
          <Section title={t.why}>
            <Prose text={admission.why} />
          </Section>
          {profile.text === '' ? null : (
            <Section title={n.about}>
              <Prose text={profile.text} lang={profile.lang} />
            </Section>
          )}
          {decides && open && props.similar.length > 0 ? (
            <Section title={t.similar} intro={t.similarHint}>
              <ul class="hw-plain-list">
                {props.similar.map((one) => (
                  <li>
                    <a href={`/${lang}/organisations/${one.slug}`}>{one.name}</a>{' '}
                    <span class="hw-muted">{one.place}</span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {decides && open ? <Decide lang={lang} admission={admission} form={props.form} /> : null}
          {own && open ? (
            <Section title={t.withdraw} intro={t.withdrawHint}>
              <form class="hw-actions" method="post" action={`${href}/withdrawal`}>
                <Button kind="secondary">{t.withdraw}</Button>
              </form>
            </Section>
          ) : null}
        </div>
        <aside class="hw-aside">
          <h2 class="hw-h3">{n.facts}</h2>
          <Facts
            items={[
              [n.hub, <a href={`/${lang}/hubs/${admission.hub.slug}`}>{hub.text}</a>],
              [t.state, stateName(lang, admission.state)],
              [
                t.applicant,
                admission.applicant && decides && (
                  <>
                    {admission.applicant.name}
                    <br />
                    <a href={`mailto:${admission.applicant.email}`}>{admission.applicant.email}</a>
                  </>
                ),
              ],
              [n.type, typeName(lang, profile.type)],
              [n.size, profile.size && sizeName(lang, profile.size)],
              [n.inhabitants, profile.inhabitants],
              [n.place, admission.place],
              [n.web, profile.web && <a href={profile.web}>{new URL(profile.web).host}</a>],
              [p.textLang, LANGUAGE_NAMES[profile.lang]],
            ]}
          />
          <Chips label={n.topics} items={profile.topics.map((topic) => ({ label: props.label(topic) }))} />
          <p class="hw-muted">
            {t.submittedOn(formatDate(lang, new Date(admission.submittedAt).toISOString().slice(0, 10)))}
          </p>
          {own && open ? (
            <p class="hw-actions">
              <ButtonLink href={`${href}/edit`} kind={admission.state === 'asked' ? 'primary' : 'secondary'}>
                {admission.state === 'asked' ? t.answerIt : t.edit}
              </ButtonLink>
            </p>
          ) : null}
        </aside>
      </div>
    </>
  );
}

/** A form for each decision, with the usual words to the applicant in their language. */
function Decide({ lang, admission, form }: { lang: Lang; admission: AdmissionView; form: DecisionForm | undefined }) {
  const t = admissionTexts(lang);
  const to = admission.applicant?.lang ?? lang;
  const chosen = DECISIONS.find((one) => one === form?.values.decision);
  const name = { accept: t.accept, ask: t.ask, decline: t.decline };
  return (
    <Section title={t.decide} intro={t.decideIntro}>
      {DECISIONS.map((decision: Decision) => {
        const mine = decision === chosen;
        const value = (field: string, usual: string) => (mine ? (form?.values[field] ?? usual) : usual);
        const { errorOf } = sayErrors(t, mine ? (form?.errors ?? []) : [], t.formBroken);
        const usual = usualMessage(
          to,
          decision,
          admission.applicant?.name ?? '',
          admission.profile.name,
          localise(admission.hub.name, to).text,
        );
        return (
          <details class="hw-fold" open={chosen === undefined ? decision === 'accept' : mine} name="decision">
            <summary>{name[decision]}</summary>
            <form class="hw-stack" method="post" action={`/${lang}/admissions/${admission.id}/decision`} novalidate>
              <input type="hidden" name="decision" value={decision} />
              <TextArea
                lang={lang}
                name={`${decision}_reason`}
                label={decision === 'ask' ? t.yourQuestion : t.reason}
                value={value('reason', '')}
                rows={4}
                error={errorOf(`${decision}_reason`)}
              />
              <TextArea
                lang={lang}
                name={`${decision}_message`}
                label={`${t.message} (${LANGUAGE_NAMES[to]})`}
                value={value('message', usual)}
                rows={7}
                error={errorOf(`${decision}_message`)}
              />
              <p class="hw-actions">
                <Button kind={decision === 'accept' ? 'primary' : 'secondary'}>{name[decision]}</Button>
              </p>
            </form>
          </details>
        );
      })}
    </Section>
  );
}
