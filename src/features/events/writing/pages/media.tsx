import { LANGS, type Lang } from '#engines/kit';
import { fileAddress, type StoredFile } from '#platform/files';
import { LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Alert, Button, ButtonLink, ErrorSummary, FileInput, Section } from '#ui';
import type { EventFileKind, EventFileView, EventView } from '../../model.ts';
import type { EventError } from '../model.ts';
import { programmeTexts } from '../texts/programme.ts';
import { fieldsFor, Texts } from './fields.tsx';
import { Line } from './programme.tsx';

interface Props {
  lang: Lang;
  event: EventView;
  files: ReadonlyMap<string, StoredFile>;
}

/** Everything that has been added to an event, and the ways to add more. */
export function MediaBody({ lang, event, files, alert }: Props & { alert: string | undefined }) {
  const t = programmeTexts(lang);
  const base = `/${lang}/events/${event.slug}/media`;
  const ways: [EventFileKind, string][] = [
    ['image', t.addImage],
    ['film', t.addFilm],
    ['material', t.addMaterial],
    ['minutes', t.addMinutes],
  ];
  return (
    <div class="hw-wrap hw-stack">
      {alert === undefined ? null : <Alert tone="danger" title={alert} />}
      <p class="hw-actions">
        {ways.map(([kind, label]) => (
          <ButtonLink href={`${base}/new?kind=${kind}`}>{label}</ButtonLink>
        ))}
      </p>
      <Section title={t.media} intro={t.mediaLead}>
        {event.files.length === 0 ? <p>{t.noMedia}</p> : null}
        <ul class="hw-lines">
          {event.files.map((file) => {
            const name = nameOf(lang, file, files);
            return (
              <Line lang={lang} base={`${base}/${file.id}`} up={t.up} down={t.down} name={name}>
                <Thumb lang={lang} file={file} files={files} />
                <span>{name}</span>
                <span class="hw-muted"> · {t[file.kind]}</span>
              </Line>
            );
          })}
        </ul>
      </Section>
    </div>
  );
}

function nameOf(lang: Lang, file: EventFileView, files: Props['files']): string {
  const said = localise(file.title, lang).text || localise(file.alt, lang).text;
  return said || (files.get(file.fileId ?? '')?.name ?? file.url ?? '');
}

function Thumb({ lang, file, files }: { lang: Lang; file: EventFileView; files: Props['files'] }) {
  const stored = files.get(file.fileId ?? '');
  if (stored?.kind !== 'image') return null;
  const alt = localise(file.alt, lang);
  const small = stored.variants[0]?.width;
  return (
    <img
      class="hw-thumb"
      src={fileAddress(stored, small)}
      alt={alt.text}
      lang={alt.lang}
      loading="lazy"
      width="160"
      height={Math.round((160 * (stored.height ?? 1)) / (stored.width ?? 1))}
    />
  );
}

export interface MediaFormProps extends Props {
  kind: EventFileKind;
  /** Undefined: a new one. */
  file: EventFileView | undefined;
  values: Record<string, string>;
  errors: readonly EventError[];
}

const ACCEPT: Record<EventFileKind, string> = {
  image: 'image/jpeg,image/png,image/webp,image/avif',
  film: 'video/mp4,video/webm',
  material: '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt,image/*',
  minutes: '.pdf,.docx,.odt,.txt',
};

/** A picture, a film, material or minutes, with everything that is said of it for those who do not see or hear it. */
export function MediaFormBody(props: MediaFormProps) {
  const { lang, event, kind, file, values } = props;
  const t = programmeTexts(lang);
  const base = `/${lang}/events/${event.slug}/media`;
  const fields = fieldsFor(lang, values, props.errors);
  const isShown = kind === 'image' || kind === 'film';
  const hints = { image: t.imageHint, film: t.filmHint, material: t.documentHint, minutes: t.documentHint };
  const langs = LANGS.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  return (
    <div class="hw-wrap hw-stack">
      <form
        class="hw-stack hw-form"
        method="post"
        action={file === undefined ? base : `${base}/${file.id}`}
        enctype="multipart/form-data"
        novalidate
      >
        <ErrorSummary lang={lang} errors={fields.errors} />
        <input type="hidden" name="kind" value={kind} />
        {values.file === undefined || values.file === '' ? null : (
          <>
            <input type="hidden" name="kept_file" value={values.file} />
            <Alert tone="success" title={t.fileKept} />
          </>
        )}
        {values.captions === undefined || values.captions === '' ? null : (
          <input type="hidden" name="kept_captions" value={values.captions} />
        )}
        {file !== undefined ? null : (
          <>
            <FileInput
              lang={lang}
              name="file"
              label={t.file}
              hint={hints[kind]}
              accept={ACCEPT[kind]}
              error={fields.errorOf('file')}
            />
            {kind === 'image' ? null : fields.line('url', { optional: true })}
          </>
        )}
        <Texts
          fields={fields}
          main={event.lang}
          texts={[
            ...(isShown ? [{ name: 'alt', rows: 3, hint: t.altHint }] : []),
            { name: 'title', optional: isShown },
            ...(kind === 'film' ? [{ name: 'transcript', rows: 8, hint: t.transcriptHint, optional: true }] : []),
          ]}
        />
        {kind === 'film' ? (
          <>
            <input type="hidden" name="has_captions" value={values.has_captions ?? ''} />
            <FileInput
              lang={lang}
              name="captions"
              label={t.captions}
              accept=".vtt,text/vtt"
              optional
              error={fields.errorOf('captions')}
            />
            {fields.choose('captions_lang', langs, { optional: true })}
          </>
        ) : null}
        {isShown ? null : fields.choose('lang', langs, { label: t.mediaLang })}
        {event.sessions.length === 0
          ? null
          : fields.choose(
              'session',
              event.sessions.map(({ id, title }) => ({ value: id, label: localise(title, lang).text })),
              { optional: true },
            )}
        <p class="hw-actions">
          <Button name="action" value="save">
            {t.save}
          </Button>
          <ButtonLink href={base} kind="tertiary">
            {t.media}
          </ButtonLink>
        </p>
      </form>
      {file === undefined ? null : (
        <details class="hw-fold hw-form">
          <summary>{t.remove}</summary>
          <form method="post" action={`${base}/${file.id}`} class="hw-stack">
            <p>{t.removeSure}</p>
            <p class="hw-actions">
              <Button kind="secondary" name="action" value="delete">
                {t.remove}
              </Button>
            </p>
          </form>
        </details>
      )}
    </div>
  );
}
