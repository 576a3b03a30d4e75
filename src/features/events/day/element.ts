import { type Camera, startCamera } from './device/camera.ts';
import { deleteStore, openStore, type Store } from './device/store.ts';
import { type Doubles, type Reached, sync } from './device/sync.ts';
import { hashOf, judge, search, takeBack, type Verdict } from './device/verdict.ts';
import type { ListedPerson } from './wire.ts';

/** What the page says, by the key under which the server wrote it into the page. */
type Words = Record<string, string>;

/** While the net is there the others' admissions come so often. */
const SYNC_MS = 15_000;
/** Every so many times the whole list, for those who have gone from it. */
const WHOLE_EVERY = 20;
/** A code stays before the camera for a while: it counts once. */
const SAME_CODE_MS = 4_000;
const MOST_FOUND = 20;

const CACHE = 'check-in';
/** What reads the camera's pictures is not loaded before the camera is on: it is put by all the same. */
const READING = [
  new URL('./device/reader.ts', import.meta.url),
  new URL('qr/decode.js', import.meta.url),
  new URL('qr', import.meta.url),
];

/**
 * The door: admits by camera, code or name from the list on this device, at once and without the net, and sends it when the net is there. The page
 * without script (a field and a button for each person) stays for who has none.
 */
class CheckInElement extends HTMLElement {
  #store: Store | undefined;
  #camera: Camera | undefined;
  #device = '';
  #reached: Reached = 'no';
  #syncs = 0;
  #syncing: Promise<void> | undefined;
  #last = { code: '', at: 0 };
  #words: Words = {};

