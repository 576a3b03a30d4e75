/**
 * Makes the web fonts in src/ui/fonts from KERN's Fira Sans: only the characters of Latin scripts, so that a first visit
 * stays small. Run it again when KERN brings a new version: node scripts/fonts.mjs
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const FROM = new URL('../node_modules/@kern-ux/native/dist/fonts/fira-sans/', import.meta.url);
const TO = new URL('../src/ui/fonts/', import.meta.url);

/** Basic Latin, Latin-1, Latin Extended-A, and the punctuation and signs our texts use. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
];
const SIGNS = '€→←×−≤≥✓…•';
const text =
  RANGES.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
  ).join('') + SIGNS;

mkdirSync(TO, { recursive: true });
for (const weight of ['Regular', 'SemiBold']) {
  const font = await subsetFont(readFileSync(new URL(`FiraSans-${weight}.woff2`, FROM)), text, {
    targetFormat: 'woff2',
  });
  writeFileSync(new URL(`FiraSans-${weight}.woff2`, TO), font);
  console.log(`FiraSans-${weight}.woff2: ${font.byteLength} bytes`);
}
