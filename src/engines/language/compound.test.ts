import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitCompound } from './compound.ts';

const lexicon = new Set(
  'parkraum überwachung lade säule hochwasser warnung schule gebäude stadt verwaltung einwohner meldung amt kind garten straße beleuchtung'.split(
    ' ',
  ),
);

test('compounds fall into known words without their linking letters', () => {
  assert.deepEqual(splitCompound('Parkraumüberwachung', lexicon), ['parkraum', 'überwachung']);
  assert.deepEqual(splitCompound('Schulgebäude', lexicon), ['schule', 'gebäude']);
  assert.deepEqual(splitCompound('Kindergarten', lexicon), ['kind', 'garten']);
  assert.deepEqual(splitCompound('Straßenbeleuchtung', lexicon), ['straße', 'beleuchtung']);
  assert.deepEqual(splitCompound('Ladesäulenüberwachung', lexicon), ['lade', 'säule', 'überwachung']);
});

test('a word with an unknown part is left whole', () => {
  for (const word of ['Kinderwagen', 'Stadtrat', 'Verwaltung', 'Ladesäulenxyz', '', 'amtamt', 'x'.repeat(200)]) {
    assert.equal(splitCompound(word, lexicon), undefined, word);
  }
});
