import { isLang, type Lang, ok, type Result, refuse } from '#engines/kit';
import type { FileKind } from '#platform/files';
import type { Localised } from '#platform/i18n';
import { EVENT_FILE_KINDS, type EventFileKind, type EventFileView } from '../model.ts';
import { isId, localisedFields, localisedFrom, tooLong } from './form.ts';
import { type EventError, LIMITS } from './model.ts';

/** A picture, a film, material or minutes, as somebody has filled it in. */
export interface MediaInput {
  kind: EventFileKind;
  /** A file that has been stored, or an address. */
  file: string | null;
  url: string | null;
  captions: string | null;
  captionsLang: Lang | null;
  session: string | null;
  title: Localised;
  alt: Localised;
  transcript: Localised;
  lang: Lang | null;
}

const MAX_TITLE = 160;
const MAX_ALT = 1_000;
const MAX_TRANSCRIPT = 50_000;

/** What kind of file each kind of media is; anything else is refused while it arrives. */
export const TAKEN: Record<EventFileKind, readonly FileKind[]> = {
  image: ['image'],
  film: ['film'],
  material: ['document', 'image'],
  minutes: ['document'],
};

/** `file` and `captions` are ids of what has just been stored, or was before this form was refused. */
export function parseMedia(
  values: Record<string, string>,
  lang: Lang,
  how: 'new' | 'change',
): Result<MediaInput, { type: 'invalid'; errors: EventError[] }> {
  const errors: EventError[] = [];
  const kind = EVENT_FILE_KINDS.find((one) => one === values.kind);
  if (kind === undefined) return refuse({ type: 'invalid', errors: [{ field: 'kind', code: 'choiceUnknown' }] });
  const title = localisedFrom(values, 'title', true);
  const alt = localisedFrom(values, 'alt', false);
  const transcript = localisedFrom(values, 'transcript', false);
  errors.push(
    ...tooLong(title, 'title', MAX_TITLE),
    ...tooLong(alt, 'alt', MAX_ALT),
    ...tooLong(transcript, 'transcript', MAX_TRANSCRIPT),
  );
  const idOf = (name: string) => (isId(values[name] ?? '') ? (values[name] ?? null) : null);
  const file = idOf('file');
  const captions = idOf('captions');
  const address = values.url?.trim() ?? '';
  const url = file === null && address !== '' ? address : null;
  if (url !== null && (url.length > LIMITS.url || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)))
    errors.push({ field: 'url', code: 'urlWrong' });
  if (how === 'new' && file === null && url === null) errors.push({ field: 'file', code: 'fileMissing' });
  const isShown = kind === 'image' || kind === 'film';
  if (kind === 'image' && url !== null) errors.push({ field: 'file', code: 'fileMissing' });
  // Who does not see it has to be told as well.
  if (isShown && alt[lang] === undefined) errors.push({ field: `alt_${lang}`, code: 'altMissing' });
  const hasCaptions = captions !== null || values.has_captions === 'yes';
  if (kind === 'film' && !hasCaptions && Object.keys(transcript).length === 0)
    errors.push({ field: `transcript_${lang}`, code: 'transcriptMissing' });
  if (!isShown && title[lang] === undefined) errors.push({ field: `title_${lang}`, code: 'missing' });
  if (errors.length > 0) return refuse({ type: 'invalid', errors });
  const langOf = (name: string) => (isLang(values[name]) ? values[name] : null);
  return ok({
    kind,
    file,
    url,
    captions: kind === 'film' ? captions : null,
    captionsLang: hasCaptions ? (langOf('captions_lang') ?? lang) : null,
    session: idOf('session'),
    title,
    alt: isShown ? alt : {},
    transcript: kind === 'film' ? transcript : {},
    lang: isShown ? null : (langOf('lang') ?? lang),
  });
}

export function mediaForm(file: EventFileView): Record<string, string> {
  return {
    kind: file.kind,
    session: file.sessionId ?? '',
    captions_lang: file.captionsLang ?? '',
    has_captions: file.captionsId === null ? '' : 'yes',
    lang: file.lang ?? '',
    ...localisedFields('title', file.title),
    ...localisedFields('alt', file.alt),
    ...localisedFields('transcript', file.transcript),
  };
}
