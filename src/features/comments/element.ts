/**
 * Keys for the moderation queue. They press what stands on the page anyway: links, buttons and boxes of the comment one is at, so everything works
 * without them. No key does anything while somebody writes, or together with Ctrl, Alt or Meta (those are the browser's and the screen reader's),
 * and they can be switched off for good (WCAG 2.1.4).
 */
const SWITCHED_OFF = 'hubwerk-moderation-keys-off';

class ModerationElement extends HTMLElement {
  connectedCallback(): void {
    const help = this.querySelector<HTMLDetailsElement>('.hw-keys');
    if (help !== null) help.hidden = false;
    const use = this.querySelector<HTMLInputElement>('[data-keys]');
    if (use !== null) {
      use.checked = localStorage.getItem(SWITCHED_OFF) === null;
      use.addEventListener('change', () => {
        if (use.checked) localStorage.removeItem(SWITCHED_OFF);
        else localStorage.setItem(SWITCHED_OFF, 'yes');
      });
    }
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (localStorage.getItem(SWITCHED_OFF) !== null) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (target.closest('input:not([type="checkbox"]), textarea, select') !== null) return;
    const items = [...this.querySelectorAll<HTMLElement>('.hw-queued')];
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const act = (what: string) => items[at]?.querySelector<HTMLElement>(`[data-act="${what}"]`) ?? undefined;
    const go = (to: number) => items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
    const keys: Record<string, () => void> = {
      j: () => go(at + 1),
      k: () => go(at - 1),
      r: () => act('release')?.querySelector('button')?.click(),
      d: () => act('decline')?.click(),
      x: () => act('select')?.click(),
      u: () => this.querySelector<HTMLElement>('[data-act="undo"] button')?.click(),
      '?': () => this.#toggleHelp(),
    };
    const press = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (press === undefined) return;
    event.preventDefault();
    press();
  };

  #toggleHelp(): void {
    const help = this.querySelector<HTMLDetailsElement>('.hw-keys');
    if (help === null) return;
    help.open = !help.open;
    help.querySelector('summary')?.focus();
  }
}

customElements.define('hw-moderation', ModerationElement);
