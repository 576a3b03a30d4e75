import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { LANGS, type Lang } from '#engines/kit';
import { LANGUAGE_NAMES } from '#platform/i18n';
import { uiTexts } from './texts.ts';

export interface LayoutProps {
  lang: Lang;
  /** Path without the language, query included: `/hubs?topic=energy`. */
  path: string;
  siteName: string;
  title: string;
  description?: string | undefined;
  canonical: string;
  /** Signing in, or what is one's own. */
  account: { href: string; label: string; current: boolean }[];
  menu: { href: string; label: string; current: boolean; main: boolean }[];
  styles: string[];
  scripts: string[];
  preload: string[];
  feeds: { href: string; type: string; title: string }[];
  jsonLd?: string | undefined;
  /** Makes the page one that can be installed. */
  manifest?: string | undefined;
  footer: Child;
  children?: Child;
}

/** The frame of every page: header with menu and languages, main, footer. Complete without script. */
export function Layout(props: LayoutProps) {
  const t = uiTexts(props.lang);
  const fullTitle = props.title === props.siteName ? props.title : `${props.title} · ${props.siteName}`;
  return (
    <html lang={props.lang}>
      <head>
        <meta charset="utf-8" />
        <title>{fullTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {props.description === undefined ? null : <meta name="description" content={props.description} />}
        <link rel="canonical" href={props.canonical} />
        {LANGS.map((lang) => (
          <link rel="alternate" hreflang={lang} href={`/${lang}${props.path}`} />
        ))}
        {props.feeds.map((feed) => (
          <link rel="alternate" type={feed.type} href={feed.href} title={feed.title} />
        ))}
        {props.preload.map((href) => (
          <link rel="preload" as="font" type="font/woff2" href={href} crossorigin="" />
        ))}
        {props.styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        {props.manifest === undefined ? null : (
          <link rel="manifest" href={props.manifest} crossorigin="use-credentials" />
        )}
        {props.scripts.map((src) => (
          <script type="module" src={src} />
        ))}
        {props.jsonLd === undefined ? null : <script type="application/ld+json">{raw(props.jsonLd)}</script>}
      </head>
      <body>
        <a class="hw-skip" href="#content">
          {t.skip}
        </a>
        <header class="hw-header">
          <div class="hw-wrap hw-header__row">
            <a class="hw-brand" href={`/${props.lang}`}>
              <Logo />
              <span class="hw-brand__name">{props.siteName}</span>
            </a>
            <nav class="hw-menu" aria-label={t.mainMenu}>
              <details>
                <summary>{t.menu}</summary>
                <ul>
                  {props.menu.map((item) => (
                    <li>
                      <a
                        class={item.main ? 'hw-menu__main' : undefined}
                        href={item.href}
                        aria-current={item.current ? 'page' : undefined}
                      >
                        {item.label}
                      </a>
                    </li>
                  ))}
                </ul>
              </details>
            </nav>
            <nav class="hw-account" aria-label={t.account}>
              <ul>
                {props.account.map((item) => (
                  <li>
                    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                      {item.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <nav class="hw-languages" aria-label={t.languages}>
              <ul>
                {LANGS.map((lang) => (
                  <li>
                    <a
                      href={`/${lang}${props.path}`}
                      hreflang={lang}
                      lang={lang}
                      aria-current={lang === props.lang ? 'true' : undefined}
                    >
                      <abbr title={LANGUAGE_NAMES[lang]}>{lang.toUpperCase()}</abbr>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </header>
        <main id="content" tabindex={-1}>
          {props.children}
        </main>
        <footer class="hw-footer">
          <div class="hw-wrap">{props.footer}</div>
        </footer>
      </body>
    </html>
  );
}

/** What other sites show within theirs: nothing around it, no script, nothing to find by searching. */
export function BareLayout(
  props: Pick<LayoutProps, 'lang' | 'siteName' | 'title' | 'styles' | 'scripts' | 'preload'> & { children?: Child },
) {
  return (
    <html lang={props.lang}>
      <head>
        <meta charset="utf-8" />
        <title>{`${props.title} · ${props.siteName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {props.preload.map((href) => (
          <link rel="preload" as="font" type="font/woff2" href={href} crossorigin="" />
        ))}
        {props.styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {props.scripts.map((src) => (
          <script type="module" src={src} />
        ))}
      </head>
      <body>
        <main id="content">{props.children}</main>
      </body>
    </html>
  );
}

/** Three hubs and what runs between them. */
function Logo() {
  return (
    <svg class="hw-logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path d="M8 9 L24 9 L16 24 Z" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round" />
      <circle cx="8" cy="9" r="5" />
      <circle cx="24" cy="9" r="5" />
      <circle class="hw-logo__accent" cx="16" cy="24" r="5" />
    </svg>
  );
}
