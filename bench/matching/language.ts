/**
 * How often the language of a piece of eight words is recognised, on all texts of the golden collections cut into such pieces.
 *
 *     node bench/matching/language.ts [words] [--each]      default: 8
 *
 * `--each` prints the pieces that were taken for another language.
 */
import { parseArgs } from 'node:util';
import { LANGS } from '#engines/kit';
import { detectLanguage } from '#engines/language';
import { COLLECTIONS, readGolden } from './golden.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { each: { type: 'boolean' } } });
const length = Number(positionals[0] ?? 8);
const texts = COLLECTIONS.flatMap((name) => {
  const { needs, entries } = readGolden(name);
  return [...needs, ...entries];
});
let [all, right] = [0, 0];
for (const lang of LANGS) {
  let [pieces, found] = [0, 0];
  for (const text of texts.filter((each) => each.lang === lang)) {
    const words = text.text.split(/\s+/);
    for (let from = 0; from + length <= words.length; from += length) {
      const piece = words.slice(from, from + length).join(' ');
      pieces += 1;
      if (detectLanguage(piece).lang === lang) found += 1;
      else if (values.each) console.log(`  ${lang} taken for ${detectLanguage(piece).lang}: ${piece}`);
    }
  }
  console.log(`${lang}  ${((100 * found) / pieces).toFixed(2)} % of ${pieces} pieces of ${length} words`);
  all += pieces;
  right += found;
}
console.log(`all ${((100 * right) / all).toFixed(2)} % of ${all}`);
