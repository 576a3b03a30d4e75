import { Hono } from 'hono';
import type { Lang, PersonViewer } from '#engines/kit';
import { listOwnNotices, type ToldNotice } from '#features/accounts/notices/queries.ts';
import { today } from '#platform/clock';
import type { AppEnv, DeskItem, Feature, World } from '#platform/feature';
import { catalogue, formatDate, formatDateTime, plural } from '#platform/i18n';
import { requirePerson } from '#platform/web';
import { Badge, ButtonLink, PageHead, Section } from '#ui';
import type { Area } from '../team-links.ts';
import { inOrderOfUrgency, SOON_DAYS, urgencyOf } from './desk-order.ts';

const texts = catalogue({
  title: { de: 'Meine Aufgaben', cs: 'Moje úkoly', pl: 'Moje zadania', en: 'My tasks' },
  hello: {
    de: (name: string) => `Guten Tag, ${name}`,
    cs: (name: string) => `Dobrý den, ${name}`,
    pl: (name: string) => `Dzień dobry, ${name}`,
    en: (name: string) => `Hello, ${name}`,
  },
  waiting: {
    de: (count: number) =>
      count === 1
        ? 'Eine Aufgabe wartet auf Sie.'
        : `${plural('de', count, { one: 'Aufgabe', other: 'Aufgaben' })} warten auf Sie.`,
    cs: (count: number) =>
      count === 1
        ? 'Čeká na vás jeden úkol.'
        : `${count < 5 ? 'Čekají' : 'Čeká'} na vás ${plural('cs', count, { one: 'úkol', few: 'úkoly', other: 'úkolů' })}.`,
    pl: (count: number) =>
      `Do zrobienia: ${plural('pl', count, { one: 'zadanie', few: 'zadania', many: 'zadań', other: 'zadania' })}.`,
    en: (count: number) =>
      count === 1
        ? 'One task is waiting for you.'
        : `${plural('en', count, { one: 'task', other: 'tasks' })} are waiting for you.`,
  },
  todo: { de: 'Was auf Sie wartet', cs: 'Co na vás čeká', pl: 'Co czeka', en: 'What is waiting for you' },
  order: {
    de: `Oben steht, was überfällig ist, dann, was in den nächsten ${SOON_DAYS} Tagen fällig wird. Danach kommt zuerst, was am längsten wartet.`,
    cs: `Nahoře je to, co je po termínu, pak to, co má termín v příštích ${SOON_DAYS} dnech. Dále jde nejdřív to, co čeká nejdéle.`,
    pl: `Na górze jest to, co jest po terminie, potem to, czego termin mija w ciągu najbliższych ${SOON_DAYS} dni. Dalej najpierw to, co czeka najdłużej.`,
    en: `What is overdue comes first, then what is due in the next ${SOON_DAYS} days. After that, what has waited longest comes first.`,
  },
  overdue: { de: 'überfällig', cs: 'po termínu', pl: 'po terminie', en: 'overdue' },
  soon: { de: 'bald fällig', cs: 'blíží se termín', pl: 'zbliża się termin', en: 'due soon' },
  due: {
    de: (day: string) => `fällig am ${day}`,
    cs: (day: string) => `termín ${day}`,
    pl: (day: string) => `termin: ${day}`,
    en: (day: string) => `due on ${day}`,
  },
  since: {
    de: (day: string) => `wartet seit ${day}`,
    cs: (day: string) => `čeká od ${day}`,
    pl: (day: string) => `czeka od ${day}`,
    en: (day: string) => `waiting since ${day}`,
  },
  times: {
    de: (count: number) => `${count} offen`,
    cs: (count: number) => `${count} k vyřízení`,
    pl: (count: number) => `${count} do załatwienia`,
    en: (count: number) => `${count} open`,
  },
  nothing: {
    de: 'Zurzeit wartet nichts auf Sie',
    cs: 'Momentálně na vás nic nečeká',
    pl: 'Obecnie nic nie czeka',
    en: 'Nothing is waiting for you',
  },
  nothingText: {
    de: 'Sobald etwas zu bestätigen, zu prüfen oder zu beantworten ist, steht es hier. Bis dahin können Sie:',
    cs: 'Jakmile bude něco k potvrzení, kontrole nebo zodpovězení, objeví se to zde. Do té doby můžete:',
    pl: 'Gdy pojawi się coś do potwierdzenia, sprawdzenia lub odpowiedzi, będzie widoczne tutaj. Tymczasem można:',
    en: 'As soon as there is something to confirm, check or answer, it appears here. Until then you can:',
  },
  describe: { de: 'Bedarf beschreiben', cs: 'Popsat potřebu', pl: 'Opisać potrzebę', en: 'Describe a need' },
  describeText: {
    de: 'Sie schreiben, was Sie brauchen, und sehen gleich, wer etwas Passendes hat.',
    cs: 'Napíšete, co potřebujete, a hned uvidíte, kdo nabízí něco vhodného.',
    pl: 'Wystarczy napisać, czego potrzeba, a od razu widać, kto ma coś odpowiedniego.',
    en: 'You write what you need and see at once who has something that fits.',
  },
  comment: {
    de: 'Einträge lesen und kommentieren',
    cs: 'Číst a komentovat záznamy',
    pl: 'Czytać i komentować wpisy',
    en: 'Read and comment on entries',
  },
  commentText: {
    de: 'Fragen Sie nach, oder berichten Sie von Ihren Erfahrungen.',
    cs: 'Zeptejte se, nebo se podělte o své zkušenosti.',
    pl: 'Można zadać pytanie lub podzielić się doświadczeniem.',
    en: 'Ask a question or share your experience.',
  },
  join: {
    de: 'Ihre Organisation finden',
    cs: 'Najít svou organizaci',
    pl: 'Znaleźć swoją organizację',
    en: 'Find your organisation',
  },
  joinText: {
    de: 'Arbeiten Sie in einer Organisation aus dem Verzeichnis? Auf ihrer Seite können Sie sich ihr anschließen.',
    cs: 'Pracujete v organizaci z adresáře? Na její stránce se k ní můžete připojit.',
    pl: 'Pracują Państwo w organizacji z katalogu? Na jej stronie można do niej dołączyć.',
    en: 'Do you work for an organisation in the directory? You can join it on its page.',
  },
  areas: { de: 'Ihre Bereiche', cs: 'Vaše oblasti', pl: 'Państwa obszary', en: 'Your areas' },
  notices: {
    de: 'Ihre letzten Hinweise',
    cs: 'Vaše poslední upozornění',
    pl: 'Ostatnie powiadomienia',
    en: 'Your latest notices',
  },
  noNotices: {
    de: 'Noch keine Hinweise.',
    cs: 'Zatím žádná upozornění.',
    pl: 'Nie ma jeszcze powiadomień.',
    en: 'No notices yet.',
  },
  settings: {
    de: 'Einstellen, wie oft Sie dazu eine Mail bekommen',
    cs: 'Nastavit, jak často o nich chcete dostávat e-mail',
    pl: 'Ustaw, jak często przychodzi o nich e-mail',
    en: 'Choose how often you receive an e-mail about them',
  },
});

