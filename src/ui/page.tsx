import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { uiTexts } from './texts.ts';

/** Head of a page: where one is, what it is, one sentence more. */
export function PageHead(props: {
  lang: Lang;
  title: Child;
  titleLang?: Lang;
  kicker?: Child;
  lead?: Child;
  trail?: { href: string; label: string }[];
  /** 2 where a whole page is shown inside another. */
  level?: 1 | 2 | undefined;
  children?: Child;
}) {
  const Heading = props.level === 2 ? 'h2' : 'h1';
  const t = uiTexts(props.lang);
  return (
    <div class="hw-head">
      <div class="hw-wrap">
        {props.trail === undefined ? null : (
          <nav class="hw-trail" aria-label={t.breadcrumbs}>
            <ol>
              <li>
                <a href={`/${props.lang}`}>{t.home}</a>
              </li>
              {props.trail.map((step) => (
                <li>
                  <a href={step.href}>{step.label}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        {props.kicker === undefined ? null : <p class="hw-kicker">{props.kicker}</p>}
        <Heading class="hw-title" lang={props.titleLang}>
          {props.title}
        </Heading>
        {props.lead === undefined ? null : <p class="hw-lead">{props.lead}</p>}
        {props.children}
      </div>
    </div>
  );
}

export function Section(props: { title: Child; id?: string; intro?: Child; children?: Child }) {
  return (
    <section class="hw-section" id={props.id}>
      <h2 class="hw-h2">{props.title}</h2>
      {props.intro === undefined ? null : <p class="hw-muted">{props.intro}</p>}
      {props.children}
    </section>
  );
}

export type AlertTone = 'info' | 'success' | 'warning' | 'danger';

export function Alert(props: { tone: AlertTone; title: Child; children?: Child; id?: string }) {
  return (
    <div
      class={`kern-alert kern-alert--${props.tone}`}
      id={props.id}
      role={props.tone === 'danger' ? 'alert' : undefined}
    >
      <div class="kern-alert__header">
        <span class={`kern-icon kern-icon--${props.tone}`} aria-hidden="true" />
        <span class="kern-title">{props.title}</span>
      </div>
      {props.children === undefined ? null : <div class="kern-alert__body">{props.children}</div>}
    </div>
  );
}

export function Badge(props: { tone?: AlertTone | undefined; children?: Child }) {
  return (
    <span class={`kern-badge kern-badge--small kern-badge--${props.tone ?? 'info'}`}>
      <span class="kern-label kern-label--small">{props.children}</span>
    </span>
  );
}

/** Terms and what they are; pairs without a value are left out. */
export function Facts(props: { items: [term: string, value: Child][] }) {
  const shown = props.items.filter(
    ([, value]) => value !== undefined && value !== null && value !== false && value !== '',
  );
  if (shown.length === 0) return null;
  return (
    <dl class="hw-facts">
      {shown.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Text of a person as paragraphs; line breaks inside a paragraph stay. */
export function Prose(props: { text: string; lang?: Lang }) {
  return (
    <div class="hw-prose" lang={props.lang}>
      {props.text.split(/\n{2,}/).map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, at) => (
            <>
              {at > 0 ? <br /> : null}
              {line}
            </>
          ))}
        </p>
      ))}
    </div>
  );
}

export function Chips(props: { items: { label: string; href?: string }[]; label: string }) {
  if (props.items.length === 0) return null;
  return (
    <ul class="hw-chips" aria-label={props.label}>
      {props.items.map((item) => (
        <li>
          {item.href === undefined ? (
            <span class="hw-chip">{item.label}</span>
          ) : (
            <a class="hw-chip" href={item.href}>
              {item.label}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
