import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, World } from '#platform/feature';
import { type FieldError, readFields, requirePerson } from '#platform/web';
import type { OpenAuth } from '../auth.ts';
import { call, headersOf, sendCookies } from '../sign-in/call.ts';
import { credential } from '../sign-in/model.ts';
import { fresh } from './fresh.ts';
import { recordPasskey, removePasskey, renamePasskey } from './keys.ts';
import { id, passkeyName } from './model.ts';
import { PasskeysPage } from './pages/passkeys.tsx';
import { listPasskeys } from './queries.ts';
import { accountTexts } from './texts.ts';

/** Passkeys of the person. Adding one is a talk between the browser's script and two addresses that speak JSON. */
export function passkeyRoutes({ db, config, clock }: World, auth: OpenAuth): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('/account/passkeys', fresh(clock));
  app.use('/account/passkeys/*', fresh(clock));

  app.get('/account/passkeys', (c) => passkeysPage(c));

  async function passkeysPage(c: Context<AppEnv>, errors: FieldError[] = []) {
    const passkeys = await listPasskeys(db, requirePerson(c));
    const t = accountTexts(c.var.lang);
    if (errors.length > 0) c.status(422);
    const done = c.req.query('done') === 'added' ? t.passkeyAdded : undefined;
    return c.render(<PasskeysPage lang={c.var.lang} passkeys={passkeys} errors={errors} done={done} />, {
      title: t.passkeys,
      elements: ['accounts'],
    });
  }

  app.post('/account/passkeys/options', async (c) => {
    const answer = await call(async () =>
      (await auth()).api.generatePasskeyRegistrationOptions({ query: {}, headers: headersOf(c), returnHeaders: true }),
    );
    if (!answer.ok) return c.json({ error: 'passkeyFailed' }, 422);
    sendCookies(c, answer.value.cookies);
    return c.json(answer.value.value);
  });

  app.post('/account/passkeys', async (c) => {
    const viewer = requirePerson(c);
    const given = await c.req.json().catch(() => undefined);
    if (!credential.safeParse(given?.response).success) return c.json({ error: 'passkeyFailed' }, 422);
    const named = passkeyName.safeParse(given.name);
    const name = named.success ? named.data : accountTexts(c.var.lang).passkeyUsual;
    const body = { response: given.response, name };
    const answer = await call(async () =>
      (await auth()).api.verifyPasskeyRegistration({ body, headers: headersOf(c), returnHeaders: true }),
    );
    if (!answer.ok) return c.json({ error: 'passkeyFailed' }, 422);
    await recordPasskey(db, config, viewer, name, clock());
    return c.json({ next: `/${c.var.lang}/account/passkeys?done=added` });
  });

  app.post('/account/passkeys/:id', async (c) => {
    const viewer = requirePerson(c);
    const { values } = await readFields(c);
    const name = passkeyName.safeParse(values.name);
    if (!name.success) return passkeysPage(c, [{ field: `name-${c.req.param('id')}`, code: 'passkeyNameMissing' }]);
    const renamed = await renamePasskey(db, viewer, idOf(c), name.data);
    if (!renamed.ok) throw new HTTPException(404);
    return c.redirect(`/${c.var.lang}/account/passkeys`, 303);
  });

  app.post('/account/passkeys/:id/deletion', async (c) => {
    const viewer = requirePerson(c);
    const removed = await removePasskey(db, config, viewer, idOf(c), clock());
    if (!removed.ok) throw new HTTPException(404);
    return c.redirect(`/${c.var.lang}/account/passkeys`, 303);
  });
  return app;
}

function idOf(c: Context<AppEnv, '/account/passkeys/:id'>): string {
  const given = id.safeParse(c.req.param('id'));
  if (!given.success) throw new HTTPException(404);
  return given.data;
}
