/**
 * The board of a meeting plan: meetings are dragged by mouse, or picked up with Enter or Space, carried with the arrow keys and put down. What is allowed
 * where is asked of the server when something is picked up, marked in the grid and said aloud. Without script each meeting is a link to a form.
 */
interface TargetAnswer {
  slot: number;
  table: number | null;
  ok: boolean;
  say: string;
}

class MeetingBoardElement extends HTMLElement {
  #carried: string | undefined;
  #from: HTMLElement | undefined;
  #targets = new Map<string, TargetAnswer>();

  connectedCallback(): void {
    if (this.dataset.open === undefined) return;
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('focusin', this.#onFocus);
    this.addEventListener('dragstart', this.#onDragStart);
    this.addEventListener('dragover', this.#onDragOver);
    this.addEventListener('drop', this.#onDrop);
    this.addEventListener('dragend', this.#onDragEnd);
    const kept = sessionStorage.getItem('board-focus');
    sessionStorage.removeItem('board-focus');
    const start = (kept === null ? null : this.querySelector<HTMLElement>(kept)) ?? this.#cells()[0];
    if (start !== undefined) this.#reach(start, true);
    if (kept !== null) {
      start?.focus();
      this.#say(this.dataset.moved ?? '');
    }
  }

  #cells(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role="gridcell"]')];
  }

  /** Tab leads to one cell only and, after it, to the form of its meeting. */
  #reach(cell: HTMLElement, isHere: boolean): void {
    for (const one of [cell, ...cell.querySelectorAll('a')]) one.tabIndex = isHere ? 0 : -1;
  }

  #say(text: string): void {
    const live = this.querySelector('[data-say]');
    if (live !== null) live.textContent = text;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role="gridcell"]') : null;
    if (cell === null) return;
    for (const other of this.#cells()) this.#reach(other, other === cell);
    if (this.#carried === undefined) return;
    const target = this.#targetOf(cell);
    if (target !== undefined) this.#say(target.ok ? `${this.dataset.allowed} ${target.say}` : target.say);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role="gridcell"]') : null;
    if (cell === null) return;
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.#go(cell, step);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      const cells = [...(cell.parentElement?.querySelectorAll<HTMLElement>('[role="gridcell"]') ?? [])];
      cells.at(event.key === 'Home' ? 0 : -1)?.focus();
    } else if (event.key === 'Escape' && this.#carried !== undefined) {
      event.preventDefault();
      const from = this.#from;
      this.#letGo();
      from?.focus();
      this.#say(this.dataset.cancelled ?? '');
    } else if (event.key === 'Enter' || event.key === ' ') {
      // On the meeting itself Enter opens its form, as a link does.
      if (event.target instanceof HTMLAnchorElement && this.#carried === undefined) return;
      event.preventDefault();
      if (this.#carried !== undefined) void this.#drop(cell);
      else if (cell.dataset.request === undefined) this.#say(this.dataset.empty ?? '');
      else void this.#pickUp(cell.dataset.request, cell);
    }
  };

  #go(cell: HTMLElement, [down, right]: [number, number]): void {
    const rows = [...this.querySelectorAll('tbody [role="row"]')].map((row) => [
      ...row.querySelectorAll<HTMLElement>('[role="gridcell"]'),
    ]);
    const y = rows.findIndex((row) => row.includes(cell));
    const x = rows[y]?.indexOf(cell) ?? -1;
    rows[y + down]?.[x + right]?.focus();
  }

  async #pickUp(request: string | undefined, from: HTMLElement): Promise<void> {
    if (request === undefined) return;
    this.#carried = request;
    this.#from = from;
    from.classList.add('hw-board__carried');
    if (from.matches('[role="gridcell"]')) from.ariaSelected = 'true';
    this.#say(this.dataset.picked ?? '');
    const block = new URL(location.href).searchParams.get('block') ?? '0';
    const answer = await fetch(`${this.dataset.base}/targets?meeting=${request}&block=${block}`, {
      headers: { accept: 'application/json' },
    }).catch(() => undefined);
    if (answer?.ok !== true || this.#carried !== request) return;
    const { targets }: { targets: TargetAnswer[] } = await answer.json();
    this.#targets = new Map(targets.map((target) => [`${target.slot} ${target.table ?? ''}`.trim(), target]));
    for (const cell of this.#cells()) {
      const target = this.#targetOf(cell);
      cell.classList.toggle('hw-board__may', target?.ok === true);
      cell.classList.toggle('hw-board__not', target?.ok === false);
    }
  }

  /** What is known about a cell; among people the first free table of the slot. */
  #targetOf(cell: HTMLElement): TargetAnswer | undefined {
    return this.#targets.get(`${cell.dataset.slot} ${cell.dataset.table ?? ''}`.trim());
  }

  #letGo(): void {
    this.#carried = undefined;
    this.#targets.clear();
    this.#from?.classList.remove('hw-board__carried');
    this.#from?.removeAttribute('aria-selected');
    this.#from = undefined;
    for (const cell of this.#cells()) cell.classList.remove('hw-board__may', 'hw-board__not');
  }

  async #drop(cell: HTMLElement): Promise<void> {
    const request = this.#carried;
    if (request === undefined) return;
    const place = `${cell.dataset.slot} ${cell.dataset.table ?? ''}`.trim();
    const person = this.#from?.dataset.person;
    const row = person === undefined ? '' : `[data-person="${person}"]`;
    const body = new URLSearchParams({ request, place, step: 'move', edits: this.dataset.edits ?? '' });
    const answer = await fetch(`${this.dataset.base}/moves`, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    }).catch(() => undefined);
    if (answer === undefined || (!answer.ok && answer.status !== 422)) {
      this.#say(this.dataset.failed ?? '');
      return;
    }
    const said: { say?: string; edited?: boolean } = await answer.json();
    if (!answer.ok && said.edited !== true) {
      this.#say(said.say ?? '');
      return;
    }
    this.#letGo();
    if (answer.ok) {
      // Where it is now; among people in the row of the one it was taken from.
      sessionStorage.setItem('board-focus', `td[data-request="${request}"]${row}`);
      location.reload();
    } else {
      // Somebody else was faster: the board as it is now, with who it was.
      const fresh = new URL(location.href);
      fresh.searchParams.set('note', 'edited');
      location.assign(fresh);
    }
  }

