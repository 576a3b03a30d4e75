import { type Context, Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import { type FieldError, parseForm, readFields, requirePerson } from '#platform/web';
import { findConsents, recordConsent } from '../commands/consents.ts';
import { giveFeedback } from '../commands/feedback.ts';
import { FEEDBACK_TOPICS, feedbackInput } from '../model.ts';
import { SaidPage } from '../pages/data.tsx';
import { FeedbackPage } from '../pages/feedback.tsx';
import { AccessibilityPage, EasyPage, ImprintPage, PrivacyPage, TermsPage } from '../pages/legal.tsx';
import { listNetworkPages, readTermsVersion } from '../queries.ts';
import { privacyTexts } from '../texts/index.ts';
import { legalTexts } from '../texts/legal.ts';
import { staffTexts } from '../texts/staff.ts';

/** The pages that every site owes its readers, and the way to write to who runs it. */
export function legalRoutes(world: World, features: () => readonly Feature[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  app.get('/imprint', async (c) => {
    const { lang } = c.var;
    const l = legalTexts(lang);
    const pages = await listNetworkPages(db);
    return c.render(<ImprintPage lang={lang} pages={pages} />, { title: l.imprintTitle, description: l.imprintLead });
  });

  app.get('/privacy', async (c) => {
    const { lang } = c.var;
    const l = legalTexts(lang);
    const pages = await listNetworkPages(db);
    return c.render(<PrivacyPage lang={lang} pages={pages} features={features()} config={world.config} />, {
      title: l.privacyTitle,
      description: l.privacyLead,
    });
  });

  app.get('/accessibility', async (c) => {
    const { lang } = c.var;
    const l = legalTexts(lang);
    return c.render(<AccessibilityPage lang={lang} pages={await listNetworkPages(db)} />, {
      title: l.accessibilityTitle,
      description: l.accessibilityLead,
    });
  });

  app.get('/easy', (c) => c.render(<EasyPage lang={c.var.lang} />, { title: legalTexts(c.var.lang).easyTitle }));

  app.get('/terms', async (c) => {
    const { lang, viewer } = c.var;
    const page = (await listNetworkPages(db)).get('terms');
    const given = viewer.kind === 'person' ? await findConsents(db, { person: viewer.id }) : undefined;
    const confirmed = given?.some(({ what, version }) => what === 'terms' && version === (page?.version ?? 0));
    return c.render(<TermsPage lang={lang} page={page} confirmed={confirmed} />, {
      title: privacyTexts(lang).termsTitle,
    });
  });

  app.post('/terms/confirmation', async (c) => {
    const person = requirePerson(c);
    await db.transaction().execute(async (trx) => {
      const version = await readTermsVersion(trx);
      await recordConsent(trx, person, { person: person.id }, { what: 'terms', version }, world.clock());
    });
    return c.redirect(`/${c.var.lang}/terms`, 303);
  });

  const feedbackPage = (c: Context<AppEnv>, values: Record<string, string>, errors: FieldError[]) => {
    const { lang, viewer } = c.var;
    if (errors.length > 0) c.status(422);
    const about = FEEDBACK_TOPICS.find((known) => known === values.about) ?? 'other';
    const own = viewer.kind === 'person' ? viewer.email : '';
    const form = { about, text: values.text ?? '', email: values.email ?? own };
    return c.render(<FeedbackPage lang={lang} form={form} errors={errors} />, {
      title: staffTexts(lang).feedbackTitle,
    });
  };

  app.get('/feedback', (c) => feedbackPage(c, { about: c.req.query('about') ?? 'other' }, []));

  app.post('/feedback', async (c) => {
    const { lang, viewer } = c.var;
    const { values } = await readFields(c);
    const input = parseForm(feedbackInput, values);
    if (!input.ok) return feedbackPage(c, values, input.refusal.errors);
    // A program that filled in the field nobody sees is told the same as everybody.
    if ((values.website ?? '') === '') {
      const given = await giveFeedback(db, viewer, input.value, world.clock());
      if (!given.ok) {
        c.status(429);
        const t = staffTexts(lang);
        return c.render(<SaidPage lang={lang} title={t.feedbackTooManyTitle} text={t.feedbackTooMany} />, {
          title: t.feedbackTooManyTitle,
        });
      }
    }
    return c.redirect(`/${lang}/feedback/thanks`, 303);
  });

  app.get('/feedback/thanks', (c) => {
    const t = staffTexts(c.var.lang);
    return c.render(<SaidPage lang={c.var.lang} title={t.feedbackThanks} text={t.feedbackThanksText} />, {
      title: t.feedbackThanks,
    });
  });

  return app;
}
