import { LANGS, type Lang } from '#engines/kit';
import { compareTexts, LANGUAGE_NAMES, localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Button, ButtonLink, Choices, ErrorSummary, PageHead, TextArea, TextInput } from '#ui';
import { networkTexts } from '../../texts.ts';
import type { ProfileValues } from '../model.ts';
import type { EditedHub } from '../save-hub.ts';
import { profileTexts } from '../texts.ts';
import { sayErrors } from './fields.tsx';

export function EditHubPage(props: {
  lang: Lang;
  hub: EditedHub;
  form: ProfileValues;
  errors: FieldError[];
  topics: readonly string[];
  label: (concept: string) => string;
}) {
  const { lang, hub, form } = props;
  const t = profileTexts(lang);
  const n = networkTexts(lang);
  const { said, errorOf } = sayErrors(t, props.errors, t.formBroken);
  const field = (name: string) => ({ lang, name, value: form.values[name] ?? '', error: errorOf(name) });
  const base = `/${lang}/hubs/${hub.slug}`;
  const name = localise(hub.name, lang).text;
  const written = (one: Lang) =>
    Object.entries(form.values).some(([key, value]) => key.endsWith(`_${one}`) && value !== '');
  return (
    <>
      <PageHead
        lang={lang}
        title={t.hubEditTitle(name)}
        lead={t.hubEditLead}
        trail={[
          { href: `/${lang}/hubs`, label: n.hubs },
          { href: base, label: name },
        ]}
      />
      <div class="hw-wrap">
        <form class="hw-stack hw-form" method="post" action={`${base}/edit`} novalidate>
          <ErrorSummary lang={lang} errors={said} />
          {LANGS.map((one) => (
            <details
              class="hw-fold"
              open={
                one === lang ||
                said.some((error) => error.field.endsWith(`_${one}`)) ||
                (one === LANGS[0] && !written(lang))
              }
            >
              <summary lang={one}>{LANGUAGE_NAMES[one]}</summary>
              <div class="hw-stack">
                <TextArea {...field(`claim_${one}`)} label={t.claim} rows={2} />
                <TextArea {...field(`text_${one}`)} label={t.hubText} rows={8} hint={t.textHint} />
                <TextArea {...field(`criteria_${one}`)} label={t.criteria} rows={6} hint={t.criteriaHint} optional />
                {hub.sites.map((site, at) => (
                  <TextArea {...field(`focus${at}_${one}`)} label={t.focusOf(site.name)} rows={3} />
                ))}
              </div>
            </details>
          ))}
          <fieldset class="hw-fieldset">
            <legend>{t.general}</legend>
            <div class="hw-stack">
              <div class="hw-fields">
                <TextInput {...field('web')} label={n.web} optional />
                <TextInput {...field('email')} label={n.email} optional />
              </div>
              <Choices
                lang={lang}
                name="topics"
                type="checkbox"
                label={n.topics}
                hint={t.topicsHint}
                error={errorOf('topics')}
                chosen={form.topics}
                options={props.topics
                  .map((topic) => ({ value: topic, label: props.label(topic) }))
                  .sort((a, b) => compareTexts(lang, a.label, b.label))}
              />
            </div>
          </fieldset>
          {hub.sites.map((site, at) => (
            <fieldset class="hw-fieldset">
              <legend>{t.contactOf(site.name)}</legend>
              <p class="kern-hint">{t.contactHint}</p>
              <div class="hw-fields">
                <TextInput {...field(`contact${at}_name`)} label={t.contactName} optional />
                <TextInput {...field(`contact${at}_phone`)} label={n.phone} optional />
                <TextInput {...field(`contact${at}_email`)} label={n.email} optional />
              </div>
            </fieldset>
          ))}
          <p class="hw-actions">
            <Button>{t.save}</Button>
            <ButtonLink href={base}>{t.cancel}</ButtonLink>
          </p>
        </form>
      </div>
    </>
  );
}

/** A hub as it stands in the form. */
export function hubValuesOf(hub: EditedHub): ProfileValues {
  const values: Record<string, string> = { web: hub.web ?? '', email: hub.email ?? '' };
  for (const lang of LANGS) {
    values[`claim_${lang}`] = hub.claim[lang] ?? '';
    values[`text_${lang}`] = hub.text[lang] ?? '';
    values[`criteria_${lang}`] = hub.criteria?.[lang] ?? '';
    for (const [at, site] of hub.sites.entries()) values[`focus${at}_${lang}`] = site.focus[lang] ?? '';
  }
  for (const [at, site] of hub.sites.entries()) {
    values[`contact${at}_name`] = site.contactName ?? '';
    values[`contact${at}_phone`] = site.contactPhone ?? '';
    values[`contact${at}_email`] = site.contactEmail ?? '';
  }
  return { values, topics: hub.topics };
}
