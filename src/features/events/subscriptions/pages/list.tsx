import type { Lang } from '#engines/kit';
import { formatDateTime, LANGUAGE_NAMES, localise } from '#platform/i18n';
import { Alert, Badge, ButtonLink, PageHead, Table } from '#ui';
import type { HubName, SubscriptionView } from '../model.ts';
import { subscriptionTexts } from '../texts.ts';

/** Where pages of a hub's calendars stand. */
export function trailOf(lang: Lang, hub: HubName, calendars = false): { href: string; label: string }[] {
  const base = `/${lang}/hubs/${hub.slug}`;
  return [
    { href: `/${lang}/hubs`, label: 'Hubs' },
    { href: base, label: localise(hub.name, lang).text },
    ...(calendars ? [{ href: `${base}/calendars`, label: subscriptionTexts(lang).title }] : []),
  ];
}

/** How a calendar stands, in two words. */
export function StateBadge(props: { lang: Lang; of: SubscriptionView }) {
  const t = subscriptionTexts(props.lang);
  const { state, failures, error, succeededAt } = props.of;
  const [tone, label]: [Parameters<typeof Badge>[0]['tone'], string] =
    state === 'paused'
      ? ['info', t.paused]
      : failures > 0
        ? ['danger', t.failing]
        : error !== null
          ? ['warning', t.careful]
          : succeededAt === null
            ? ['info', t.waiting]
            : ['success', t.active];
  return <Badge tone={tone}>{label}</Badge>;
}

/** The calendars that a hub has subscribed to. */
export function SubscriptionsPage(props: {
  lang: Lang;
  hub: HubName;
  subscriptions: SubscriptionView[];
  isRemoved: boolean;
}) {
  const { lang, hub, subscriptions } = props;
  const t = subscriptionTexts(lang);
  const base = `/${lang}/hubs/${hub.slug}/calendars`;
  return (
    <>
      <PageHead lang={lang} title={t.title} lead={t.lead} trail={trailOf(lang, hub)}>
        <p class="hw-actions">
          <ButtonLink href={`${base}/new`} kind="primary">
            {t.add}
          </ButtonLink>
        </p>
      </PageHead>
      <div class="hw-wrap hw-stack">
        {props.isRemoved ? <Alert tone="success" title={t.removed} /> : null}
        {subscriptions.length === 0 ? (
          <p class="hw-muted">{t.none}</p>
        ) : (
          <Table
            caption={t.title}
            head={[t.calendar, t.state, t.coming, t.lastRead]}
            rows={subscriptions.map((one) => [
              <a href={`${base}/${one.id}`}>{one.name}</a>,
              <StateBadge lang={lang} of={one} />,
              String(one.coming),
              one.succeededAt === null ? t.never : formatDateTime(lang, one.succeededAt),
            ])}
          />
        )}
      </div>
    </>
  );
}

export function langOptions(): { value: string; label: string }[] {
  return Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }));
}
