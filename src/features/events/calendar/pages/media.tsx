import type { Lang } from '#engines/kit';
import { fileAddress, pictureSet, type StoredFile } from '#platform/files';
import { formatNumber, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Prose, Section } from '#ui';
import type { EventFileView, EventView } from '../../model.ts';
import { pageTexts } from '../event-texts.ts';

interface Props {
  lang: Lang;
  event: EventView;
  files: ReadonlyMap<string, StoredFile>;
}

/** Pictures, films, material and minutes; those that are gone or lead nowhere are left out. */
export function Media(props: Props) {
  const t = pageTexts(props.lang);
  const of = (kind: EventFileView['kind']) =>
    props.event.files.filter((file) => file.kind === kind && addressOf(file, props.files) !== undefined);
  const pictures = of('image').filter((file) => file.fileId !== null);
  const films = of('film');
  return (
    <>
      {pictures.length === 0 ? null : (
        <Section title={t.pictures}>
          <div class="hw-gallery">
            {pictures.map((file) => (
              <Picture {...props} file={file} />
            ))}
          </div>
        </Section>
      )}
      {films.length === 0 ? null : (
        <Section title={t.films}>
          {films.map((file) => (
            <Film {...props} file={file} />
          ))}
        </Section>
      )}
      <Downloads {...props} title={t.material} items={of('material')} />
      <Downloads {...props} title={t.minutes} items={of('minutes')} />
    </>
  );
}

/** Where something lies: here, or at an address that browsers open as a page. */
export function addressOf(file: EventFileView, files: Props['files']): string | undefined {
  if (file.url !== null) return /^https?:\/\//.test(file.url) ? file.url : undefined;
  const stored = files.get(file.fileId ?? '');
  return stored?.visibility === 'public' ? fileAddress(stored) : undefined;
}

type One = Props & { file: EventFileView };

function Picture({ lang, file, files }: One) {
  const stored = files.get(file.fileId ?? '');
  if (stored === undefined) return null;
  const alt = localise(file.alt, lang);
  const title = localise(file.title, lang);
  return (
    <figure class="hw-figure">
      <img
        src={fileAddress(stored)}
        srcset={pictureSet(stored)}
        sizes="(max-width: 40rem) 100vw, 44rem"
        width={stored.width ?? undefined}
        height={stored.height ?? undefined}
        alt={alt.text}
        lang={alt.lang}
        loading="lazy"
      />
      {title.text === '' ? null : <figcaption lang={title.lang}>{title.text}</figcaption>}
      <Transcript lang={lang} file={file} label={pageTexts(lang).pictureText} />
    </figure>
  );
}

function Film({ lang, file, files }: One) {
  const t = pageTexts(lang);
  const stored = files.get(file.fileId ?? '');
  const captions = files.get(file.captionsId ?? '');
  const title = localise(file.title, lang);
  const about = localise(file.alt, lang);
  const href = addressOf(file, files);
  return (
    <figure class="hw-figure">
      {stored === undefined ? (
        <p>
          <a href={href} rel="noopener">
            {title.text === '' ? t.watch : <span lang={title.lang}>{title.text}</span>}
          </a>
          {href !== undefined && URL.canParse(href) ? <span class="hw-muted"> ({new URL(href).host})</span> : null}
        </p>
      ) : (
        // There are captions where somebody has written them, and the text of the film below
        <video
          controls
          preload="none"
          {...(title.text === '' ? { 'aria-label': t.watch } : { 'aria-label': title.text, lang: title.lang })}
        >
          <source src={href} type={stored.type} />
          {captions === undefined ? null : (
            <track
              kind="captions"
              src={fileAddress(captions)}
              srclang={file.captionsLang ?? lang}
              label={`${t.captions} (${LANGUAGE_NAMES[file.captionsLang ?? lang]})`}
              default
            />
          )}
        </video>
      )}
      {stored === undefined || title.text === '' ? null : <figcaption lang={title.lang}>{title.text}</figcaption>}
      {about.text === '' ? null : <p lang={about.lang}>{about.text}</p>}
      <Transcript lang={lang} file={file} label={t.transcript} />
    </figure>
  );
}

function Transcript({ lang, file, label }: { lang: Lang; file: EventFileView; label: string }) {
  const text = localise(file.transcript, lang);
  if (text.text === '') return null;
  return (
    <details class="hw-fold">
      <summary>{label}</summary>
      <div>
        <Prose text={text.text} lang={text.lang} />
      </div>
    </details>
  );
}

function Downloads({ lang, event, files, title, items }: Props & { title: string; items: EventFileView[] }) {
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="hw-plain-list">
        {items.map((file) => {
          const stored = files.get(file.fileId ?? '');
          const href = addressOf(file, files) ?? '';
          const name = localise(file.title, lang);
          const session = event.sessions.find(({ id }) => id === file.sessionId);
          const facts = [
            stored === undefined ? (URL.canParse(href) ? new URL(href).host : '') : sizeInWords(lang, stored),
            file.lang === null ? '' : LANGUAGE_NAMES[file.lang],
            session === undefined ? '' : localise(session.title, lang).text,
          ].filter((part) => part !== '');
          return (
            <li>
              <a href={href} lang={name.text === '' ? undefined : name.lang}>
                {name.text === '' ? (stored?.name ?? href) : name.text}
              </a>
              <span class="hw-muted"> {facts.join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** „PDF, 1,2 MB“ */
function sizeInWords(lang: Lang, { name, size }: StoredFile): string {
  const kind = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
  const amount =
    size < 1_000_000
      ? `${formatNumber(lang, Math.max(1, Math.round(size / 1000)))} kB`
      : `${formatNumber(lang, Math.round(size / 100_000) / 10)} MB`;
  return [kind, amount].filter((part) => part !== undefined).join(', ');
}
