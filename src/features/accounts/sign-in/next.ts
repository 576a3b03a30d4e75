import type { Lang } from '#engines/kit';

/**
 * Where to go after signing in: an address of this site that was asked for, or the desk. Anything that a browser could read as another host is not
 * one: it has to begin with a language, and backslashes, control characters and a second slash are no part of our addresses.
 */
export function nextPath(lang: Lang, asked: string | undefined): string {
  return isOwnPath(asked) ? asked : `/${lang}/desk`;
}

/** The same as a query to hand on; nothing where nobody asked. */
export function nextQuery(asked: string | undefined): string {
  return isOwnPath(asked) ? `?next=${encodeURIComponent(asked)}` : '';
}

function isOwnPath(path: string | undefined): path is string {
  return (
    path !== undefined &&
    path.length <= 1000 &&
    /^\/(de|cs|pl|en)(\/(?!\/)[^\\\p{Cc}\s]*)?$/u.test(path) &&
    !path.includes('//')
  );
}
