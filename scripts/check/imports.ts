import { z } from 'zod';
import { eventInput } from '#features/events/import/input.ts';
import { ENTRY_KINDS, entryInput } from '#features/exchange/model.ts';
import { hubInput, networkInput, organisationInput, placeInput, regionInput } from '#features/network/model.ts';
import { importers } from '#shells/features.tsx';
import { compareLists, plain, readDocument, sections, tableRows } from './markdown.ts';

const FILE = 'docs/import.md';

/** Stands for all topics, whose ids are the vocabulary's. */
const TOPICS = ['topic'];

const SCHEMAS: Record<string, z.ZodType> = {
  regions: regionInput,
  places: placeInput,
  network: networkInput,
  hubs: hubInput(TOPICS),
  organisations: organisationInput(TOPICS),
  entries: entryInput(TOPICS),
  events: eventInput(TOPICS, new Date(0)),
};

type Json = z.core.JSONSchema.JSONSchema;

interface Field {
  column: string;
  required: boolean;
  schema: Json;
}

/** How the document calls the formats of zod. */
const FORMATS: Record<string, string> = { date: 'date', uri: 'web address', email: 'e-mail address' };

/** Compares the columns of every kind with the schema that reads them: names, what is required, limits and values. */
export function checkImports(): string[] {
  const parts = sections(readDocument(FILE));
  const kinds = importers.map((importer) => importer.kind);
  const documented = [...parts.keys()].filter((heading) => tableRows(parts.get(heading) ?? '').length > 0);
  const problems = [
    ...compareLists(
      FILE,
      'kind',
      documented.filter((heading) => heading !== WORDS),
      kinds,
    ),
    ...compareLists('scripts/check/imports.ts', 'kind', Object.keys(SCHEMAS), kinds),
  ];
  const words = new Map(tableRows(parts.get(WORDS) ?? '').map(([word = '', form = '']) => [plain(form), plain(word)]));
  for (const kind of kinds) {
    const schema = SCHEMAS[kind];
    if (schema === undefined) continue;
    const json = z.toJSONSchema(schema, { io: 'input' });
    const rows = tableRows(parts.get(kind) ?? '');
    problems.push(
      ...(json.oneOf === undefined ? compare(kind, rows, json, words) : compareEach(json.oneOf, rows, words)),
    );
  }
  return problems;
}

/** The section that explains the forms of values. */
const WORDS = 'Forms of values';

/** Entries: one table for all kinds; the second column says which kinds have the field. */
function compareEach(variants: Json[], rows: string[][], words: Map<string, string>): string[] {
  return variants.flatMap((variant) => {
    const kind = String(constant(variant.properties?.kind));
    const own = rows.filter(([, kinds = '']) => kinds === 'all' || kinds.split(', ').includes(kind));
    const withoutKinds = own.map(([name = '', , ...rest]) => [name, ...rest]);
    const values = {
      ...variant,
      properties: { ...variant.properties, kind: { type: 'string', enum: [...ENTRY_KINDS] } },
    };
    return compare(`entries (${kind})`, withoutKinds, values as Json, words);
  });
}

function compare(kind: string, rows: string[][], json: Json, words: Map<string, string>): string[] {
  const fields = fieldsOf(json, '');
  const where = `${FILE}, ${kind}`;
  const names = rows.map(([name = '']) => plain(name));
  const problems = compareLists(
    where,
    'column',
    names,
    fields.map(({ column }) => column),
  );
  for (const { column, required, schema } of fields) {
    const [, must = '', allowed = ''] = rows[names.indexOf(column)] ?? [];
    if (must !== (required ? 'yes' : 'no')) problems.push(`${where}: ${column} is ${required ? '' : 'not '}required`);
    for (const fact of factsOf(schema, words)) {
      if (!plain(allowed).includes(fact)) problems.push(`${where}: ${column}: allowed must say: ${fact}`);
    }
  }
  return problems;
}

const asSchema = (json: Json | boolean | undefined): Json => (typeof json === 'object' ? json : {});
const constant = (json: Json | boolean | undefined): unknown => asSchema(json).const;
const itemsOf = (schema: Json): Json => asSchema(Array.isArray(schema.items) ? schema.items[0] : schema.items);

/** Columns by path: `sites[].contact.name`. A text in several languages is one column. */
function fieldsOf(schema: Json, path: string): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const field = asSchema(value);
    const column = path === '' ? name : `${path}.${name}`;
    const inner = field.type === 'array' ? itemsOf(field) : field;
    const self = { column, required: schema.required?.includes(name) ?? false, schema: field };
    if (inner.type !== 'object' || isLocalised(inner)) return [self];
    return [self, ...fieldsOf(inner, field.type === 'array' ? `${column}[]` : column)];
  });
}

function isLocalised(schema: Json): boolean {
  return Object.keys(schema.properties ?? {}).join() === 'de,cs,pl,en';
}

/** What the document must say of a value, in its own words. */
function factsOf(schema: Json, words: Map<string, string>): string[] {
  const number = (value: number) => new Intl.NumberFormat('en').format(value);
  const year = schema.minimum === 1950;
  const limits = [schema.maxLength, schema.minItems, schema.maxItems, schema.minimum, schema.maximum];
  const facts = limits.filter((limit) => limit !== undefined).map((limit) => (year ? String(limit) : number(limit)));
  if ((schema.minLength ?? 1) > 1) facts.push(number(schema.minLength ?? 1));
  for (const value of schema.enum ?? []) facts.push(String(value));
  if (schema.format !== undefined) facts.push(FORMATS[schema.format] ?? schema.format);
  else if (schema.pattern !== undefined) facts.push(words.get(schema.pattern) ?? schema.pattern);
  if (schema.default !== undefined && typeof schema.default === 'string' && schema.default !== '') {
    facts.push(`default ${schema.default}`);
  }
  if (isLocalised(schema)) facts.push('localised', ...factsOf(asSchema(schema.properties?.de), words));
  if (schema.type === 'array' && itemsOf(schema).type !== 'object') facts.push(...factsOf(itemsOf(schema), words));
  return facts;
}
