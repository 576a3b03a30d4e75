import { z } from 'zod';
import { LANGS, type Lang } from '#engines/kit';
import type { Localised } from '#platform/i18n';
import { webField } from './model.ts';

/** A hub as its team edits it. Sites are those there are, in their order. */
export interface HubContent {
  claim: Localised;
  text: Localised;
  criteria: Localised;
  topics: string[];
  web: string | null;
  email: string | null;
  sites: {
    id: string;
    focus: Localised;
    contact: { name: string; phone: string | null; email: string | null } | undefined;
  }[];
}

const text = z.string().trim().max(20_000, 'textLong').default('');
const email = z.union([z.literal(''), z.email()], 'emailWrong').default('');
const phone = z.union([z.literal(''), z.string().regex(/^\+?[0-9 ()/-]{5,30}$/)], 'phoneWrong').default('');

/** The fields of the form by name: texts per language, then those of each site by its place in the list. */
export function hubForm(topics: readonly string[], sites: readonly { id: string }[]) {
  const texts = (name: string) => LANGS.map((lang): [string, z.ZodType] => [`${name}_${lang}`, text]);
  const perSite = sites.flatMap((_, at): [string, z.ZodType][] => [
    ...texts(`focus${at}`),
    [`contact${at}_name`, z.string().trim().max(200, 'nameLong').default('')],
    [`contact${at}_phone`, phone],
    [`contact${at}_email`, email],
  ]);
  const fields = Object.fromEntries([...texts('claim'), ...texts('text'), ...texts('criteria'), ...perSite]);
  const required = (name: string, code: string) => (values: Record<string, unknown>, context: z.RefinementCtx) => {
    if (LANGS.every((lang) => values[`${name}_${lang}`] === ''))
      context.addIssue({ code: 'custom', path: [`${name}_${LANGS[0]}`], message: code });
  };
  return z
    .object({
      ...fields,
      web: webField,
      email,
      topics: z.array(z.enum(topics, 'formBroken')).max(8, 'topicsMany').default([]),
    })
    .superRefine(required('claim', 'claimMissing'))
    .superRefine(required('text', 'hubTextMissing'))
    .transform((values): HubContent => {
      const said = values as Record<string, unknown>;
      const one = (name: string) => String(said[name] ?? '');
      const localised = (name: string): Localised =>
        Object.fromEntries(
          LANGS.map((lang): [Lang, string] => [lang, one(`${name}_${lang}`)]).filter(([, value]) => value !== ''),
        );
      return {
        claim: localised('claim'),
        text: localised('text'),
        criteria: localised('criteria'),
        topics: values.topics,
        web: values.web ?? null,
        email: values.email || null,
        sites: sites.map(({ id }, at) => ({
          id,
          focus: localised(`focus${at}`),
          contact:
            one(`contact${at}_name`) === ''
              ? undefined
              : {
                  name: one(`contact${at}_name`),
                  phone: one(`contact${at}_phone`) || null,
                  email: one(`contact${at}_email`) || null,
                },
        })),
      };
    });
}
