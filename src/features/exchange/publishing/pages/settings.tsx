import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { Alert, Button, Choices, ErrorSummary, PageHead, TextInput } from '#ui';
import { CHECKS_OF_NEW, MAX_CRITERIA } from '../model.ts';
import type { HubName } from '../queries.ts';
import { publishingTexts } from '../texts.ts';

export interface SettingsForm {
  check_new: string;
  check_edits: string;
  threshold: string;
  criteria: string[];
  /** How each is worded in the other languages. */
  others: string[];
}

export function SettingsPage(props: {
  lang: Lang;
  hub: HubName;
  form: SettingsForm;
  errors: { field: string; message: string }[];
  isSaved: boolean;
}) {
  const { lang, hub, form, errors } = props;
  const t = publishingTexts(lang);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <PageHead
        lang={lang}
        title={t.settings}
        lead={t.settingsLead}
        trail={[
          { href: `/${lang}/hubs`, label: 'Hubs' },
          { href: `/${lang}/hubs/${hub.slug}`, label: localise(hub.name, lang).text },
        ]}
      />
      <div class="hw-wrap">
        <form class="hw-stack hw-form" method="post" novalidate>
          {props.isSaved ? <Alert tone="success" title={t.saved} /> : null}
          <ErrorSummary lang={lang} errors={errors} />
          <Choices
            lang={lang}
            type="radio"
            name="check_new"
            label={t.checkNew}
            hint={t.checkNewHint}
            chosen={[form.check_new]}
            options={CHECKS_OF_NEW.map((value) => ({ value, label: t[value] }))}
            error={errorOf('check_new')}
          />
          <Choices
            lang={lang}
            type="radio"
            name="check_edits"
            label={t.checkEdits}
            chosen={[form.check_edits]}
            options={[
              { value: 'yes', label: t.editsChecked },
              { value: 'no', label: t.editsLive },
            ]}
            error={errorOf('check_edits')}
          />
          <TextInput
            lang={lang}
            name="threshold"
            label={t.threshold}
            hint={t.thresholdHint}
            value={form.threshold}
            error={errorOf('threshold')}
          />
          <fieldset class="hw-fieldset hw-stack">
            <legend>{t.criteria}</legend>
            <p class="kern-hint">{t.criteriaHint}</p>
            {Array.from({ length: MAX_CRITERIA }, (_, at) => (
              <TextInput
                lang={lang}
                name={`criterion_${at}`}
                label={t.criterion(at + 1)}
                hint={form.others[at] || undefined}
                value={form.criteria[at] ?? ''}
                error={errorOf(`criterion_${at}`)}
              />
            ))}
          </fieldset>
          <p class="hw-actions">
            <Button>{t.save}</Button>
          </p>
        </form>
      </div>
    </>
  );
}
