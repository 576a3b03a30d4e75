import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { localise } from '#platform/i18n';
import { Choices, FileInput, Select, TextArea, TextInput } from '#ui';
import { inputName, isAsked } from '../form.ts';
import { type Answers, type FormField, LONG_LENGTH } from '../model.ts';
import { participantTexts } from '../texts.ts';

/** What somebody wrote into the fields of a form, by the names of its inputs. */
export type Filled = URLSearchParams;

/** Longer lists are a menu rather than boxes. */
const BOXES = 8;

/** The answers as they would stand in the inputs. */
export function fillAnswers(fields: readonly FormField[], answers: Answers): Filled {
  const filled = new URLSearchParams();
  for (const field of fields) {
    const answer = answers[field.key];
    if (answer === undefined) continue;
    for (const one of Array.isArray(answer) ? answer : [answer])
      filled.append(inputName(field), one === true ? 'yes' : String(one));
  }
  return filled;
}

/**
 * The organiser's questions. Each says by `shown` that it stood on the page; those whose condition does not hold lie in a template, where nobody sees or sends
 * them, until the custom element takes them out.
 */
export function CustomFields(props: {
  lang: Lang;
  fields: readonly FormField[];
  filled: Filled;
  answers: Answers;
  ticket: string;
  /** By the name of the input: a file that was sent before, with what proves it. */
  kept: ReadonlyMap<string, { name: string; proof: string }>;
  error: (field: string) => string | undefined;
}) {
  return (
    <>
      {props.fields.map((field) => {
        const inputs = (
          <>
            <input type="hidden" name="shown" value={field.key} />
            <CustomField {...props} field={field} />
          </>
        );
        if (field.when === undefined && (field.tickets ?? []).length === 0) return inputs;
        return (
          <Asked
            field={field.when === undefined ? undefined : inputName({ key: field.when.field })}
            is={field.when?.is ?? []}
            tickets={field.tickets ?? []}
          >
            {isAsked(field, props.answers, props.ticket) ? (
              <>
                <template />
                {inputs}
              </>
            ) : (
              <template>{inputs}</template>
            )}
          </Asked>
        );
      })}
    </>
  );
}

function Asked(props: { field: string | undefined; is: string[]; tickets: string[]; children: Child }) {
  return (
    <hw-asked
      class="hw-asked"
      data-field={props.field}
      data-is={props.is.join(' ')}
      data-tickets={props.tickets.join(' ')}
    >
      {props.children}
    </hw-asked>
  );
}

function CustomField(props: {
  lang: Lang;
  field: FormField;
  filled: Filled;
  kept: ReadonlyMap<string, { name: string; proof: string }>;
  error: (field: string) => string | undefined;
}) {
  const { lang, field, filled } = props;
  const name = inputName(field);
  const hint = field.hint === undefined ? '' : localise(field.hint, lang).text;
  const common = {
    lang,
    name,
    label: localise(field.label, lang).text,
    hint: hint === '' ? undefined : hint,
    error: props.error(name),
    optional: !field.required,
  };
  const value = filled.get(name) ?? '';
  const options = (field.options ?? []).map(({ key, label }) => ({ value: key, label: localise(label, lang).text }));
  switch (field.type) {
    case 'text':
      return <TextInput {...common} value={value} />;
    case 'long':
      return (
        <TextArea {...common} value={value} rows={4} maxlength={Math.min(field.max ?? LONG_LENGTH, LONG_LENGTH)} />
      );
    case 'number':
      return <TextInput {...common} value={value} inputmode="numeric" />;
    case 'date':
      return <TextInput {...common} value={value} type="date" />;
    case 'choice':
      if (options.length > BOXES)
        return (
          <Select
            {...common}
            value={value}
            options={[{ value: '', label: participantTexts(lang).choose }, ...options]}
          />
        );
      return <Choices {...common} type="radio" chosen={[value]} options={options} />;
    case 'choices':
      return <Choices {...common} type="checkbox" chosen={filled.getAll(name)} options={options} />;
    case 'consent':
      return (
        <Choices
          {...common}
          label={hint === '' ? participantTexts(lang).consent : hint}
          hint={undefined}
          type="checkbox"
          chosen={[value]}
          options={[{ value: 'yes', label: common.label }]}
        />
      );
    case 'file': {
      const kept = props.kept.get(name);
      return (
        <>
          <FileInput
            {...common}
            hint={kept === undefined ? common.hint : participantTexts(lang).keptFile(kept.name)}
            accept=".pdf,.png,.jpg,.jpeg,.webp,.odt,.ods,.odp,.docx,.xlsx,.pptx"
          />
          {kept === undefined ? null : <input type="hidden" name={`kept-${name}`} value={kept.proof} />}
        </>
      );
    }
  }
}
