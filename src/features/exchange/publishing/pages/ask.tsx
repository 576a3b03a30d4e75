import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { Button, ButtonLink, PageHead } from '#ui';

/** Asks before something happens: one button does it, one goes back. */
export function AskPage(props: {
  lang: Lang;
  title: string;
  lead: string;
  /** The entry that it is about. */
  about: string;
  aboutLang: Lang;
  action: string;
  button: string;
  back: { href: string; label: string } | undefined;
  children?: Child;
}) {
  const { lang, back } = props;
  return (
    <>
      <PageHead lang={lang} title={props.title} lead={props.lead} />
      <div class="hw-wrap">
        <form class="hw-stack hw-form" method="post" action={props.action} novalidate>
          <p>
            <strong lang={props.aboutLang}>{props.about}</strong>
          </p>
          {props.children}
          <p class="hw-actions">
            <Button>{props.button}</Button>
            {back === undefined ? null : <ButtonLink href={back.href}>{back.label}</ButtonLink>}
          </p>
        </form>
      </div>
    </>
  );
}

export function SayPage(props: { lang: Lang; title: string; text: string; children?: Child }) {
  return (
    <>
      <PageHead lang={props.lang} title={props.title} lead={props.text} />
      <div class="hw-wrap">{props.children}</div>
    </>
  );
}
