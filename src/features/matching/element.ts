/**
 * Shows recognised concepts and first matches while somebody describes a need. The form works without it; this only
 * asks the server for the same answer earlier. One question at a time, the newest text wins.
 */
class DescribeElement extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const panel = this.querySelector<HTMLElement>('.hw-preview');
    const target = this.querySelector<HTMLElement>('[data-preview]');
    if (form === null || panel === null || target === null) return;
    panel.hidden = false;
    let timer = 0;
    let asking: AbortController | undefined;
    const ask = async (): Promise<void> => {
      asking?.abort();
      asking = new AbortController();
      const fields = new FormData(form);
      fields.delete('file');
      try {
        const response = await fetch(`${form.getAttribute('action')}/preview`, {
          method: 'POST',
          body: fields,
          signal: asking.signal,
        });
        if (!response.ok) throw new Error(String(response.status));
        target.innerHTML = await response.text();
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return;
        target.textContent = this.dataset.failed ?? '';
      }
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), 600);
    };
    form.addEventListener('input', later);
    form.addEventListener('change', later);
    if ((form.querySelector('textarea')?.value ?? '') !== '') void ask();
  }
}

customElements.define('hw-describe', DescribeElement);
