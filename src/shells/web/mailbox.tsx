import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Lang } from '#engines/kit';
import type { AppEnv, World } from '#platform/feature';
import { catalogue, formatDateTime, plural } from '#platform/i18n';
import { findMail, listMails, type Mail, type MailRow } from '#platform/mail';
import { readListQuery, withQuery } from '#platform/web';
import { Badge, Button, ButtonLink, Facts, PageHead, Pagination, Section, Table, TextInput } from '#ui';
import { isLocal } from './local.ts';

const texts = catalogue({
  title: { de: 'Postfach', cs: 'Schránka', pl: 'Skrzynka', en: 'Mailbox' },
  lead: {
    de: 'Hier liegen alle Mails, die diese Installation verschickt hätte. So lässt sich alles ausprobieren, ohne einen Mailserver.',
    cs: 'Zde najdete všechny e-maily, které by tato instalace odeslala. Vše tak lze vyzkoušet i bez poštovního serveru.',
    pl: 'Tutaj są wszystkie wiadomości, które ta instalacja by wysłała. Dzięki temu wszystko można wypróbować bez serwera pocztowego.',
    en: 'Here are all the e-mails that this installation would have sent. That way everything can be tried without a mail server.',
  },
  onlyHere: {
    de: 'Diese Seite öffnet sich nur auf dem Rechner, auf dem Hubwerk läuft. Sobald SMTP_URL gesetzt ist, gehen Mails wirklich hinaus, und das Postfach verschwindet.',
    cs: 'Tato stránka se otevře jen na počítači, na kterém Hubwerk běží. Jakmile je nastaveno SMTP_URL, e-maily se skutečně odesílají a schránka zmizí.',
    pl: 'Ta strona otwiera się tylko na komputerze, na którym działa Hubwerk. Po ustawieniu SMTP_URL wiadomości są naprawdę wysyłane, a skrzynka znika.',
    en: 'This page opens only on the machine that Hubwerk runs on. As soon as SMTP_URL is set, mails really go out and the mailbox is gone.',
  },
  address: { de: 'Mails an', cs: 'E-maily pro', pl: 'Wiadomości do', en: 'Mails to' },
  addressHint: {
    de: 'Adresse oder ein Teil davon',
    cs: 'adresa nebo její část',
    pl: 'adres lub jego część',
    en: 'address or a part of it',
  },
  search: { de: 'Suchen', cs: 'Hledat', pl: 'Szukaj', en: 'Search' },
  all: { de: 'Alle Mails', cs: 'Všechny e-maily', pl: 'Wszystkie wiadomości', en: 'All mails' },
  count: {
    de: (count: number) => plural('de', count, { one: 'Mail', other: 'Mails' }),
    cs: (count: number) => plural('cs', count, { one: 'e-mail', few: 'e-maily', many: 'e-mailu', other: 'e-mailů' }),
    pl: (count: number) =>
      plural('pl', count, { one: 'wiadomość', few: 'wiadomości', many: 'wiadomości', other: 'wiadomości' }),
    en: (count: number) => plural('en', count, { one: 'mail', other: 'mails' }),
  },
  none: { de: 'Noch keine Mails', cs: 'Zatím žádné e-maily', pl: 'Nie ma jeszcze wiadomości', en: 'No mails yet' },
  noneText: {
    de: 'Fordern Sie zum Beispiel auf der Seite „Anmelden“ einen Link an: Die Mail mit dem Link erscheint dann hier.',
    cs: 'Vyžádejte si například na stránce „Přihlášení“ odkaz: e-mail s odkazem se pak objeví zde.',
    pl: 'Wystarczy na przykład na stronie „Logowanie” poprosić o link: wiadomość z linkiem pojawi się tutaj.',
    en: 'For example, ask for a link on the page “Sign in”: the mail with the link then appears here.',
  },
  toSignIn: { de: 'Zur Anmeldung', cs: 'K přihlášení', pl: 'Do logowania', en: 'Go to sign-in' },
  subject: { de: 'Betreff', cs: 'Předmět', pl: 'Temat', en: 'Subject' },
  to: { de: 'An', cs: 'Komu', pl: 'Do', en: 'To' },
  when: { de: 'Wann', cs: 'Kdy', pl: 'Kiedy', en: 'When' },
  from: { de: 'Von', cs: 'Od', pl: 'Od', en: 'From' },
  kind: { de: 'Art', cs: 'Druh', pl: 'Rodzaj', en: 'Kind' },
  attached: { de: 'Anhang', cs: 'Příloha', pl: 'Załącznik', en: 'Attachment' },
  off: { de: 'Abbestellen', cs: 'Odhlášení', pl: 'Rezygnacja', en: 'Unsubscribe' },
  waits: { de: 'wartet noch', cs: 'ještě čeká', pl: 'jeszcze czeka', en: 'still waiting' },
  emptied: {
    de: 'Der Text wurde nach 7 Tagen gelöscht',
    cs: 'Text byl po 7 dnech smazán',
    pl: 'Treść usunięto po 7 dniach',
    en: 'The text was deleted after 7 days',
  },
  asHtml: {
    de: 'So sieht die Mail aus',
    cs: 'Takto e-mail vypadá',
    pl: 'Tak wygląda wiadomość',
    en: 'What the mail looks like',
  },
  asText: {
    de: 'Dieselbe Mail als Text',
    cs: 'Stejný e-mail jako text',
    pl: 'Ta sama wiadomość jako tekst',
    en: 'The same mail as text',
  },
});

