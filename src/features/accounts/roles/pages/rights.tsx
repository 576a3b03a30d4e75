import { allRights, type Holder, type Lang, type Right, ROLE_SCOPES, ROLES } from '#engines/kit';
import { PageHead, Section, Table } from '#ui';
import { rightsTexts, roleMeanings, roleName, rolesTexts, scopeTexts, thingTexts } from '../texts.ts';

/** Who may do what: read from the rights that the features declare, so that it cannot say anything else than what holds. */
export function RightsPage({ lang }: { lang: Lang }) {
  const t = rightsTexts(lang);
  const byThing = Map.groupBy(allRights, ({ name }) => name.split('.')[0] ?? '');
  return (
    <>
      <PageHead lang={lang} title={rolesTexts(lang).whatRolesMay} lead={t.lead} />
      <div class="hw-wrap hw-stack">
        <Section title={t.howTitle}>
          <p class="hw-prose">{t.how}</p>
        </Section>
        <Section title={t.roles}>
          <Table
            caption={t.roles}
            head={[t.role, t.task, t.givenFor]}
            rows={ROLES.map((role) => [
              roleName(lang, role),
              roleMeanings(lang)[role],
              ROLE_SCOPES[role].map((kind) => scopeTexts(lang)[kind]).join(', '),
            ])}
          />
        </Section>
        {[...byThing].map(([thing, rights]) => (
          <Section title={thingName(lang, thing)} id={thing}>
            <Table
              caption={thingName(lang, thing)}
              head={[t.what, t.who]}
              rows={rights.map((right) => [right.label[lang], <Holders lang={lang} right={right} />])}
            />
          </Section>
        ))}
      </div>
    </>
  );
}

/** A thing that has no name of its own yet is called as in the code; a test names it. */
export function thingName(lang: Lang, thing: string): string {
  const names: Record<string, string> = thingTexts(lang);
  return Object.hasOwn(names, thing) ? (names[thing] ?? thing) : thing;
}

/** In the order of the roles, whatever order a feature has written. */
const ORDER: readonly Holder[] = ['anyone', 'person', 'self', ...ROLES];

function Holders({ lang, right }: { lang: Lang; right: Right }) {
  const t = rightsTexts(lang);
  const holders = ORDER.filter((holder) => right.holders.includes(holder));
  return (
    <ul class="hw-chips">
      {holders.map((holder) => (
        <li>
          <span class="hw-chip">
            {holder === 'anyone' || holder === 'person' || holder === 'self' ? t[holder] : roleName(lang, holder)}
          </span>
        </li>
      ))}
    </ul>
  );
}
