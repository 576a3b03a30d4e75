import type { Lang } from '#engines/kit';
import { momentInWords } from '#features/events/registration/mails.ts';
import type { FieldError } from '#platform/web';
import { Alert, Button, ButtonLink, Choices, ErrorSummary, Facts, Section, TextInput } from '#ui';
import { DECLINE_REASONS, type RequestView, WISH_KEYS } from '../model.ts';
import { wishOf } from '../rules.ts';
import { declineWords } from '../texts/decline.ts';
import { peopleTexts, wishName } from '../texts/people.ts';
import { OwnHead } from './head.tsx';
import {
  canTalk,
  LanguageNote,
  type PeopleContext,
  PersonLine,
  PersonTexts,
  RequestBadge,
  WishForm,
  wishInWords,
} from './person.tsx';

export type RequestNote = 'accepted' | 'declined' | 'withdrawn';

/** One request: who it is, what was wished, and what can be done. */
export function RequestPage(
  props: PeopleContext & {
    request: RequestView;
    canWish: boolean;
    canAnswer: boolean;
    canWithdraw: boolean;
    note: RequestNote | undefined;
    filled: { wish: string; reason: string; words: string };
    errors: FieldError[];
    refused?: string | undefined;
  },
) {
  const { lang, me, matchmaking, address, request, note } = props;
  const t = peopleTexts(lang);
  const { person } = request;
  const said = { accepted: t.accepted, declined: t.declined, withdrawn: t.withdrawnDone };
  const errors = wordsOf(lang, props.errors);
  const waits = request.state === 'open' && !request.isMine;
  const isLiving = request.state === 'open' || request.state === 'accepted';
  const mayWish = props.canWish && canTalk(me, person, props.isInterpreted);
  return (
    <>
      <OwnHead
        lang={lang}
        matchmaking={matchmaking}
        address={address}
        title={request.isMine ? t.requestTo(person.name) : t.requestFrom(person.name)}
      />
      <div class="hw-wrap hw-stack hw-narrow">
        {props.refused === undefined ? null : <Alert tone="danger" title={props.refused} />}
        <ErrorSummary lang={lang} errors={errors.list} />
        {note === undefined ? null : <Alert tone="success" title={said[note]} />}
        {request.message === null ? null : <blockquote class="hw-quoted">{request.message}</blockquote>}
        <RequestFacts {...props} />
        <Section title={person.name}>
          <div class="hw-stack">
            <PersonLine lang={lang} person={person} matchmaking={matchmaking} />
            <PersonTexts lang={lang} person={person} entries={props.entries} />
            <LanguageNote lang={lang} me={me} person={person} isInterpreted={props.isInterpreted} />
          </div>
        </Section>
        {waits && props.canAnswer ? <Answer {...props} errors={errors} /> : null}
        {waits && !props.canAnswer ? <p>{t.closed}</p> : null}
        {isLiving && request.myWish !== null && mayWish ? (
          <Section title={t.changeWish}>
            <WishForm
              lang={lang}
              matchmaking={matchmaking}
              address={address}
              person={person}
              current={wishOf(request.myWish)}
              hasMessage={false}
            />
          </Section>
        ) : null}
        {request.state === 'declined' && !request.isMine && mayWish ? (
          <Section title={t.rethink}>
            <WishForm lang={lang} matchmaking={matchmaking} address={address} person={person} hasMessage={false} />
          </Section>
        ) : null}
        {isLiving && !waits && props.canWithdraw ? (
          <form method="post" action={`${address}/requests/${request.id}`}>
            <Button kind="tertiary" name="act" value="withdraw">
              {request.state === 'accepted' ? t.withdrawAgreed : t.withdraw}
            </Button>
          </form>
        ) : null}
        <p>
          <ButtonLink href={address}>{t.toMine}</ButtonLink>
        </p>
      </div>
    </>
  );
}

function RequestFacts({ lang, matchmaking, request, label }: PeopleContext & { request: RequestView }) {
  const t = peopleTexts(lang);
  return (
    <Facts
      items={[
        [t.state, <RequestBadge lang={lang} request={request} />],
        [t.theirWish, wishInWords(lang, request.theirWish)],
        [t.myWish, wishInWords(lang, request.myWish)],
        [
          t.answerBy,
          request.state === 'open' &&
            request.expiresAt !== null &&
            momentInWords(lang, request.expiresAt, matchmaking.event),
        ],
        [t.how, matchmaking.hasOnline && (request.mode === 'online' ? t.viaOnline : t.atTable)],
        [t.common, [...new Set(request.topics.map(label))].join(', ')],
        [
          t.saidReason,
          request.state === 'declined' && request.declineReason !== null && declineWords(lang, request.declineReason),
        ],
      ]}
    />
  );
}

function Answer(
  props: PeopleContext & {
    request: RequestView;
    filled: { wish: string; reason: string; words: string };
    errors: ReturnType<typeof wordsOf>;
  },
) {
  const { lang, request, address, filled, errors } = props;
  const t = peopleTexts(lang);
  const action = `${address}/requests/${request.id}`;
  return (
    <>
      <Section title={t.accept} id="accept">
        <form class="hw-stack" method="post" action={action}>
          <Choices
            lang={lang}
            name="wish"
            type="radio"
            label={t.acceptLegend}
            error={errors.of('wish')}
            chosen={[filled.wish]}
            options={[
              ...WISH_KEYS.map((wish) => ({ value: wish as string, label: wishName(lang, wish) })),
              { value: 'only', label: t.only },
            ]}
          />
          <p>
            <Button name="act" value="accept">
              {t.accept}
            </Button>
          </p>
        </form>
      </Section>
      <Section title={t.declineTitle} id="decline">
        <form class="hw-stack" method="post" action={action}>
          <Choices
            lang={lang}
            name="reason"
            type="radio"
            label={t.declineLegend}
            error={errors.of('reason')}
            chosen={[filled.reason]}
            options={[
              ...DECLINE_REASONS.map((reason) => ({ value: reason as string, label: declineWords(lang, reason) })),
              { value: 'words', label: t.ownWords },
            ]}
          />
          <TextInput
            lang={lang}
            name="words"
            label={t.ownWords}
            value={filled.words}
            error={errors.of('words')}
            optional
          />
          <p>
            <Button kind="secondary" name="act" value="decline">
              {t.decline}
            </Button>
          </p>
        </form>
      </Section>
    </>
  );
}

/** Errors of wishes and answers in words. */
export function wordsOf(lang: Lang, errors: readonly FieldError[]) {
  const list = errors.map(({ field, code }) => ({ field, message: refusalInWords(lang, code) }));
  return { list, of: (field: string) => list.find((error) => error.field === field)?.message };
}

/** What could not be done, in a sentence. */
export function refusalInWords(lang: Lang, code: string): string {
  const t = peopleTexts(lang);
  const named: Record<string, string> = {
    'not-joined': t.notJoined,
    noLanguage: t.noInterpreter,
    noOnline: t.notAllowed,
  };
  const text = named[code] ?? t[code as keyof typeof t];
  return typeof text === 'string' ? text : t.closed;
}
