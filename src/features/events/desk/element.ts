/**
 * A list that changes without loading the page anew. It sends the same address that the filter form or a link would open, takes the list out of the
 * answer and puts it in place: what one types and where one is stays, the address and the way back work, and screen readers hear how many were found.
 * Without script the same form and links do the same with a new page.
 */
const TYPING_MS = 300;

class LiveListElement extends HTMLElement {
  #running: AbortController | undefined;
  #typing: number | undefined;

  connectedCallback(): void {
    this.addEventListener('submit', this.#onSubmit);
    this.addEventListener('change', this.#onChange);
    this.addEventListener('input', this.#onInput);
    this.addEventListener('click', this.#onClick);
    window.addEventListener('popstate', this.#onPopState);
    this.#prepare();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#onPopState);
    this.#running?.abort();
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector<HTMLFormElement>('form.hw-filters');
  }

  #addressOfForm(form: HTMLFormElement): string {
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '') params.append(name, value);
    return form.action + (params.size === 0 ? '' : `?${params}`);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    if (event.target !== this.#form || this.#form === null) return;
    event.preventDefault();
    void this.#load(this.#addressOfForm(this.#form), 'push');
  };

  readonly #onChange = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    if (field.closest('[data-choose-page]') !== null) {
      for (const box of this.querySelectorAll<HTMLInputElement>('input[name="chosen"]'))
        box.checked = field instanceof HTMLInputElement && field.checked;
    } else if (this.#form?.contains(field) && field.type !== 'search') {
      void this.#load(this.#addressOfForm(this.#form), 'push');
    }
  };

  readonly #onInput = (event: Event): void => {
    const form = this.#form;
    if (form === null || !(event.target instanceof HTMLInputElement) || event.target.type !== 'search') return;
    window.clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => void this.#load(this.#addressOfForm(form), 'replace'), TYPING_MS);
  };

  readonly #onClick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.origin !== location.origin || link.pathname !== location.pathname || link.hash !== '')
      return;
    event.preventDefault();
    void this.#load(link.href, 'push', true);
  };

  readonly #onPopState = (): void => void this.#load(location.href, 'none', true);

  async #load(address: string, history: 'push' | 'replace' | 'none', toResults = false): Promise<void> {
    window.clearTimeout(this.#typing);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal: running.signal, headers: { accept: 'text/html' } });
      // Signed out meanwhile, or a fault: the page itself says so.
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const next = page.querySelector(this.localName);
      if (next === null) throw new Error('no list');
      if (history === 'push') window.history.pushState(null, '', address);
      else if (history === 'replace') window.history.replaceState(null, '', address);
      this.#swap(next, toResults);
    } catch (error) {
      if (!running.signal.aborted) location.assign(address);
      else if (!(error instanceof DOMException)) throw error;
    } finally {
      if (this.#running === running) this.removeAttribute('aria-busy');
    }
  }

  #swap(next: Element, toResults: boolean): void {
    const now = this.querySelector('.hw-listing');
    const then = next.querySelector('.hw-listing');
    if (now === null || then === null) return;
    const focused = this.#placeOfFocus();
    const open = [...now.querySelectorAll('details')].map((fold) => fold.open);
    // What is being typed is newer than what was sent.
    const typed = focused?.field?.type === 'search' ? focused.field.value : undefined;
    now.replaceWith(document.adoptNode(then));
    if (typed !== undefined) {
      const search = this.querySelector<HTMLInputElement>('input[type="search"]');
      if (search !== null) search.value = typed;
    }
    for (const [at, fold] of [...then.querySelectorAll('details')].entries()) if (open[at] === true) fold.open = true;
    this.#prepare();
    const results = this.querySelector<HTMLElement>('#results');
    if (toResults && results !== null) {
      results.tabIndex = -1;
      results.focus();
    } else focused?.restore();
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.hw-languages a')) link.search = location.search;
    const said = this.querySelector('[data-said]');
    if (said !== null) said.textContent = results?.textContent ?? '';
  }

  /** Which field one is at, so that it can be found in the new list. */
  #placeOfFocus(): { field: HTMLInputElement | undefined; restore(): void } | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.contains(activeElement)) return undefined;
    const field = activeElement instanceof HTMLInputElement ? activeElement : undefined;
    const { id } = activeElement;
    const name = activeElement.getAttribute('name');
    const value = field?.type === 'checkbox' ? field.value : undefined;
    const [start, end] = [field?.selectionStart ?? null, field?.selectionEnd ?? null];
    return {
      field,
      restore: () => {
        const again = [...this.querySelectorAll<HTMLElement>('input, select, button, summary')].find((one) =>
          id !== ''
            ? one.id === id
            : name !== null &&
              one.getAttribute('name') === name &&
              (value === undefined || one.getAttribute('value') === value),
        );
        (again ?? this.querySelector<HTMLElement>('#q'))?.focus({ preventScroll: true });
        if (again instanceof HTMLInputElement && start !== null) again.setSelectionRange(start, end);
      },
    };
  }

  /** What only script can do is shown only with it. */
  #prepare(): void {
    for (const box of this.querySelectorAll<HTMLElement>('[data-choose-page]')) box.hidden = false;
  }
}

customElements.define('hw-live-list', LiveListElement);
