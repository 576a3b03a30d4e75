import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { type Localised, localise } from '#platform/i18n';
import { Button, ButtonLink, ErrorSummary, PageHead, Prose, Section, TextArea } from '#ui';
import { ProfileFields, type ProfileFieldsProps, sayErrors } from '../../profile/pages/fields.tsx';
import { profileTexts } from '../../profile/texts.ts';
import { networkTexts } from '../../texts.ts';
import { admissionTexts, USUAL_CRITERIA } from '../texts.ts';

/** What a hub publishes about admission: its own words, or the usual ones. */
export function Criteria({ lang, criteria }: { lang: Lang; criteria: Localised | null }) {
  const said = localise(criteria ?? USUAL_CRITERIA, lang);
  return <Prose text={said.text} lang={said.lang} />;
}

/** On the hub's page, for everybody. */
export function JoinSection({ lang, hub }: { lang: Lang; hub: { slug: string; criteria: Localised | null } }) {
  const t = admissionTexts(lang);
  return (
    <Section title={t.join} id="join">
      <h3 class="hw-h3">{t.criteria}</h3>
      <Criteria lang={lang} criteria={hub.criteria} />
      <p class="hw-actions">
        <ButtonLink href={`/${lang}/hubs/${hub.slug}/admission`}>{t.join}</ButtonLink>
      </p>
    </Section>
  );
}

interface FormProps extends Omit<ProfileFieldsProps, 'errorOf'> {
  hub: { slug: string; name: Localised; criteria: Localised | null };
  errors: { field: string; code: string }[];
}

/** The application: the profile as it will stand in the directory, and why. */
export function ApplyPage(props: FormProps) {
  const { lang, hub } = props;
  const t = admissionTexts(lang);
  const name = localise(hub.name, lang);
  const base = `/${lang}/hubs/${hub.slug}`;
  return (
    <>
      <PageHead
        lang={lang}
        title={t.joinTitle(name.text)}
        lead={t.joinLead}
        trail={[
          { href: `/${lang}/hubs`, label: networkTexts(lang).hubs },
          { href: base, label: name.text },
        ]}
      />
      <div class="hw-wrap hw-columns">
        <ApplicationForm {...props} action={`${base}/admission`} cancel={base} submit={t.send} />
        <aside class="hw-aside">
          <h2 class="hw-h3">{t.criteria}</h2>
          <Criteria lang={lang} criteria={hub.criteria} />
        </aside>
      </div>
    </>
  );
}

/** Changing an own application, and answering where the hub has asked. */
export function ChangeApplicationPage(props: FormProps & { id: string; question: string | null }) {
  const { lang, id, question } = props;
  const t = admissionTexts(lang);
  const href = `/${lang}/admissions/${id}`;
  return (
    <>
      <PageHead
        lang={lang}
        title={question === null ? t.edit : t.answerIt}
        lead={t.joinLead}
        trail={[
          { href: `/${lang}/admissions`, label: t.applications },
          { href, label: props.form.values.name ?? t.application },
        ]}
      />
      <div class="hw-wrap">
        <ApplicationForm
          {...props}
          action={`${href}/edit`}
          cancel={href}
          submit={t.sendAgain}
          first={
            question === null ? null : (
              <>
                <Section title={t.question}>
                  <Prose text={question} />
                </Section>
                <TextArea
                  lang={lang}
                  name="answer"
                  label={t.answer}
                  value={props.form.values.answer ?? ''}
                  rows={5}
                  error={sayErrors(t, props.errors, t.formBroken).errorOf('answer')}
                />
              </>
            )
          }
        />
      </div>
    </>
  );
}

function ApplicationForm(props: FormProps & { action: string; cancel: string; submit: string; first?: Child }) {
  const { lang, form } = props;
  const t = admissionTexts(lang);
  const p = profileTexts(lang);
  const { said, errorOf } = sayErrors({ ...p, ...t }, props.errors, t.formBroken);
  return (
    <form class="hw-stack hw-form" method="post" action={props.action} novalidate>
      <ErrorSummary lang={lang} errors={said} />
      {props.first}
      <fieldset class="hw-fieldset">
        <legend>{p.theOrganisation}</legend>
        <div class="hw-stack">
          <ProfileFields {...props} errorOf={errorOf} />
        </div>
      </fieldset>
      <TextArea
        lang={lang}
        name="why"
        label={t.why}
        hint={t.whyHint}
        value={form.values.why ?? ''}
        rows={5}
        error={errorOf('why')}
      />
      <p class="hw-actions">
        <Button>{props.submit}</Button>
        <ButtonLink href={props.cancel}>{p.cancel}</ButtonLink>
      </p>
    </form>
  );
}