  async connectedCallback(): Promise<void> {
    if (!('indexedDB' in window) || crypto.subtle === undefined) return;
    this.#words = JSON.parse(this.dataset.words ?? '{}') as Words;
    try {
      await this.#open();
    } catch {
      // A private window may keep nothing: then the page without script is the one that works.
      return;
    }
    for (const part of document.querySelectorAll<HTMLElement>('[data-plain]')) part.hidden = true;
    this.hidden = false;
    this.#part('[data-camera]').addEventListener('click', () => void this.#toggleCamera());
    this.#part('[data-refresh]').addEventListener('click', () => void this.#sync(true));
    this.#part('[data-forget]').addEventListener('click', () => void this.#forget());
    this.#part<HTMLInputElement>('[name=device]').addEventListener('change', (event) => void this.#rename(event));
    this.#part('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#enter();
    });
    this.#part<HTMLInputElement>('[name=words]').addEventListener('input', () => void this.#showFound());
    window.addEventListener('online', () => void this.#sync());
    window.addEventListener('offline', () => void this.#reach('no'));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#sync();
    });
    setInterval(() => void this.#sync(), SYNC_MS);
    await this.#showState();
    this.dataset.ready = 'yes';
    await this.#sync(true);
    // Where it cannot be put by (no room, a private window) the page says nothing of it and works as long as it is open.
    await this.#putBy().catch(() => {});
  }

  async #open(): Promise<void> {
    this.#store = await openStore(this.dataset.event ?? '');
    const name = await this.#store.get<string>('device');
    // Letters and digits that nobody confuses.
    const letters = [...crypto.getRandomValues(new Uint8Array(2))].map((byte) => 'ABCDEFGHJKLMNPQRSTUVWXYZ'[byte % 24]);
    this.#device = name ?? `${this.#words.device} ${letters.join('')}`;
    if (name === undefined) await this.#store.set('device', this.#device);
    this.#part<HTMLInputElement>('[name=device]').value = this.#device;
  }

  #part<T extends HTMLElement = HTMLElement>(selector: string): T {
    const part = this.querySelector<T>(selector);
    if (part === null) throw new Error(`the page lacks ${selector}`);
    return part;
  }

  get #kept(): Store {
    if (this.#store === undefined) throw new Error('the store is not open');
    return this.#store;
  }

  /** Puts the page and all it needs by, so that it opens without the net. */
  async #putBy(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const page = this.dataset.page ?? '';
    await navigator.serviceWorker.register(new URL('./device/offline.ts', import.meta.url), { scope: page });
    const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
    const assets = loaded.filter(
      ({ origin, pathname }) => origin === location.origin && /^\/(assets\/|favicon)/.test(pathname),
    );
    const cache = await caches.open(CACHE);
    await cache.addAll([...new Set([...assets, ...READING].map((address) => address.href))]);
    const response = await fetch(page, { cache: 'no-store', redirect: 'manual' });
    if (!response.ok) return;
    await cache.put(page, response);
    this.#part('[data-kept]').textContent = this.#words.kept ?? '';
    this.dataset.kept = 'yes';
  }

  #sync(whole = false): Promise<void> {
    this.#syncing ??= (async () => {
      const all = whole || this.#syncs % WHOLE_EVERY === 0;
      const reached = await sync(this.#kept, this.dataset.base ?? '', this.#device, all);
      if (reached === 'yes') this.#syncs++;
      await this.#reach(reached);
    })().finally(() => {
      this.#syncing = undefined;
    });
    return this.#syncing;
  }

  async #reach(reached: Reached): Promise<void> {
    this.#reached = reached;
    await this.#showState();
  }

  async #showState(): Promise<void> {
    const [people, waiting, listedAt] = await Promise.all([
      this.#kept.people(),
      this.#kept.waiting(),
      this.#kept.get<string>('listedAt'),
    ]);
    const named = people.filter(({ state }) => state !== 'invalid');
    const inside = named.filter(({ state }) => state === 'in').length;
    const words = this.#words;
    this.#part('[data-inside]').textContent = `${inside} / ${named.length}`;
    this.#part('[data-waiting]').textContent = String(waiting.length);
    this.#part('[data-listed]').textContent = listedAt === undefined ? '–' : clock(listedAt);
    const net = { yes: words.online, no: words.offline, 'signed-out': words.signedOut, gone: words.gone }[
      this.#reached
    ];
    const shown = this.#part('[data-net]');
    if (shown.textContent !== net) shown.textContent = net ?? '';
    this.dataset.net = this.#reached;
    this.#part('[data-sign-in]').hidden = this.#reached !== 'signed-out';
    this.#showDoubles((await this.#kept.get<Doubles[]>('doubles')) ?? []);
  }

  #showDoubles(doubles: Doubles[]): void {
    this.#part('[data-doubles]').hidden = doubles.length === 0;
    this.#part('[data-doubles] ul').replaceChildren(
      ...doubles.map(({ name, times }) => {
        const line = document.createElement('li');
        line.textContent = `${name}: ${times.map(({ at, device }) => `${clock(at)} ${device}`).join(', ')}`;
        return line;
      }),
    );
  }

  /** What was typed: a code admits, anything else is looked for. */
  async #enter(): Promise<void> {
    const field = this.#part<HTMLInputElement>('[name=words]');
    const typed = field.value.trim();
    if (typed === '') return;
    const person = await this.#kept.byHash(await hashOf(typed));
    if (person !== undefined) {
      field.value = '';
      await this.#admit(person);
    }
    await this.#showFound();
    const found = this.#part('[data-found]').querySelector('button');
    if (person === undefined && found !== null) found.focus();
    else field.focus();
  }

  async #showFound(): Promise<void> {
    const words = this.#part<HTMLInputElement>('[name=words]').value.trim();
    const found = words.length < 2 ? [] : search(await this.#kept.people(), words, MOST_FOUND);
    const none = words.length >= 2 && found.length === 0;
    const some = found.length > 0 ? `${this.#words.found}: ${found.length}` : '';
    this.#part('[data-count]').textContent = none ? (this.#words.nobody ?? '') : some;
    this.#part('[data-found]').replaceChildren(...found.map((person) => this.#row(person)));
  }

  #row(person: ListedPerson): HTMLLIElement {
    const row = document.createElement('li');
    const name = document.createElement('span');
    const strong = document.createElement('strong');
    strong.textContent = person.name ?? '';
    name.append(strong, ` ${[person.organisation, person.ticket].filter(Boolean).join(' · ')}`);
    const button = this.#button(
      person.state === 'in' ? this.#words.undo : this.#words.admit,
      person.name ?? '',
      async () => {
        if (person.state === 'in') await this.#undo(person);
        else await this.#admit(person);
        await this.#showFound();
        this.#part<HTMLInputElement>('[name=words]').focus();
      },
    );
    const state = document.createElement('span');
    state.textContent = person.state === 'in' ? this.#say('inSince', person) : '';
    row.append(name, state, button);
    return row;
  }

  #button(label: string | undefined, name: string, act: () => Promise<void>): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'kern-btn kern-btn--secondary';
    const text = document.createElement('span');
    text.className = 'kern-label';
    text.textContent = label ?? '';
    const whom = document.createElement('span');
    whom.className = 'kern-sr-only';
    whom.textContent = ` ${name}`;
    text.append(whom);
    button.append(text);
    button.addEventListener('click', () => void act());
    return button;
  }

  async #seen(code: string): Promise<void> {
    const now = Date.now();
    const again = code === this.#last.code && now - this.#last.at < SAME_CODE_MS;
    this.#last = { code, at: now };
    if (again) return;
    const hash = await hashOf(code);
    let person = await this.#kept.byHash(hash);
    if (person === undefined && this.#reached === 'yes') {
      // Registered a minute ago, perhaps.
      await this.#sync();
      person = await this.#kept.byHash(hash);
    }
    if (person === undefined) this.#showVerdict({ kind: 'unknown', code });
    else await this.#admit(person);
  }

  async #admit(listed: ListedPerson): Promise<void> {
    const person = (await this.#kept.byId(listed.id)) ?? listed;
    const verdict = judge(person, this.#device, new Date(), crypto.randomUUID());
    if (verdict.kind === 'admitted') await this.#kept.keep(verdict.person, verdict.admission);
    this.#showVerdict(verdict);
    await this.#showState();
    void this.#sync();
  }

  async #undo(listed: ListedPerson): Promise<void> {
    const { person, admission } = takeBack(listed, new Date(), crypto.randomUUID());
    await this.#kept.keep(person, admission);
    this.#show('undone', this.#words.undone ?? '', person.name ?? '', '');
    await this.#showState();
    void this.#sync();
  }

  #showVerdict(verdict: Verdict): void {
    const words = this.#words;
    switch (verdict.kind) {
      case 'admitted': {
        const { person } = verdict;
        const about = [person.organisation, person.ticket].filter(Boolean).join(' · ');
        this.#show('admitted', words.admitted ?? '', person.name ?? '', about, () => this.#undo(person), words.undo);
        return;
      }
      case 'again':
        this.#show('again', this.#say('again', verdict.person), verdict.person.name ?? '', words.againHint ?? '');
        return;
      case 'invalid':
        this.#show('invalid', words.invalid ?? '', '', words.invalidHint ?? '');
        return;
      case 'unknown': {
        const offline = this.#reached !== 'yes';
        const { code } = verdict;
        const admit = async () => {
          await this.#kept.keep(undefined, { id: crypto.randomUUID(), code, at: new Date().toISOString() });
          this.#show('again', words.noted ?? '', '', words.notedHint ?? '');
          await this.#showState();
          void this.#sync();
        };
        // Only where the server cannot be asked may somebody be let in whom the list does not know.
        if (offline)
          this.#show('invalid', words.unknown ?? '', '', words.unknownOffline ?? '', admit, words.admitAnyway);
        else this.#show('invalid', words.unknown ?? '', '', words.unknownHint ?? '');
      }
    }
  }

  #show(kind: string, title: string, name: string, text: string, act?: () => Promise<void>, label?: string): void {
    const panel = this.#part('[data-result]');
    panel.dataset.kind = kind;
    panel.hidden = false;
    const said = this.#part('[data-said]');
    const lines = [title, name, text].filter((line) => line !== '');
    said.replaceChildren(
      ...lines.map((line) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = line;
        return paragraph;
      }),
    );
    this.#part('[data-act]').replaceChildren(...(act === undefined ? [] : [this.#button(label, name, act)]));
  }

  #say(key: string, person: ListedPerson): string {
    const at = person.at === undefined ? '' : clock(person.at);
    return (this.#words[key] ?? '').replace('{time}', at).replace('{device}', person.device ?? '');
  }

  async #toggleCamera(): Promise<void> {
    const video = this.#part<HTMLVideoElement>('video');
    const label = this.#part('[data-camera] .kern-label');
    if (this.#camera !== undefined) {
      this.#camera.stop();
      this.#camera = undefined;
      video.hidden = true;
      label.textContent = this.#words.cameraOn ?? '';
      return;
    }
    video.hidden = false;
    try {
      this.#camera = await startCamera(video, (code) => void this.#seen(code));
      label.textContent = this.#words.cameraOff ?? '';
    } catch {
      video.hidden = true;
      this.#show('invalid', this.#words.noCamera ?? '', '', this.#words.noCameraHint ?? '');
    }
  }

  async #rename(event: Event): Promise<void> {
    if (!(event.target instanceof HTMLInputElement)) return;
    const name = event.target.value.trim().slice(0, 40);
    if (name !== '') this.#device = name;
    event.target.value = this.#device;
    await this.#kept.set('device', this.#device);
  }

  /** Only when nothing waits to be sent: what was done at the door is never thrown away. */
  async #forget(): Promise<void> {
    await this.#sync();
    if ((await this.#kept.waiting()).length > 0) {
      this.#show('invalid', this.#words.notForgotten ?? '', '', this.#words.notForgottenHint ?? '');
      return;
    }
    this.#camera?.stop();
    const registration = await navigator.serviceWorker?.getRegistration(this.dataset.page);
    await registration?.unregister();
    const cache = await caches.open(CACHE);
    await cache.delete(this.dataset.page ?? '');
    await deleteStore(this.dataset.event ?? '');
    location.assign(this.dataset.away ?? '/');
  }
}

/** A moment as the clock on the wall shows it here, 09:12. */
const clock = (moment: string) =>
  new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });

customElements.define('hw-check-in', CheckInElement);