const PAGE_SIZE = 25;

/** No script, nothing fetched; links open in place of the whole page, as in a mail program. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The mails of an installation that sends none: whoever sits at its machine may read them, and nobody else learns that they are there. */
export function mailboxRoutes({ db, config }: World): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  async function guard(c: Context<AppEnv>, next: () => Promise<void>) {
    if (!mayReadMailbox(c, config)) throw new HTTPException(404);
    await next();
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
  }
  app.use('/mailbox', guard);
  app.use('/mailbox/*', guard);

  async function get(c: Context<AppEnv>): Promise<Mail> {
    const id = c.req.param('id') ?? '';
    const mail = UUID.test(id) ? await findMail(db, id) : undefined;
    if (mail === undefined) throw new HTTPException(404);
    return mail;
  }

  app.get('/mailbox', async (c) => {
    const lang = c.var.lang;
    const query = readListQuery(new URL(c.req.url).searchParams, {}, ['newest']);
    if (!query.ok) throw new HTTPException(422, { message: query.refusal.value });
    const { q, page } = query.value;
    const { rows, total } = await listMails(db, { to: q, page, size: PAGE_SIZE });
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    if (page > pages) throw new HTTPException(404);
    const href = (next: number) =>
      `/${lang}/mailbox${withQuery(query.value, { page: next === 1 ? '' : String(next) })}`;
    return c.render(<MailboxPage lang={lang} rows={rows} total={total} q={q} page={page} pages={pages} href={href} />, {
      title: texts(lang).title,
    });
  });

  app.get('/mailbox/:id', async (c) => {
    const mail = await get(c);
    return c.render(<MailPage lang={c.var.lang} mail={mail} from={config.mailFrom} />, { title: mail.subject });
  });

  app.get('/mailbox/:id/html', async (c) => {
    const { html } = await get(c);
    c.set('policy', MAIL_POLICY);
    return c.html(html.replace('<head>', '<head><base target="_top">'));
  });

  return app;
}

/** Whether mails wait here to be read, and this request may: it comes from the machine itself and asks by its name. */
export function mayReadMailbox(c: Context<AppEnv>, { smtpUrl, baseUrl }: World['config']): boolean {
  return smtpUrl === undefined && isLocal(c) && isOwnName(c.req.header('host'), baseUrl);
}

/** A page elsewhere whose name is made to lead to this machine (DNS rebinding) asks by that name; browsers always say one. */
function isOwnName(host: string | undefined, baseUrl: string): boolean {
  if (host === undefined) return true;
  const name = URL.parse(`http://${host}`)?.hostname ?? '';
  return ['localhost', '127.0.0.1', '[::1]', new URL(baseUrl).hostname].includes(name);
}

