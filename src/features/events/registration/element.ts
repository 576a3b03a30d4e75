/**
 * Questions of a registration form that belong to certain answers come and go while somebody fills it in. Without script the form comes back with them.
 * What is not asked lies in a template: it is not sent, not read out, and keeps what was written.
 */
class AskedElement extends HTMLElement {
  #form: HTMLFormElement | null = null;

  connectedCallback(): void {
    this.#form = this.closest('form');
    this.#form?.addEventListener('change', this.#onChange);
    this.#onChange();
  }

  disconnectedCallback(): void {
    this.#form?.removeEventListener('change', this.#onChange);
  }

  readonly #onChange = (): void => {
    const form = this.#form;
    const template = this.querySelector(':scope > template');
    if (form === null || !(template instanceof HTMLTemplateElement)) return;
    const asked = this.#isAsked(new FormData(form));
    const shown = [...this.childNodes].filter((node) => node !== template);
    if (asked && shown.length === 0) this.append(template.content);
    if (!asked && shown.length > 0) template.content.append(...shown);
  };

  #isAsked(answers: FormData): boolean {
    const { field, is = '', tickets = '' } = this.dataset;
    if (tickets !== '' && !tickets.split(' ').includes(String(answers.get('ticket') ?? ''))) return false;
    return field === undefined || answers.getAll(field).some((value) => is.split(' ').includes(String(value)));
  }
}

if (customElements.get('hw-asked') === undefined) customElements.define('hw-asked', AskedElement);
