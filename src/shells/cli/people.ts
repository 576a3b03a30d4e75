import { type Grant, LANGS, type Lang, ROLE_SCOPES, ROLES, type Scope, type Viewer } from '#engines/kit';
import { appoint, findPersonByEmail } from '#features/accounts/roles/appoint.ts';
import { type Telling, withdrawRole } from '#features/accounts/roles/commands.ts';
import { giveInput } from '#features/accounts/roles/model.ts';
import { listRoleHolders } from '#features/accounts/roles/queries.ts';
import { rolesTexts } from '#features/accounts/roles/texts.ts';
import type { Command, CommandContext, World } from '#platform/feature';
import { findScope, placesForRoles } from '../places.ts';

const OPERATOR: Viewer = { kind: 'operator', lang: 'en' };

/** Roles of people, for the operator: the first who manages the network can only be named here. */
export const role: Command = {
  name: 'role',
  usage: 'give ROLE SCOPE EMAIL | take ROLE SCOPE EMAIL | list',
  summary: 'give somebody a role, take it away, or list who has which role',
  async run(context, args) {
    const [action, name = '', place = '', address = ''] = args;
    if (action === 'list' && args.length === 1) return list(context);
    if ((action !== 'give' && action !== 'take') || args.length !== 4) {
      context.printError(`usage: hubwerk role ${role.usage}`);
      return 2;
    }
    const world = await context.world();
    const refused = (text: string) => {
      context.printError(`hubwerk role: ${text}`);
      return 1;
    };
    const known = ROLES.find((one) => one === name);
    if (known === undefined) return refused(`there is no role ${name}. Roles: ${ROLES.join(', ')}.`);
    const scope = await findScope(world.db, place);
    if (scope === undefined) return refused(`${place} is not there. Write network, hub:SLUG or organisation:SLUG.`);
    const input = giveInput.safeParse({ email: address, role: known, scope });
    if (!input.success) {
      const wrong = input.error.issues[0]?.path[0] === 'email';
      return refused(
        wrong ? `${address} is no e-mail address.` : `${known} is given for: ${ROLE_SCOPES[known].join(', ')}.`,
      );
    }
    const { email, grant } = input.data;
    if (action === 'give') {
      const given = await appoint(world.db, OPERATOR, { email, name: '', lang: 'de' }, [grant], world.clock());
      context.print(given === 0 ? `${email} had the role already.` : `${email} is now ${known} for ${place}.`);
      return 0;
    }
    return take(context, world, email, grant, place);
  },
};

async function take(
  context: CommandContext,
  world: World,
  email: string,
  grant: Grant,
  place: string,
): Promise<number> {
  const person = await findPersonByEmail(world.db, email);
  const telling: Telling = { baseUrl: world.config.baseUrl, place: await placeIn(world, grant.scope) };
  const taken =
    person === undefined ? undefined : await withdrawRole(world.db, OPERATOR, person, grant, telling, world.clock());
  if (taken?.ok === true) {
    context.print(`${email} is no longer ${grant.role} for ${place}.`);
    return 0;
  }
  const last = taken?.refusal.type === 'last';
  context.printError(
    last
      ? `hubwerk role: ${email} is the last network-admin. Give the role to somebody else first.`
      : `hubwerk role: ${email} is not ${grant.role} for ${place}.`,
  );
  return 1;
}

/** The place in the languages of the mails. */
async function placeIn({ db }: World, scope: Scope): Promise<(lang: Lang) => string> {
  const { scopeNames } = placesForRoles(db);
  const names = new Map<Lang, string>();
  for (const lang of LANGS) {
    const known = scope === 'network' ? undefined : (await scopeNames(lang, [scope])).get(scope);
    names.set(lang, known?.name ?? rolesTexts(lang).wholeNetwork);
  }
  return (lang) => names.get(lang) ?? '';
}

async function list(context: CommandContext): Promise<number> {
  const world = await context.world();
  const { scopeNames } = placesForRoles(world.db);
  for (let page = 1; ; page++) {
    const query = { q: '', page, sort: '', chosen: {}, unknown: [] };
    const { rows } = await listRoleHolders(world.db, OPERATOR, query);
    if (rows.length === 0) return 0;
    const names = await scopeNames(
      'de',
      rows.map(({ scope }) => scope),
    );
    for (const { name, role, scope } of rows) {
      context.print(`${role.padEnd(20)} ${(names.get(scope)?.name ?? scope).padEnd(40)} ${name || '(no name yet)'}`);
    }
  }
}
