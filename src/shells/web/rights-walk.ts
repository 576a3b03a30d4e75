import type { Hono } from 'hono';
import { type Belongs, type Grant, may, mayAnywhere, ROLE_SCOPES, ROLES, type Viewer } from '#engines/kit';
import { makePerson } from '#features/accounts/fixtures.ts';
import type { Access, AppEnv, Feature } from '#platform/feature';
import type { OpenWorld } from '../world.ts';
import { type Address, listAddresses } from './addresses.ts';

/** Two hubs and two organisations: what somebody holds a role for, and what they do not. */
export interface Places {
  own: { hub: string; organisation: string; event: string; call: string };
  other: { hub: string; organisation: string; event: string; call: string };
}

/** Somebody who tries every door. */
export interface Caller {
  name: string;
  grants: readonly Grant[];
  anonymous?: true;
}

/** One request, ready to be sent: to something of the own hub and organisation. */
export interface Ask {
  params?: Record<string, string>;
  query?: Record<string, string>;
  fields?: Record<string, string> | FormData;
  headers?: Record<string, string>;
  /** What the thing belongs to; left out where the page is for everybody who may this anywhere. */
  thing?: Belongs;
  /** Where the rule is narrower than the right, such as four eyes. */
  unless?: (viewer: Viewer) => boolean;
}

export interface Given {
  world: OpenWorld;
  places: Places;
}

/** Makes what a request needs, anew for everybody who changes something. */
export type Fixture = (given: Given, viewer: Viewer) => Ask | Promise<Ask>;

export type Fixtures = Record<string, Fixture>;

/** Anonymous, somebody without a role, and each role for the own place, for another, and for the network. */
export function everybody({ own, other }: Places): Caller[] {
  const callers: Caller[] = [
    { name: 'nobody who has signed in', grants: [], anonymous: true },
    { name: 'a person without a role', grants: [] },
  ];
  for (const role of ROLES) {
    for (const kind of ROLE_SCOPES[role]) {
      if (kind === 'network') callers.push({ name: `${role} of the network`, grants: [{ role, scope: 'network' }] });
      else {
        callers.push({ name: `${role} of the own ${kind}`, grants: [{ role, scope: `${kind}:${own[kind]}` }] });
        callers.push({ name: `${role} of another ${kind}`, grants: [{ role, scope: `${kind}:${other[kind]}` }] });
      }
    }
  }
  return callers;
}

/**
 * Of everybody: who has not signed in, who has no role, and the first two with a role, one whom the rule lets through for the own hub and
 * organisation and one whom it does not.
 */
export function oneOfEachOutcome(callers: readonly Caller[], access: Access, { places }: Given): Caller[] {
  const withRole = callers.filter(({ grants }) => grants.length > 0);
  const outcome = ({ name, grants }: Caller) => {
    const session = { id: '', signedInAt: new Date(0) };
    const viewer: Viewer = { kind: 'person', lang: 'de', id: '', name, email: '', grants, session };
    return expects(access, { thing: places.own }, viewer);
  };
  return [
    ...callers.filter(({ grants }) => grants.length === 0),
    ...[true, false].flatMap((through) => withRole.find((caller) => outcome(caller) === through) ?? []),
  ];
}

/** The name under which `access` and the fixtures know an address: without the language. */
export function nameOf({ method, path }: Address): string {
  return `${method} ${path.replace(/^\/:lang(?=\/|$)/, '') || '/:lang'}`;
}

/** Who gets through according to the manifests. */
export function accessOf(features: readonly Feature[]): Map<string, Access> {
  return new Map(features.flatMap((feature) => Object.entries(feature.access ?? {})));
}

function expects(access: Access, ask: Ask, viewer: Viewer): boolean {
  if (ask.unless?.(viewer) === true) return false;
  if (access === 'anyone' || access === 'link') return true;
  if (access === 'person') return viewer.kind === 'person';
  return ask.thing === undefined ? mayAnywhere(viewer, access) : may(viewer, access, ask.thing);
}

const CLOSED = [401, 403, 404, 405, 410];

/** Whether an answer let the caller through; being told what is wrong with a form counts, being sent to sign in does not. */
export function isOpen(name: string, response: Response): boolean {
  const to = response.headers.get('location') ?? '';
  const sentAway = /^\/[a-z]{2}\/sign-in(\?next=|$)/.test(to) && !/ \/sign-(in|out)/.test(name);
  return !CLOSED.includes(response.status) && !sentAway;
}

