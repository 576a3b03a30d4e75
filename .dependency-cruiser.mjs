/** Floors and storeys of ARCHITECTURE.md: imports only go down. There is no list of exceptions. */
const STOREYS = [
  ['accounts'],
  ['network'],
  ['comments'],
  ['exchange', 'events'],
  ['matching', 'meetings'],
  ['privacy'],
];

const storeyRules = STOREYS.flatMap((features, storey) =>
  features.map((feature) => {
    const allowed = [feature, ...STOREYS.slice(0, storey).flat()].join('|');
    return {
      name: `storey-of-${feature}`,
      comment: `${feature} may import itself and features of lower storeys`,
      severity: 'error',
      from: { path: `^src/features/${feature}/` },
      to: { path: '^src/features/', pathNot: `^src/features/(${allowed})/` },
    };
  }),
);

export default {
  forbidden: [
    {
      name: 'engines-are-pure',
      comment: 'engines import engines and pure packages only: no I/O, no clock, no randomness',
      severity: 'error',
      from: { path: '^src/engines/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: '^(src/engines/|node_modules/(snowball-stemmers|temporal-polyfill|timezones-ical-library|ical\\.js)/)',
      },
    },
    {
      name: 'platform-imports-kit',
      comment: 'platform imports platform and engines/kit',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^(src|bin|demo|vocabulary)/', pathNot: '^src/(platform/|engines/kit/)' },
    },
    {
      name: 'ui-imports-kit-and-i18n',
      comment: 'ui stands beside the domain: its own files, engines/kit, and the texts of platform/i18n',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^(src|bin|demo|vocabulary)/', pathNot: '^src/(ui/|engines/kit/|platform/i18n/)' },
    },
    {
      name: 'features-do-not-import-shells',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^(src/shells|bin)/' },
    },
    {
      name: 'every-feature-has-a-storey',
      comment: 'a new feature is entered in STOREYS',
      severity: 'error',
      from: { path: `^src/features/(?!(${STOREYS.flat().join('|')})/)` },
      to: {},
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...storeyRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    exclude: { path: '^node:' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