  readonly #onDragStart = (event: DragEvent): void => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-request]') : null;
    if (from === null) return;
    event.dataTransfer?.setData('text/plain', from.dataset.request ?? '');
    void this.#pickUp(from.dataset.request, from);
  };

  readonly #onDragOver = (event: DragEvent): void => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role="gridcell"]') : null;
    if (cell !== null && this.#carried !== undefined && this.#targetOf(cell)?.ok !== false) event.preventDefault();
  };

  readonly #onDrop = (event: DragEvent): void => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role="gridcell"]') : null;
    if (cell === null || this.#carried === undefined) return;
    event.preventDefault();
    void this.#drop(cell);
  };

  readonly #onDragEnd = (): void => this.#letGo();
}

/** Part of a page that follows what changes: taken anew every so many seconds, put in place where it differs, unless somebody is busy in it. */
class FollowElement extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    const seconds = Number(this.dataset.every ?? '0');
    if (seconds <= 0) return;
    this.#timer = window.setInterval(() => void this.#look(), seconds * 1000);
    // The page would load itself anew for who has no script (header Refresh): that would only take people away from what they are doing.
    if (this.dataset.stays !== undefined) window.addEventListener('load', () => window.stop(), { once: true });
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => undefined);
    if (answer?.ok !== true) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(this.id);
    if (fresh === null || fresh.innerHTML === this.innerHTML) return;
    if (this.contains(document.activeElement) && document.activeElement !== document.body) return;
    this.replaceWith(document.importNode(fresh, true));
  }
}

customElements.define('hw-meeting-board', MeetingBoardElement);
customElements.define('hw-follow', FollowElement);
