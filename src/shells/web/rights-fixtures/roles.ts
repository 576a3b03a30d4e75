import { grantRoles, makePerson } from '#features/accounts/fixtures.ts';
import { giveRoleByEmail } from '#features/accounts/roles/commands.ts';
import { accepted, OPERATOR } from '#features/network/fixtures.ts';
import type { Fixtures, Given } from '../rights-walk.ts';

const NOTHING = () => ({});

async function invitation({ world, places }: Given, email: string): Promise<{ id: string; key: string }> {
  const grant = { role: 'editor', scope: `hub:${places.own.hub}` } as const;
  const telling = { baseUrl: '', place: () => '' };
  accepted(await giveRoleByEmail(world.db, OPERATOR, { email, grant }, telling, world.clock()));
  const mail = await world.db
    .selectFrom('mail')
    .select('text')
    .where('to_address', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const { id } = await world.db
    .selectFrom('role_invitation')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { id, key: /role-invitations\/([\w-]+)/.exec(mail.text)?.[1] ?? '' };
}

/** Somebody who is editor in the own hub, to take that away from. */
async function someEditor({ world, places }: Given) {
  const { viewer } = await makePerson(world);
  await grantRoles(world.db, viewer.id, [{ role: 'editor', scope: `hub:${places.own.hub}` }]);
  return { person: viewer.id, role: 'editor', scope: `hub:${places.own.hub}` };
}

export const roleFixtures: Fixtures = {
  'GET /admin/roles': NOTHING,
  'POST /admin/roles': ({ places }) => ({
    fields: { email: 'new@town.example', role: 'editor', scope: `hub:${places.own.hub}` },
    thing: { hub: places.own.hub },
  }),
  'GET /admin/roles/sent': NOTHING,
  'GET /admin/roles/withdrawal': async (given) => ({
    query: await someEditor(given),
    thing: { hub: given.places.own.hub },
  }),
  'POST /admin/roles/withdrawal': async (given) => ({
    fields: await someEditor(given),
    thing: { hub: given.places.own.hub },
  }),
  'POST /admin/roles/invitations/:id/withdrawal': async (given) => ({
    params: { id: (await invitation(given, 'new@town.example')).id },
    thing: { hub: given.places.own.hub },
  }),
  'GET /role-invitations/:key': async (given) => ({
    params: { key: (await invitation(given, 'new@town.example')).key },
  }),
  'POST /role-invitations/:key': async (given, viewer) => {
    const email = viewer.kind === 'person' ? viewer.email : 'new@town.example';
    // Who has proved to own the address would get the role at once.
    await given.world.db.updateTable('person').set({ email_verified: false }).where('email', '=', email).execute();
    const { key } = await invitation(given, email);
    await given.world.db.updateTable('person').set({ email_verified: true }).where('email', '=', email).execute();
    return { params: { key } };
  },
  'GET /role-invitations/accepted': NOTHING,
};
