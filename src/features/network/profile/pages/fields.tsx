import { LANGS, type Lang } from '#engines/kit';
import { compareTexts, LANGUAGE_NAMES } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Choices, Select, TextArea, TextInput } from '#ui';
import { ORGANISATION_TYPES, SIZES } from '../../model.ts';
import { networkTexts, sizeName, typeName } from '../../texts.ts';
import type { PlaceChoice, Profile, ProfileValues } from '../model.ts';
import { profileTexts } from '../texts.ts';

export interface ProfileFieldsProps {
  lang: Lang;
  form: ProfileValues;
  /** Places to choose from when the name fits several. */
  places: PlaceChoice[];
  topics: readonly string[];
  label: (concept: string) => string;
  errorOf: (field: string) => string | undefined;
}

/** The profile of an organisation as fields; the same for an application and for editing. */
export function ProfileFields({ lang, form, places, topics, label, errorOf }: ProfileFieldsProps) {
  const t = profileTexts(lang);
  const n = networkTexts(lang);
  const field = (name: string) => ({ lang, name, value: form.values[name] ?? '', error: errorOf(name) });
  return (
    <>
      <TextInput {...field('name')} label={t.name} autocomplete="organization" />
      <div class="hw-fields">
        <Select
          {...field('type')}
          label={n.type}
          options={[
            { value: '', label: t.choose },
            ...ORGANISATION_TYPES.map((type) => ({ value: type, label: typeName(lang, type) })),
          ]}
        />
        <Select
          {...field('size')}
          label={n.size}
          optional
          options={[
            { value: '', label: t.noAnswer },
            ...SIZES.map((size) => ({ value: size, label: sizeName(lang, size) })),
          ]}
        />
        <TextInput
          {...field('inhabitants')}
          label={n.inhabitants}
          hint={t.inhabitantsHint}
          inputmode="numeric"
          optional
        />
        <TextInput {...field('web')} label={n.web} optional autocomplete="url" />
      </div>
      <TextInput {...field('place')} label={n.place} hint={t.placeHint} autocomplete="address-level2" />
      {places.length === 0 ? (
        <input type="hidden" name="place_id" value={form.values.place_id ?? ''} />
      ) : (
        <Choices
          lang={lang}
          name="place_id"
          type="radio"
          label={t.placeChoose}
          chosen={[form.values.place_id ?? '']}
          options={places.map(({ id, name, nuts }) => ({ value: id, label: `${name} (${nuts})` }))}
        />
      )}
      <Choices
        lang={lang}
        name="topics"
        type="checkbox"
        label={n.topics}
        hint={t.topicsHint}
        optional
        error={errorOf('topics')}
        chosen={form.topics}
        options={topics
          .map((topic) => ({ value: topic, label: label(topic) }))
          .sort((a, b) => compareTexts(lang, a.label, b.label))}
      />
      <Select
        {...field('lang')}
        label={t.textLang}
        options={LANGS.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
      />
      <TextArea {...field('summary')} label={t.summary} hint={t.summaryHint} rows={3} maxlength={600} />
      <TextArea {...field('text')} label={t.text} hint={t.textHint} rows={8} optional />
    </>
  );
}

/** A profile as it stands in the form. */
export function valuesOf(profile: Profile, place: string): ProfileValues {
  const { name, lang, type, size, inhabitants, web, summary, text, topics } = profile;
  const values = {
    name,
    lang,
    type,
    size: size ?? '',
    inhabitants: inhabitants === null ? '' : String(inhabitants),
    place,
    // The form names the place by words; this keeps which of several it was.
    place_id: profile.place,
    web: web ?? '',
    summary,
    text,
  };
  return { values, topics };
}

/** Errors in words, for the summary and beside the fields. */
export function sayErrors(texts: Record<string, unknown>, errors: readonly FieldError[], fallback: string) {
  const said = errors.map(({ field, code }) => {
    const text = texts[code];
    return { field, message: typeof text === 'string' ? text : fallback };
  });
  return { said, errorOf: (field: string) => said.find((error) => error.field === field)?.message };
}