/** The address with the parameters of the request filled in; a pattern behind a name is left out. */
export function fill(path: string, params: Record<string, string> = {}): string {
  return path.replace('/:lang', '/de').replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the fixture of ${path} gives no ${name}`);
    return encodeURIComponent(value);
  });
}

/** People with a session each, by the caller's name, who go from door to door until something has happened behind one. */
export type People = Map<string, Entered>;
type Entered = { viewer: Viewer; cookie: string };

/**
 * Tries one address as each caller and says where it lets through other people than the manifests say, or changes something for
 * somebody it does not let through.
 */
export async function tryAddress(
  app: Hono<AppEnv>,
  { given, people }: { given: Given; people: People },
  address: Address,
  access: Access,
  fixture: Fixture,
  callers: readonly Caller[],
): Promise<string[]> {
  const name = nameOf(address);
  const problems: string[] = [];
  const reads = address.method === 'GET';
  const ofCaller = fixture.length > 1;
  /** Serves everybody until somebody has changed something, unless it is of who asks. */
  let ask: Ask | undefined;
  /** The traces, as long as nobody who may has been let through. */
  let before: string | undefined;
  for (const caller of callers) {
    const { viewer, cookie } = people.get(caller.name) ?? (await enter(given.world, caller));
    people.set(caller.name, { viewer, cookie });
    try {
      if (ask === undefined || ofCaller) ask = await fixture(given, viewer);
    } catch (error) {
      return [...problems, `${name}: the fixture fails: ${error}`];
    }
    const expected = expects(access, ask, viewer);
    if (!reads && !expected && (before === undefined || ofCaller)) before = await traces(given.world);
    const response = await send(app, address, ask, cookie);
    const open = isOpen(name, response);
    await response.body?.cancel();
    if (response.status >= 500) problems.push(`${name}: ${response.status} for ${caller.name}`);
    else if (open !== expected)
      problems.push(
        `${name}: ${caller.name} ${open ? 'gets through and must not' : 'must get through'} (${response.status})`,
      );
    if (reads) continue;
    if (!expected) {
      const after = await traces(given.world);
      if (before !== after) problems.push(`${name}: ${caller.name} has changed something`);
      before = after;
      continue;
    }
    before = undefined;
    if (response.status === 422) continue;
    // More than a form that came back: thing and person may be others now.
    ask = undefined;
    people.delete(caller.name);
  }
  return problems;
}

async function enter(world: OpenWorld, caller: Caller): Promise<Entered> {
  if (caller.anonymous) return { viewer: { kind: 'anonymous', lang: 'de' }, cookie: '' };
  const person = await makePerson(world, { name: caller.name, grants: caller.grants });
  // What concerns security is for who has just signed in.
  await world.db
    .updateTable('sign_in_session')
    .set({ created_at: world.clock() })
    .where('person_id', '=', person.viewer.id)
    .execute();
  return person;
}

export function send(app: Hono<AppEnv>, { method, path }: Address, ask: Ask, cookie: string) {
  const query = ask.query === undefined ? '' : `?${new URLSearchParams(ask.query)}`;
  const headers: Record<string, string> = { host: 'localhost', ...ask.headers, ...(cookie === '' ? {} : { cookie }) };
  if (method === 'GET') return app.request(fill(path, ask.params) + query, { headers });
  const body = ask.fields instanceof FormData ? ask.fields : new URLSearchParams(ask.fields ?? {});
  headers.origin ??= 'http://localhost';
  return app.request(fill(path, ask.params) + query, { method, headers, body });
}

/** What every command leaves behind. */
async function traces({ db }: OpenWorld): Promise<string> {
  const counts = await db
    .selectNoFrom((eb) => [
      eb.selectFrom('audit').select(eb.fn.countAll().as('n')).as('audit'),
      eb.selectFrom('outbox').select(eb.fn.countAll().as('n')).as('outbox'),
      eb.selectFrom('mail').select(eb.fn.countAll().as('n')).as('mail'),
    ])
    .executeTakeFirstOrThrow();
  return JSON.stringify(counts);
}

/** Addresses that nobody could try: what is secret or for some, changes something, or has a part to fill in needs a fixture. */
export function withoutFixture(app: Hono<AppEnv>, access: Map<string, Access>, fixtures: Fixtures): string[] {
  return listAddresses(app)
    .map(nameOf)
    .filter((name) => {
      const plain = name.startsWith('GET ') && !/[:*]/.test(name.replace('/:lang', '')) && !access.has(name);
      return !plain && fixtures[name] === undefined;
    });
}
