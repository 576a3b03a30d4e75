/** JSON-LD for a data block in HTML: `<` is escaped so that no text can end the block. */
export function jsonLdText(value: object): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...value }).replace(/</g, '\\u003c');
}
