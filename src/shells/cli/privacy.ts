import { rulesOf } from '#features/privacy/retention.ts';
import type { Command, Feature } from '#platform/feature';
import { createFeatures } from '../features.tsx';
import type { OpenWorld } from '../world.ts';

const HEAD = `# What is stored about people

Every column that holds something about a person: what it is, why, for how long. This file is written by \`npx hubwerk privacy > docs/privacy.md\` from what the features declare; \`npm run check\` compares it, and a test compares the declarations
with the schema. The page \`/privacy\` shows the same to everybody in their language. Whoever is concerned sees, takes along and deletes what is stored at \`/account/data\`, without an account at \`/data\`.`;

const STAYS = `## After an erasure

- What only tells of the person is deleted; what belongs to an organisation or a hub stays without the name. The protocol counts both by table, and holds a keyed hash of the address: who names the address can be told that it was erased, nobody can read it from the hash.
- The audit log keeps \`person:ID\` for its two years, because who changed what has to stay accountable for the hub. No table tells any more whose number it was.
- The outbox keeps references (\`person:ID\`) and no other data of people. Its rows are not deleted: the readers of several processes and the snapshots of the index hold places in it.
- Mails to others that name the person or quote their text are deleted too. What has left the house, and backups, are out of reach: keep backups no longer than you must.`;

/** `docs/privacy.md` from what the features declare. */
function describePrivacy(features: readonly Feature[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const columns = features.flatMap(({ personalData }) =>
    Object.entries(personalData?.columns ?? {}).map(
      ([column, { what, why, howLong }]) =>
        `| \`${column}\` | ${cell(what.en)} | ${cell(why.en)} | ${cell(howLong.en)} |`,
    ),
  );
  const rules = rulesOf(features).map((rule) => `| \`${rule.name}\` | ${cell(rule.label.en)} | ${rule.days} |`);
  return [
    HEAD,
    '## Columns',
    ['| column | what | why | how long |', '|---|---|---|---|', ...columns.sort()].join('\n'),
    '## What is deleted automatically',
    'Each rule runs once a day, in a transaction of its own; `/admin/retention` shows the last run of each.',
    ['| rule | what | after days |', '|---|---|---|', ...rules.sort()].join('\n'),
    STAYS,
  ].join('\n\n');
}

export const privacyCommand: Command = {
  name: 'privacy',
  usage: '',
  summary: 'print what is stored about people, why and for how long, as docs/privacy.md',
  async run(context) {
    const world = (await context.world()) as OpenWorld;
    context.print(describePrivacy(createFeatures(world)));
    return 0;
  },
};
