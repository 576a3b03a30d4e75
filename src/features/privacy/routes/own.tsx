import { type Context, Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { isFresh, sessionCookie } from '#features/accounts/session.ts';
import { findNetwork } from '#features/network/queries/index.ts';
import { audit } from '#platform/audit';
import type { AppEnv, DataSubject, Feature, World } from '#platform/feature';
import { localise } from '#platform/i18n';
import { findLink } from '#platform/link';
import { parseForm, readFields, requirePerson } from '#platform/web';
import { collectData } from '../collect.ts';
import { findConsents, withdrawConsent } from '../commands/consents.ts';
import { eraseGuest, erasePerson } from '../commands/erase.ts';
import { requestDataLink } from '../commands/request-link.ts';
import { linkRequest } from '../model.ts';
import { ActivityPage } from '../pages/audit.tsx';
import { AskPage, DataPage, ErasurePage, ProtocolPage, SaidPage } from '../pages/data.tsx';
import { describeStored, StoredFile } from '../pages/stored.tsx';
import { findProtocol, hasAccount, listActivity } from '../queries.ts';
import { privacyTexts } from '../texts/index.ts';
import { staffTexts } from '../texts/staff.ts';
import { readPage } from './page.ts';

/** What is stored about somebody: seen, taken along, deleted; by account or by a link to a mailbox. */
export function ownRoutes(world: World, features: () => readonly Feature[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  // A key in the address is a secret, and so is what it shows.
  app.use('/data/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
  });

  const stored = async (c: Context<AppEnv>, subject: DataSubject) => {
    const tables = await collectData(features(), db, subject);
    return { tables, topics: describeStored(c.var.lang, features(), tables) };
  };

  /** Everything as a file, in the form that was asked for. Leaves an audit entry: to have taken it along is worth knowing. */
  async function file(c: Context<AppEnv>, subject: DataSubject) {
    const { lang, viewer } = c.var;
    const { values } = await readFields(c);
    const now = world.clock();
    const { tables, topics } = await stored(c, subject);
    await db.transaction().execute(async (trx) => {
      await audit(trx, viewer, 'data.export', viewer.kind === 'person' ? `person:${viewer.id}` : 'guest:data');
    });
    c.header('Cache-Control', 'private, no-store');
    if (values.format === 'json') {
      c.header('Content-Disposition', 'attachment; filename="my-data.json"');
      const data = Object.fromEntries(tables.map(({ table, rows }) => [table, rows]));
      return c.body(`${JSON.stringify({ made_at: now, from: world.config.baseUrl, data }, null, 2)}\n`, 200, {
        'Content-Type': 'application/json; charset=utf-8',
      });
    }
    const siteName = localise((await findNetwork(db))?.name ?? {}, lang).text || 'Hubwerk';
    const page = (
      <StoredFile lang={lang} siteName={siteName} address={world.config.baseUrl} now={now} topics={topics} />
    );
    c.header('Content-Disposition', 'attachment; filename="my-data.html"');
    return c.html(`<!doctype html>${page}`);
  }

  app.get('/account/data', async (c) => {
    const { lang } = c.var;
    const person = requirePerson(c);
    const { topics } = await stored(c, { person: person.id, emails: [person.email] });
    const consents = await findConsents(db, { person: person.id });
    return c.render(<DataPage lang={lang} base={`/${lang}/account/data`} topics={topics} consents={consents} />, {
      title: privacyTexts(lang).dataTitle,
    });
  });

  app.post('/account/data/file', (c) => {
    const person = requirePerson(c);
    return file(c, { person: person.id, emails: [person.email] });
  });

  app.post('/account/data/consents/withdrawal', async (c) => {
    const person = requirePerson(c);
    const { values } = await readFields(c);
    const gone = await withdrawConsent(db, person, { person: person.id }, values.what ?? '', world.clock());
    if (!gone.ok) throw new HTTPException(404);
    return c.redirect(`/${c.var.lang}/account/data`, 303);
  });

  const again = (c: Context<AppEnv>) => {
    const { lang } = c.var;
    return c.redirect(`/${lang}/sign-in?next=${encodeURIComponent(`/${lang}/account/data/erasure`)}`, 303);
  };

  const erasurePage = (c: Context<AppEnv>, base: string, guest: boolean, wrong: boolean) => {
    const { lang } = c.var;
    if (wrong) c.status(422);
    const errors = wrong ? [{ field: 'confirm', code: 'confirmMissing' }] : [];
    return c.render(<ErasurePage lang={lang} base={base} guest={guest} errors={errors} />, {
      title: privacyTexts(lang).deleteTitle,
    });
  };

  app.get('/account/data/erasure', (c) => {
    if (!isFresh(requirePerson(c), world.clock())) return again(c);
    return erasurePage(c, `/${c.var.lang}/account/data`, false, false);
  });

  app.post('/account/data/erasure', async (c) => {
    const person = requirePerson(c);
    const { values } = await readFields(c);
    if (values.confirm !== 'yes') return erasurePage(c, `/${c.var.lang}/account/data`, false, true);
    const erased = await erasePerson(world, person, features());
    if (!erased.ok) {
      if (erased.refusal.type === 'sign-in-again') return again(c);
      throw new HTTPException(410);
    }
    const name = sessionCookie(world.config.baseUrl);
    deleteCookie(c, name, { path: '/', secure: name.startsWith('__Secure-') });
    return c.redirect(erased.value.protocol, 303);
  });

  app.get('/account/activity', async (c) => {
    const { lang } = c.var;
    const person = requirePerson(c);
    const page = readPage(c);
    const { entries, more } = await listActivity(db, person, page);
    const href = (number: number) => `/${lang}/account/activity?page=${number}`;
    return c.render(
      <ActivityPage lang={lang} viewer={person} entries={entries} page={page} more={more} href={href} />,
      { title: staffTexts(lang).activityTitle },
    );
  });

  app.get('/data', (c) =>
    c.render(<AskPage lang={c.var.lang} email="" errors={[]} />, { title: privacyTexts(c.var.lang).askTitle }),
  );

  app.post('/data', async (c) => {
    const { lang } = c.var;
    const { values } = await readFields(c);
    const input = parseForm(linkRequest, values);
    const t = privacyTexts(lang);
    if (!input.ok) {
      c.status(422);
      return c.render(<AskPage lang={lang} email={values.email ?? ''} errors={input.refusal.errors} />, {
        title: t.askTitle,
      });
    }
    await requestDataLink(world, input.value.email, lang);
    return c.redirect(`/${lang}/data/sent`, 303);
  });

  app.get('/data/sent', (c) => {
    const t = privacyTexts(c.var.lang);
    return c.render(<SaidPage lang={c.var.lang} title={t.askedTitle} text={t.askedText} />, { title: t.askedTitle });
  });

  app.get('/data/protocol/:key', async (c) => {
    const { lang } = c.var;
    const link = await findLink(db, 'erasure-protocol', c.req.param('key'), world.clock());
    const protocol = link && (await findProtocol(db, link.subject.slice('erasure:'.length)));
    if (protocol === undefined) return linkGone(c);
    return c.render(<ProtocolPage lang={lang} protocol={protocol} />, { title: privacyTexts(lang).protocolTitle });
  });

  function linkGone(c: Context<AppEnv>) {
    const { lang } = c.var;
    const t = privacyTexts(lang);
    c.status(404);
    const next = { href: `/${lang}/data`, label: t.askAgain };
    return c.render(<SaidPage lang={lang} title={t.linkGoneTitle} text={t.linkGoneText} next={next} />, {
      title: t.linkGoneTitle,
    });
  }

  function accountFirst(c: Context<AppEnv>) {
    const { lang } = c.var;
    const t = privacyTexts(lang);
    const next = { href: `/${lang}/sign-in?next=${encodeURIComponent(`/${lang}/account/data`)}`, label: t.signIn };
    return c.render(<SaidPage lang={lang} title={t.hasAccountTitle} text={t.hasAccountText} next={next} />, {
      title: t.hasAccountTitle,
    });
  }

  /** The address behind a link, unless there is an account for it: that is seen and erased from inside. */
  async function guestOf(c: Context<AppEnv>): Promise<string | undefined> {
    const link = await findLink(db, 'personal-data', c.req.param('key') ?? '', world.clock());
    return link?.email ?? undefined;
  }

  app.get('/data/:key', async (c) => {
    const { lang } = c.var;
    const email = await guestOf(c);
    if (email === undefined) return linkGone(c);
    if (await hasAccount(db, email)) return accountFirst(c);
    const { topics } = await stored(c, { emails: [email] });
    const base = `/${lang}/data/${c.req.param('key')}`;
    return c.render(<DataPage lang={lang} base={base} email={email} topics={topics} />, {
      title: privacyTexts(lang).dataTitle,
    });
  });

  app.post('/data/:key/file', async (c) => {
    const email = await guestOf(c);
    if (email === undefined) return linkGone(c);
    if (await hasAccount(db, email)) return accountFirst(c);
    return file(c, { emails: [email] });
  });

  app.get('/data/:key/erasure', async (c) => {
    const email = await guestOf(c);
    if (email === undefined) return linkGone(c);
    if (await hasAccount(db, email)) return accountFirst(c);
    return erasurePage(c, `/${c.var.lang}/data/${c.req.param('key')}`, true, false);
  });

  app.post('/data/:key/erasure', async (c) => {
    const { lang } = c.var;
    const key = c.req.param('key');
    const { values } = await readFields(c);
    if (values.confirm !== 'yes') return erasurePage(c, `/${lang}/data/${key}`, true, true);
    const erased = await eraseGuest(world, key, lang, features());
    if (erased.ok) return c.redirect(erased.value.protocol, 303);
    return erased.refusal.type === 'has-account' ? accountFirst(c) : linkGone(c);
  });

  return app;
}
