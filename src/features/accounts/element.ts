/**
 * Signs in with a passkey, or adds one to the account. The browser does all of it; this only carries questions and answers between it and the
 * server. Where the browser knows no passkeys its part of the page stays hidden.
 */
class PasskeyElement extends HTMLElement {
  connectedCallback(): void {
    const part = this.querySelector<HTMLElement>('[data-needs-script]');
    const button = part?.querySelector('button');
    const problem = this.querySelector<HTMLElement>('[role="alert"]');
    if (part === null || !button || problem === null) return;
    if (!('PublicKeyCredential' in window) || !('parseCreationOptionsFromJSON' in PublicKeyCredential)) return;
    part.hidden = false;
    button.addEventListener('click', async () => {
      problem.hidden = true;
      button.disabled = true;
      try {
        const next = this.dataset.way === 'register' ? await this.register() : await this.signIn();
        location.assign(next);
      } catch {
        // Turned away, cancelled or not fitting: browsers do not tell which, on purpose.
        problem.hidden = false;
        button.disabled = false;
      }
    });
  }

  async signIn(): Promise<string> {
    const options = await ask(this.dataset.options, {});
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const given = await navigator.credentials.get({ publicKey });
    return (await ask(this.dataset.verify, jsonOf(given))).next;
  }

  async register(): Promise<string> {
    const options = await ask(this.dataset.options, {});
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const response = jsonOf(await navigator.credentials.create({ publicKey }));
    const name = this.querySelector<HTMLInputElement>('input[name="name"]')?.value ?? '';
    return (await ask(this.dataset.verify, { response, name })).next;
  }
}

async function ask(address: string | undefined, body: unknown) {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(address ?? '', { method: 'POST', headers, body: JSON.stringify(body) });
  // Who has to sign in again is sent to a page instead of an answer.
  if (response.redirected) location.assign(response.url);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

function jsonOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey');
  return credential.toJSON();
}

customElements.define('hw-passkey', PasskeyElement);
