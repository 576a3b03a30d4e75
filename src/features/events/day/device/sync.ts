import type { AdmissionResult, ListedPerson, PeopleList, SentAdmissions } from '../wire.ts';
import type { Store } from './store.ts';
import { merge } from './verdict.ts';

/** `signed-out`: the server wants to know again who is there. `gone`: this person may no longer do it. */
export type Reached = 'yes' | 'no' | 'signed-out' | 'gone';

export interface Doubles {
  name: string;
  times: { at: string; device: string }[];
}

/** So many are sent at once; the server takes no more. */
const MOST = 200;
/** Not to wait for ever in a hall where the net hangs. */
const PATIENCE_MS = 15_000;

/** Sends what waits, then fetches what is new. Everything that was sent before comes to the same when it is sent again. */
export async function sync(store: Store, base: string, device: string, whole: boolean): Promise<Reached> {
  const sent = await send(store, `${base}/admissions`, device);
  return sent === 'yes' ? fetchList(store, `${base}/list.json`, whole) : sent;
}

async function send(store: Store, address: string, device: string): Promise<Reached> {
  for (;;) {
    const admissions = (await store.waiting()).sort((a, b) => a.at.localeCompare(b.at)).slice(0, MOST);
    if (admissions.length === 0) return 'yes';
    const body: SentAdmissions = { device, sentAt: new Date().toISOString(), admissions };
    const { reached, value } = await ask<{ results: AdmissionResult[] }>(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (value === undefined) return reached;
    const settled = new Set(value.results.map(({ id }) => id));
    // Never for ever the same: what the server says nothing about stays for the next time.
    if (settled.size === 0) return 'no';
    const left = admissions.filter(({ id }) => !settled.has(id));
    const people = value.results.flatMap(({ person }) => (person === undefined ? [] : [person]));
    await store.settle([...settled], merge(people, left));
  }
}

async function fetchList(store: Store, address: string, whole: boolean): Promise<Reached> {
  const since = whole ? 0 : ((await store.get<number>('change')) ?? 0);
  let change = since;
  let settled = true;
  const all: ListedPerson[] = [];
  for (;;) {
    const { reached, value } = await ask<PeopleList>(`${address}?since=${change}`);
    if (value === undefined) return reached;
    all.push(...value.people);
    change = value.change;
    settled &&= value.settled;
    if (value.more) continue;
    await store.set('doubles', value.doubles);
    break;
  }
  const waiting = await store.waiting();
  const here = new Map((await store.people()).map((person) => [person.id, person]));
  const own = waiting.flatMap(({ person }) => here.get(person ?? '') ?? []);
  await store.putPeople([...merge(all, waiting), ...own], since === 0);
  await store.set('change', settled ? change : since);
  await store.set('listedAt', new Date().toISOString());
  return 'yes';
}

async function ask<T>(address: string, options: RequestInit = {}): Promise<{ reached: Reached; value?: T }> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(address, { ...options, redirect: 'manual', cache: 'no-store', signal });
    if (response.ok) return { reached: 'yes', value: (await response.json()) as T };
    if (response.type === 'opaqueredirect' || response.status === 401) return { reached: 'signed-out' };
    return { reached: response.status === 403 || response.status === 404 ? 'gone' : 'no' };
  } catch {
    return { reached: 'no' };
  }
}
