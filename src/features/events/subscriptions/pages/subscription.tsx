import type { Lang } from '#engines/kit';
import { formatDate, formatDateTime, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Alert, Button, ButtonLink, Facts, PageHead, Section, Table } from '#ui';
import { stateName } from '../../texts.ts';
import type { HubName, SubscribedEvent, SubscriptionView } from '../model.ts';
import { problemText } from '../problem-texts.ts';
import { subscriptionTexts } from '../texts.ts';
import { StateBadge, trailOf } from './list.tsx';
import { ProblemsSection, SubscriptionFields } from './new.tsx';

/** One subscribed calendar: how it stands, what it brings, what its team can do. */
export function SubscriptionPage(props: {
  lang: Lang;
  hub: HubName;
  subscription: SubscriptionView;
  events: SubscribedEvent[];
  topics: string[];
  region: string | undefined;
  /** What has just been done with it. */
  done: 'subscribed' | 'changed' | undefined;
}) {
  const { lang, hub, subscription: one, events, done } = props;
  const t = subscriptionTexts(lang);
  const base = `/${lang}/hubs/${hub.slug}/calendars/${one.id}`;
  const moment = (at: Date | null) => (at === null ? t.never : formatDateTime(lang, at));
  return (
    <>
      <PageHead
        lang={lang}
        title={one.name}
        kicker={<StateBadge lang={lang} of={one} />}
        lead={t.notHere}
        trail={trailOf(lang, hub, true)}
      />
      <div class="hw-wrap hw-stack">
        {done !== undefined && one.error === null ? <Alert tone="success" title={t[done]} /> : null}
        <Trouble lang={lang} of={one} />
        <Facts
          items={[
            [
              t.url,
              <a class="hw-break" href={one.url} rel="nofollow noreferrer">
                {one.url}
              </a>,
            ],
            [t.lang, LANGUAGE_NAMES[one.lang]],
            [t.topics, props.topics.join(', ')],
            [t.region, props.region],
            [t.coming, String(one.coming)],
            [t.lastRead, moment(one.succeededAt)],
            [t.nextRead, one.state === 'active' ? moment(one.nextFetchAt) : undefined],
          ]}
        />
        <div class="hw-actions">
          <form method="post" action={`${base}/state`}>
            <input type="hidden" name="state" value={one.state === 'active' ? 'paused' : 'active'} />
            <Button kind="secondary">{one.state === 'active' ? t.pause : t.resume}</Button>
          </form>
          <ButtonLink href={`${base}/edit`}>{t.change}</ButtonLink>
          <ButtonLink href={`${base}/removal`}>{t.remove}</ButtonLink>
        </div>
        <Section title={t.nextEvents}>
          {events.length === 0 ? (
            <p class="hw-muted">{t.noEvents}</p>
          ) : (
            <Table
              caption={t.nextEvents}
              head={[t.event, t.when, t.state]}
              rows={events.map((event) => {
                const title = localise(event.title, lang);
                return [
                  <a href={`/${lang}/events/${event.slug}`} lang={title.lang}>
                    {title.text}
                  </a>,
                  formatDate(lang, event.startsOn),
                  stateName(lang, event.state),
                ];
              })}
            />
          )}
        </Section>
        <ProblemsSection lang={lang} count={one.broken} problems={one.problems} />
      </div>
    </>
  );
}

function Trouble(props: { lang: Lang; of: SubscriptionView }) {
  const { lang, of } = props;
  const t = subscriptionTexts(lang);
  if (of.error === null) return null;
  const failed = of.failures > 0;
  return (
    <Alert tone={failed ? 'danger' : 'warning'} title={failed ? t.failedTitle : t.carefulTitle}>
      <p>{problemText(lang, of.error)}</p>
      {failed ? <p>{t.failedTimes(of.failures)}</p> : null}
    </Alert>
  );
}

/** What a subscription says, to be changed. */
export function EditSubscriptionPage(
  props: Parameters<typeof SubscriptionFields>[0] & { hub: HubName; subscription: SubscriptionView },
) {
  const { hub, subscription: one, ...fields } = props;
  const { lang } = fields;
  const t = subscriptionTexts(lang);
  const base = `/${lang}/hubs/${hub.slug}/calendars/${one.id}`;
  const trail = [...trailOf(lang, hub, true), { href: base, label: one.name }];
  return (
    <>
      <PageHead lang={lang} title={t.change} lead={t.changeLead} trail={trail} />
      <div class="hw-wrap">
        <form class="hw-stack" method="post" action={`${base}/edit`} novalidate>
          <SubscriptionFields {...fields} />
          <p class="hw-actions">
            <Button>{t.save}</Button>
            <ButtonLink href={base}>{t.keep}</ButtonLink>
          </p>
        </form>
      </div>
    </>
  );
}

/** Asks before a subscription ends. */
export function RemovalPage(props: { lang: Lang; hub: HubName; subscription: SubscriptionView }) {
  const { lang, hub, subscription: one } = props;
  const t = subscriptionTexts(lang);
  const base = `/${lang}/hubs/${hub.slug}/calendars/${one.id}`;
  return (
    <>
      <PageHead lang={lang} title={t.remove} lead={t.removeLead(one.coming)} trail={trailOf(lang, hub, true)} />
      <div class="hw-wrap">
        <form class="hw-stack hw-form" method="post" action={`${base}/removal`}>
          <p>
            <strong>{one.name}</strong>
          </p>
          <p class="hw-actions">
            <Button>{t.remove}</Button>
            <ButtonLink href={base}>{t.keep}</ButtonLink>
          </p>
        </form>
      </div>
    </>
  );
}