/** Notices shown; older ones have had their time. */
const NOTICES = 20;

/** The page after signing in: what waits for the person who asks, of all features in one list, and what they were told. */
export function desk(
  { db, clock }: World,
  features: () => readonly Feature[],
  areasOf: (viewer: PersonViewer, lang: Lang) => Promise<Area[]> = async () => [],
): Feature {
  const routes = new Hono<AppEnv>();
  routes.get('/desk', async (c) => {
    const viewer = requirePerson(c);
    const lang = c.var.lang;
    const items: DeskItem[] = [];
    for (const feature of features()) items.push(...((await feature.desk?.(viewer, lang)) ?? []));
    const kinds = features().flatMap((feature) => feature.notices ?? []);
    const told = await listOwnNotices(db, viewer, kinds, NOTICES);
    const areas = await areasOf(viewer, lang);
    const day = today(clock);
    const view = { lang, name: viewer.name, told, areas, day };
    return c.render(<DeskPage {...view} items={inOrderOfUrgency(items, day)} />, { title: texts(lang).title });
  });
  return { name: 'desk', routes, access: { 'GET /desk': 'person' } };
}

function DeskPage(props: {
  lang: Lang;
  name: string;
  items: DeskItem[];
  told: ToldNotice[];
  areas: Area[];
  day: string;
}) {
  const { lang, name, items, told, areas, day } = props;
  const t = texts(lang);
  const open = items.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <PageHead
        lang={lang}
        kicker={t.title}
        title={name.trim() === '' ? t.title : t.hello(name)}
        lead={open === 0 ? t.nothing : t.waiting(open)}
      />
      <div class="hw-wrap hw-stack">
        {items.length === 0 ? (
          <NextSteps lang={lang} />
        ) : (
          <Section title={t.todo} intro={t.order}>
            <ol class="hw-tasks">
              {items.map((item) => (
                <Task lang={lang} item={item} day={day} />
              ))}
            </ol>
          </Section>
        )}
        {areas.length === 0 ? null : (
          <Section title={t.areas}>
            <div class="hw-grid">
              {areas.map((area) => (
                <AreaCard area={area} />
              ))}
            </div>
          </Section>
        )}
        <Section title={t.notices}>
          {told.length === 0 ? (
            <p>{t.noNotices}</p>
          ) : (
            <ul class="hw-tasks">
              {told.map(({ text, path, at }) => (
                <li>
                  <a href={`/${lang}${path}`}>{text}</a>
                  <time class="hw-muted hw-small" datetime={at.toISOString()}>
                    {formatDateTime(lang, at)}
                  </time>
                </li>
              ))}
            </ul>
          )}
          <p>
            <a href={`/${lang}/account/notices`}>{t.settings}</a>
          </p>
        </Section>
      </div>
    </>
  );
}

