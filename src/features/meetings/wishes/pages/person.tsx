import type { Child } from 'hono/jsx';
import type { Lang } from '#engines/kit';
import { spokenName } from '#features/events/texts.ts';
import { typeName } from '#features/network/texts.ts';
import { localise } from '#platform/i18n';
import { Alert, Badge, Button, Prose } from '#ui';
import type { Wish } from '../../model.ts';
import type { MatchmakingView } from '../../queries.ts';
import type { BroughtEntry } from '../../slots.ts';
import { MESSAGE_LENGTH, type Me, type PersonView, type RequestView, WISH_KEYS } from '../model.ts';
import { commonLangs, wishOf } from '../rules.ts';
import { peopleTexts, wishName } from '../texts/people.ts';

/** What pages about people share. */
export interface PeopleContext {
  lang: Lang;
  me: Me;
  matchmaking: MatchmakingView;
  address: string;
  /** Entries by reference, as everybody may see them. */
  entries: ReadonlyMap<string, BroughtEntry>;
  label: (topic: string) => string;
  isInterpreted: boolean;
}

/** Who somebody is, in one line: organisation, its type, group, languages. */
export function PersonLine({
  lang,
  person,
  matchmaking,
}: {
  lang: Lang;
  person: PersonView;
  matchmaking: MatchmakingView;
}) {
  const t = peopleTexts(lang);
  const group = matchmaking.groups.find(({ key }) => key === person.groupKey);
  const parts = [
    person.organisation,
    person.organisationType === null ? null : typeName(lang, person.organisationType),
    group === undefined ? null : localise(group.name, lang).text,
    t.speaks(person.langs.map((one) => spokenName(lang, one)).join(', ')),
    person.onlineOnly ? t.onlyOnline : null,
  ];
  return <p class="hw-muted">{[...new Set(parts.filter((part) => part !== null && part !== ''))].join(' · ')}</p>;
}

/** What somebody seeks, offers and brings along. */
export function PersonTexts({
  lang,
  person,
  entries,
}: {
  lang: Lang;
  person: PersonView;
  entries: ReadonlyMap<string, BroughtEntry>;
}) {
  const t = peopleTexts(lang);
  const brought = person.entries.map((subject) => entries.get(subject)).filter((entry) => entry !== undefined);
  const part = (title: string, text: string) =>
    text === '' ? null : (
      <div class="hw-said">
        <strong>{title}</strong>
        <Prose text={text} lang={person.lang} />
      </div>
    );
  return (
    <>
      {part(t.seeks, person.seeks)}
      {part(t.offers, person.offers)}
      {brought.length === 0 ? null : (
        <div class="hw-said">
          <strong>{t.brings}</strong>
          <ul class="hw-list">
            {brought.map(({ href, title, kind, lang: spoken }) => (
              <li>
                <a href={href} lang={spoken}>
                  {title}
                </a>{' '}
                <span class="hw-muted">({kind})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** How many wishes are left, said before somebody runs into the limit. */
export function LimitAlert({ lang, limit }: { lang: Lang; limit: { left: number; most: number; until: string } }) {
  const t = peopleTexts(lang);
  return (
    <Alert tone={limit.left === 0 ? 'warning' : 'info'} title={t.left(limit.left, limit.most)}>
      <p>{limit.left === 0 ? t.noneLeftMore : t.leftMore(limit.until)}</p>
    </Alert>
  );
}

/** What stands between two who have no language in common; nothing otherwise. */
export function LanguageNote({
  lang,
  me,
  person,
  isInterpreted,
}: {
  lang: Lang;
  me: Me;
  person: PersonView;
  isInterpreted: boolean;
}) {
  if (commonLangs(me, person).length > 0) return null;
  const t = peopleTexts(lang);
  return <p class="hw-against">{isInterpreted ? t.interpreterNeeded : t.noInterpreter}</p>;
}

/** Whether a meeting of the two can be planned at all, as far as languages go. */
export function canTalk(me: Me, person: PersonView, isInterpreted: boolean): boolean {
  return isInterpreted || commonLangs(me, person).length > 0;
}

/** How much somebody would like a meeting: three buttons, and a sentence for who wants to add one. */
export function WishForm(props: {
  lang: Lang;
  matchmaking: MatchmakingView;
  address: string;
  person: PersonView;
  /** Query of the list to return to. */
  back?: string;
  current?: Wish | undefined;
  hasMessage: boolean;
  children?: Child;
}) {
  const { lang, person, matchmaking } = props;
  const t = peopleTexts(lang);
  return (
    <form class="hw-wishes" method="post" action={`${props.address}/wishes`}>
      <input type="hidden" name="to" value={person.id} />
      {props.back === undefined ? null : <input type="hidden" name="back" value={props.back} />}
      {props.hasMessage ? (
        <details class="hw-why">
          <summary>{t.message}</summary>
          <div class="kern-form-input">
            <label class="kern-hint" for={`message-${person.id}`}>
              {t.messageHint}
            </label>
            <textarea
              class="kern-form-input__input"
              id={`message-${person.id}`}
              name="message"
              rows={2}
              maxlength={MESSAGE_LENGTH}
            />
          </div>
          {matchmaking.hasOnline && !person.onlineOnly ? (
            <label class="hw-check">
              <input type="checkbox" name="online" value="yes" />
              <span>{t.online}</span>
            </label>
          ) : null}
        </details>
      ) : null}
      <fieldset class="hw-wishes__buttons">
        <legend>{t.wishLegend(person.name)}</legend>
        {WISH_KEYS.map((wish) => (
          <Button name="wish" value={wish} kind={wish === props.current ? 'primary' : 'secondary'}>
            {wishName(lang, wish)}
          </Button>
        ))}
      </fieldset>
      {props.children}
    </form>
  );
}

type Standing = Pick<RequestView, 'state' | 'isMine' | 'myWish'>;

/** How a request stands, in a word. */
export function RequestBadge({ lang, request }: { lang: Lang; request: Standing }) {
  const t = peopleTexts(lang);
  switch (request.state) {
    case 'accepted':
      return <Badge tone="success">{t.agreed}</Badge>;
    case 'open':
      return request.isMine ? <Badge>{t.open}</Badge> : <Badge tone="warning">{t.asksYou}</Badge>;
    case 'declined':
      return <Badge tone="danger">{request.isMine ? t.declinedByThem : t.declinedByMe}</Badge>;
    case 'expired':
      return <Badge tone="danger">{t.expired}</Badge>;
    case 'withdrawn':
      return <Badge tone="danger">{t.withdrawn}</Badge>;
  }
}

/** A wish in words, or that there was none. */
export function wishInWords(lang: Lang, strength: number | null): string | undefined {
  if (strength === null) return undefined;
  const wish = wishOf(strength);
  return wish === undefined ? peopleTexts(lang).noWish : wishName(lang, wish);
}
