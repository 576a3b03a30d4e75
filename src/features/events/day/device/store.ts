import type { ListedPerson, SentAdmission } from '../wire.ts';

/** What a device keeps of an event, in IndexedDB: it outlives reloading the page and restarting the browser. */
export interface Store {
  people(): Promise<ListedPerson[]>;
  byHash(hash: string): Promise<ListedPerson | undefined>;
  byId(id: string): Promise<ListedPerson | undefined>;
  waiting(): Promise<SentAdmission[]>;
  /** The person as they are now and what is to be sent, both or neither. */
  keep(person: ListedPerson | undefined, admission: SentAdmission): Promise<void>;
  /** What has arrived need not be sent again; what came back of it holds. */
  settle(ids: string[], people: ListedPerson[]): Promise<void>;
  /** `all`: the list is whole, whoever is not on it has gone. */
  putPeople(people: ListedPerson[], all: boolean): Promise<void>;
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Waits until it is written, not only said. */
function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

const nameOf = (event: string) => `check-in-${event}`;

export async function openStore(event: string): Promise<Store> {
  const opening = indexedDB.open(nameOf(event), 1);
  opening.onupgradeneeded = () => {
    const db = opening.result;
    db.createObjectStore('people', { keyPath: 'id' }).createIndex('hash', 'hash');
    db.createObjectStore('waiting', { keyPath: 'id' });
    db.createObjectStore('facts');
  };
  const db = await done(opening);
  // Another window deletes what is kept: it may not have to wait for this one.
  db.onversionchange = () => db.close();
  const begin = (names: string[], mode: IDBTransactionMode) => {
    const transaction = db.transaction(names, mode, { durability: mode === 'readwrite' ? 'strict' : 'default' });
    return { transaction, of: (name: string) => transaction.objectStore(name) };
  };
  const read = <T>(name: string, ask: (store: IDBObjectStore) => IDBRequest<T>) =>
    done(ask(begin([name], 'readonly').of(name)));
  return {
    people: () => read<ListedPerson[]>('people', (store) => store.getAll()),
    byHash: (hash) => read<ListedPerson | undefined>('people', (store) => store.index('hash').get(hash)),
    byId: (id) => read<ListedPerson | undefined>('people', (store) => store.get(id)),
    waiting: () => read<SentAdmission[]>('waiting', (store) => store.getAll()),
    async keep(person, admission) {
      const { transaction, of } = begin(['people', 'waiting'], 'readwrite');
      if (person !== undefined) of('people').put(person);
      of('waiting').put(admission);
      await written(transaction);
    },
    async settle(ids, people) {
      const { transaction, of } = begin(['people', 'waiting'], 'readwrite');
      for (const id of ids) of('waiting').delete(id);
      for (const person of people) of('people').put(person);
      await written(transaction);
    },
    async putPeople(people, all) {
      const { transaction, of } = begin(['people'], 'readwrite');
      if (all) {
        const here = new Set(people.map((person) => person.id));
        const known = await done(of('people').getAllKeys());
        for (const key of known) if (!here.has(String(key))) of('people').delete(key);
      }
      for (const person of people) of('people').put(person);
      await written(transaction);
    },
    get: (key) => read('facts', (store) => store.get(key)),
    async set(key, value) {
      const { transaction, of } = begin(['facts'], 'readwrite');
      of('facts').put(value, key);
      await written(transaction);
    },
  };
}

/** Deletes all that this device keeps of an event. */
export async function deleteStore(event: string): Promise<void> {
  await done(indexedDB.deleteDatabase(nameOf(event)));
}
