export { csvResponse } from './csv.ts';
export { type FeedItem, feedResponse, openFeed } from './feed.ts';
export { readFields } from './fields.ts';
export { type FieldError, parseForm } from './form.ts';
export { requirePerson, requireRight, SignInNeeded } from './gate.ts';
export { jsonLdText } from './json-ld.ts';
export { type ListQuery, readListQuery, withQuery } from './list-query.ts';
