import type { EventContent, EventError } from './model.ts';

/** What has to be there before an event is public; empty when it can be published. */
export function findObstacles(content: EventContent, now: Date): EventError[] {
  const { lang, format } = content;
  const errors: EventError[] = [];
  if (content.title[lang] === undefined) errors.push({ field: `title_${lang}`, code: 'missing' });
  if (content.summary[lang] === undefined) errors.push({ field: `summary_${lang}`, code: 'missing' });
  if (content.endsAt <= now) errors.push({ field: 'starts_on', code: 'isOver' });
  if (format !== 'online' && content.venue === null) errors.push({ field: 'venue', code: 'missing' });
  if (format !== 'online' && content.place === null) errors.push({ field: 'place', code: 'missing' });
  if (content.langs.length === 0) errors.push({ field: 'langs', code: 'langsMissing' });
  return errors;
}

/** What people ask for when it is not there: said before publishing, and no reason against it. */
export function findHints(content: EventContent): EventError[] {
  const errors: EventError[] = [];
  if (content.text[content.lang] === undefined) errors.push({ field: `text_${content.lang}`, code: 'hintText' });
  if (content.format !== 'on-site' && content.onlineUrl === null && content.externalUrl === null)
    errors.push({ field: 'online_url', code: 'hintOnline' });
  if (content.format !== 'online' && content.access.length === 0 && Object.keys(content.accessNote).length === 0)
    errors.push({ field: 'access', code: 'hintAccess' });
  if (content.topics.length === 0) errors.push({ field: 'topics', code: 'hintTopics' });
  if (content.contactEmail === null && content.contactPhone === null)
    errors.push({ field: 'contact_email', code: 'hintContact' });
  return errors;
}
