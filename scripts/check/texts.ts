import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGS } from '#engines/kit';
import { catalogues } from '#platform/i18n';
import type { Finding } from '../check.ts';
import { ROOT } from './tools.ts';

/** Words that are the same in German, Czech and Polish; anything else that is was forgotten. */
const INTERNATIONAL = new Set([
  'Hub', // the product's own word
  'Region', // from Latin, the same everywhere
  'Telefon', // from Greek, the same everywhere
  'Online', // the same everywhere
  'online',
  'Kontakt', // from Latin, the same everywhere
]);

/** Stand in for the values of a text; they are no plural form of their own and occur in no text. */
const VALUES = ['7001', '7002', '7003', '7004'];

type Text = (typeof catalogues)[number][string][keyof (typeof catalogues)[number][string]];

function say(text: Text): string {
  return typeof text === 'string' ? text : String(Reflect.apply(text, undefined, VALUES.slice(0, text.length)));
}

/** Grouping of digits differs from language to language. */
const digits = (text: string): string => text.replace(/(?<=\d)[.,\s\u00a0\u202f](?=\d)/g, '');

/** Types guarantee that no language is missing; this tells whether what is there can be right. */
export async function checkTexts(): Promise<Finding> {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: ROOT, exclude: ['**/*.test.*'] });
  const declared = (file: string) => readFileSync(join(ROOT, file), 'utf8').match(/= catalogue\(/g)?.length ?? 0;
  const declaring = files.filter((file) => declared(file) > 0);
  const expected = declaring.reduce((sum, file) => sum + declared(file), 0);
  for (const file of declaring) await import(join(ROOT, file));

  const problems: string[] = [];
  const same = new Set<string>();
  let count = 0;
  for (const messages of catalogues) {
    for (const [key, message] of Object.entries(messages)) {
      count++;
      const wrong = (what: string) => problems.push(`${key} (“${digits(say(message.de))}”): ${what}`);
      for (const lang of LANGS) {
        const text = message[lang];
        const said = digits(say(text));
        if (said.trim() === '' || said !== said.trim()) wrong(`${lang} is empty or has space around it`);
        if (/undefined|NaN|\[object/.test(said)) wrong(`${lang} says “${said}”`);
        if (typeof text !== typeof message.de) wrong(`${lang} is no ${typeof message.de}`);
        if (typeof text === 'string' || typeof message.de === 'string') continue;
        if (text.length !== message.de.length) wrong(`${lang} takes ${text.length} values, de ${message.de.length}`);
        const left = VALUES.slice(0, message.de.length).filter((value) => !said.includes(value));
        if (left.length > 0) wrong(`${lang} leaves out value ${left.map((value) => VALUES.indexOf(value) + 1)}`);
      }
      const german = say(message.de);
      if (german === say(message.cs) && german === say(message.pl)) {
        same.add(german);
        if (!INTERNATIONAL.has(german)) wrong('the same in German, Czech and Polish');
      }
    }
  }
  for (const word of INTERNATIONAL) if (!same.has(word)) problems.push(`“${word}” need not be on the list any more`);
  if (expected === 0 || catalogues.length !== expected) {
    problems.push(`${expected} catalogues are declared, ${catalogues.length} were read`);
  }
  return { seen: `${count} texts in ${LANGS.length} languages from ${declaring.length} files`, problems };
}
