/**
 * Makes the web fonts in src/ui/fonts from KERN's Fira Sans: only the characters of Latin scripts, so that a first visit
 * stays small; and the fonts of PDF files in src/platform/pdf/fonts, which nobody downloads, with all letters that names in Europe
 * are written with, as TrueType, because fontkit cannot take single glyphs out of WOFF2. Run it again when KERN brings a new version: node scripts/fonts.mjs
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const FROM = new URL('../node_modules/@kern-ux/native/dist/fonts/fira-sans/', import.meta.url);
const TO = new URL('../src/ui/fonts/', import.meta.url);
const TO_PDF = new URL('../src/platform/pdf/fonts/', import.meta.url);

/** Basic Latin, Latin-1, Latin Extended-A, and the punctuation and signs our texts use. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
];
/** Latin Extended-B, modifiers, Greek, Cyrillic, Latin Extended Additional, raised figures, signs of money. */
const PDF_RANGES = [
  [0x180, 0x24f],
  [0x2b0, 0x2ff],
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x1e00, 0x1eff],
  [0x2070, 0x209f],
  [0x20a0, 0x20bf],
];
const SIGNS = '€→←×−≤≥✓…•';
const letters = (ranges) =>
  ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)))
    .join('') + SIGNS;

mkdirSync(TO, { recursive: true });
mkdirSync(TO_PDF, { recursive: true });
for (const weight of ['Regular', 'SemiBold']) {
  const whole = readFileSync(new URL(`FiraSans-${weight}.woff2`, FROM));
  const font = await subsetFont(whole, letters(RANGES), { targetFormat: 'woff2' });
  writeFileSync(new URL(`FiraSans-${weight}.woff2`, TO), font);
  console.log(`FiraSans-${weight}.woff2: ${font.byteLength} bytes`);
  const forPdf = await subsetFont(whole, letters([...RANGES, ...PDF_RANGES]), { targetFormat: 'truetype' });
  writeFileSync(new URL(`FiraSans-${weight}.ttf`, TO_PDF), forPdf);
  console.log(`FiraSans-${weight}.ttf: ${forPdf.byteLength} bytes`);
}
