import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { uiTexts } from './texts.ts';

/** All errors of a form at its top, each a link to its field. */
export function ErrorSummary(props: { lang: Lang; errors: { field: string; message: string }[] }) {
  if (props.errors.length === 0) return null;
  return (
    <div class="kern-alert kern-alert--danger" role="alert" id="errors">
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 class="kern-title">{uiTexts(props.lang).errorsTitle(props.errors.length)}</h2>
      </div>
      <div class="kern-alert__body">
        <ul class="hw-list">
          {props.errors.map((error) => (
            <li>
              <a href={`#${error.field}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface FieldProps {
  lang: Lang;
  name: string;
  /** Where several forms of a page have a field of this name; otherwise the name. */
  id?: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
}

const idOf = ({ id, name }: FieldProps): string => id ?? name;

function describedBy(props: FieldProps): string | undefined {
  const { hint, error } = props;
  const ids = [hint === undefined ? '' : `${idOf(props)}-hint`, error === undefined ? '' : `${idOf(props)}-error`];
  return ids.filter((id) => id !== '').join(' ') || undefined;
}

function Field(props: FieldProps & { children?: Child }) {
  return (
    <div class={`kern-form-input${props.error === undefined ? '' : ' kern-form-input--error'}`}>
      <label class="kern-label" for={idOf(props)}>
        {props.label}
        {props.optional === true ? <span class="kern-label__optional"> – {uiTexts(props.lang).optional}</span> : null}
      </label>
      {props.hint === undefined ? null : (
        <div class="kern-hint" id={`${idOf(props)}-hint`}>
          {props.hint}
        </div>
      )}
      {props.children}
      {props.error === undefined ? null : (
        <p class="kern-error" id={`${idOf(props)}-error`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{props.error}</span>
        </p>
      )}
    </div>
  );
}

export function TextArea(props: FieldProps & { value: string; rows: number; maxlength?: number }) {
  return (
    <Field {...props}>
      <textarea
        class={`kern-form-input__input${props.error === undefined ? '' : ' kern-form-input__input--error'}`}
        id={idOf(props)}
        name={props.name}
        rows={props.rows}
        maxlength={props.maxlength}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      >
        {props.value}
      </textarea>
    </Field>
  );
}

export function TextInput(
  props: FieldProps & {
    value: string;
    type?: 'text' | 'search' | 'number' | 'email' | 'password' | 'date' | 'time';
    inputmode?: 'numeric';
    /** What browsers and password stores fill in, as named in HTML. */
    autocomplete?: string;
  },
) {
  return (
    <Field {...props}>
      <input
        class={`kern-form-input__input${props.error === undefined ? '' : ' kern-form-input__input--error'}`}
        id={idOf(props)}
        name={props.name}
        type={props.type ?? 'text'}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete}
        value={props.value}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      />
    </Field>
  );
}

export function FileInput(props: FieldProps & { accept: string }) {
  return (
    <Field {...props}>
      <input
        class="kern-form-input__input"
        id={idOf(props)}
        name={props.name}
        type="file"
        accept={props.accept}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      />
    </Field>
  );
}

export function Select(props: FieldProps & { value: string; options: { value: string; label: string }[] }) {
  return (
    <Field {...props}>
      <div class="kern-form-input__select-wrapper">
        <select
          class="kern-form-input__select"
          id={idOf(props)}
          name={props.name}
          aria-describedby={describedBy(props)}
        >
          {props.options.map((option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </Field>
  );
}

/** Several of a list, or one of it, as boxes to tick. */
export function Choices(
  props: FieldProps & {
    type: 'checkbox' | 'radio';
    chosen: readonly string[];
    options: readonly { value: string; label: Child; lang?: Lang }[];
    /** Short ones beside each other. */
    inRow?: boolean;
  },
) {
  return (
    <fieldset class={`hw-choices${props.inRow === true ? ' hw-choices--row' : ''}`} id={idOf(props)} tabindex={-1}>
      <legend class="kern-label">
        {props.label}
        {props.optional === true ? <span class="kern-label__optional"> – {uiTexts(props.lang).optional}</span> : null}
      </legend>
      {props.hint === undefined ? null : <div class="kern-hint">{props.hint}</div>}
      {props.error === undefined ? null : (
        <p class="kern-error">
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{props.error}</span>
        </p>
      )}
      <div class="hw-choices__list">
        {props.options.map(({ value, label, lang }) => (
          <label class="hw-check">
            <input type={props.type} name={props.name} value={value} checked={props.chosen.includes(value)} />
            <span lang={lang}>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One box to tick; what is sent is `yes`. */
export function Tick(props: { name: string; label: Child; checked: boolean }) {
  return (
    <label class="hw-check">
      <input type="checkbox" id={props.name} name={props.name} value="yes" checked={props.checked} />
      <span>{props.label}</span>
    </label>
  );
}

export function Button(props: {
  kind?: 'primary' | 'secondary' | 'tertiary';
  name?: string;
  value?: string;
  children?: Child;
}) {
  return (
    <button type="submit" class={`kern-btn kern-btn--${props.kind ?? 'primary'}`} name={props.name} value={props.value}>
      <span class="kern-label">{props.children}</span>
    </button>
  );
}

export function ButtonLink(props: { href: string; kind?: 'primary' | 'secondary' | 'tertiary'; children?: Child }) {
  return (
    <a class={`kern-btn kern-btn--${props.kind ?? 'secondary'}`} href={props.href}>
      <span class="kern-label">{props.children}</span>
    </a>
  );
}