function MailboxPage(props: {
  lang: Lang;
  rows: MailRow[];
  total: number;
  q: string;
  page: number;
  pages: number;
  href: (page: number) => string;
}) {
  const { lang, rows, q } = props;
  const t = texts(lang);
  return (
    <>
      <PageHead lang={lang} title={t.title} lead={t.lead}>
        <p class="hw-muted">{t.onlyHere}</p>
      </PageHead>
      <div class="hw-wrap hw-stack">
        <form class="hw-inline-form" method="get" action={`/${lang}/mailbox`} role="search">
          <TextInput lang={lang} name="q" label={t.address} hint={t.addressHint} value={q} type="search" />
          <Button kind="secondary">{t.search}</Button>
          {q === '' ? null : <ButtonLink href={`/${lang}/mailbox`}>{t.all}</ButtonLink>}
        </form>
        <Section title={rows.length === 0 ? t.none : t.count(props.total)} id="results">
          {rows.length === 0 ? (
            <>
              <p>{t.noneText}</p>
              <p class="hw-actions">
                <ButtonLink href={`/${lang}/sign-in`}>{t.toSignIn}</ButtonLink>
              </p>
            </>
          ) : (
            <Table
              caption={t.title}
              head={[t.subject, t.to, t.when]}
              rows={rows.map((mail) => [
                <>
                  <a href={`/${lang}/mailbox/${mail.id}`}>{mail.subject === '' ? t.emptied : mail.subject}</a>{' '}
                  {mail.state === 'queued' ? <Badge>{t.waits}</Badge> : null}
                </>,
                mail.to_address,
                <time datetime={mail.created_at.toISOString()}>{formatDateTime(lang, mail.created_at)}</time>,
              ])}
            />
          )}
        </Section>
        <Pagination lang={lang} page={props.page} pages={props.pages} href={props.href} />
      </div>
    </>
  );
}

function MailPage({ lang, mail, from }: { lang: Lang; mail: Mail; from: string }) {
  const t = texts(lang);
  const isEmpty = mail.text === '';
  return (
    <>
      <PageHead
        lang={lang}
        title={isEmpty ? t.emptied : mail.subject}
        trail={[{ href: `/${lang}/mailbox`, label: t.title }]}
      >
        {mail.state === 'queued' ? (
          <p>
            <Badge>{t.waits}</Badge>
          </p>
        ) : null}
      </PageHead>
      <div class="hw-wrap hw-columns">
        <div class="hw-stack">
          {isEmpty ? null : (
            <>
              <Section title={t.asHtml}>
                <iframe
                  class="hw-mail"
                  title={mail.subject}
                  src={`/${lang}/mailbox/${mail.id}/html`}
                  sandbox="allow-top-navigation-by-user-activation"
                />
              </Section>
              <Section title={t.asText}>
                <MailText text={mail.text} />
              </Section>
              {mail.attachments.map(({ name, content }) => (
                <Section title={`${t.attached}: ${name}`}>
                  <pre class="hw-mailtext">{content}</pre>
                </Section>
              ))}
            </>
          )}
        </div>
        <aside class="hw-aside">
          <Facts
            items={[
              [t.to, <a href={`/${lang}/mailbox?q=${encodeURIComponent(mail.to_address)}`}>{mail.to_address}</a>],
              [t.from, from],
              [t.when, formatDateTime(lang, mail.created_at)],
              [t.kind, <code>{mail.kind}</code>],
              [t.off, mail.unsubscribe_url === null ? '' : <a href={mail.unsubscribe_url}>List-Unsubscribe</a>],
            ]}
          />
        </aside>
      </div>
    </>
  );
}

/** Addresses that stand on a line of their own can be clicked, as mail programs do. */
function MailText({ text }: { text: string }) {
  return (
    <pre class="hw-mailtext">
      {text.split('\n').map((line) => {
        const url = /^\s*(https?:\/\/\S+)$/.exec(line)?.[1];
        return url === undefined ? `${line}\n` : [<a href={url}>{url}</a>, '\n'];
      })}
    </pre>
  );
}