function Task({ lang, item, day }: { lang: Lang; item: DeskItem; day: string }) {
  const t = texts(lang);
  const urgency = urgencyOf(item, day);
  const facts = [
    item.detail ?? '',
    item.count > 1 ? t.times(item.count) : '',
    item.due === undefined ? '' : t.due(formatDate(lang, item.due)),
    t.since(
      formatDate(
        lang,
        today(() => item.since),
      ),
    ),
  ];
  return (
    <li>
      <span>
        <a href={item.href}>{item.title}</a> {urgency === 'overdue' ? <Badge tone="danger">{t.overdue}</Badge> : null}
        {urgency === 'soon' ? <Badge tone="warning">{t.soon}</Badge> : null}
      </span>
      <span class="hw-muted hw-small">{facts.filter((fact) => fact !== '').join(' · ')}</span>
    </li>
  );
}

function AreaCard({ area: { title, href, links } }: { area: Area }) {
  return (
    <section class="hw-card">
      <h3 class="hw-h3">{href === undefined ? title : <a href={href}>{title}</a>}</h3>
      <ul class="hw-bare">
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NextSteps({ lang }: { lang: Lang }) {
  const t = texts(lang);
  const steps: [path: string, label: string, text: string][] = [
    ['/drafts/new', t.describe, t.describeText],
    ['/entries', t.comment, t.commentText],
    ['/organisations', t.join, t.joinText],
  ];
  return (
    <Section title={t.nothing} intro={t.nothingText}>
      <ul class="hw-steps">
        {steps.map(([path, label, text]) => (
          <li>
            <ButtonLink href={`/${lang}${path}`}>{label}</ButtonLink>
            <span class="hw-muted">{text}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
