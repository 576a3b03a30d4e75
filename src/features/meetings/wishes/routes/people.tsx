import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { SPOKEN } from '#features/events/model.ts';
import { momentInWords } from '#features/events/registration/mails.ts';
import { ORGANISATION_TYPES } from '#features/network/model.ts';
import type { AppEnv } from '#platform/feature';
import { type FieldError, type ListQuery, parseForm, readFields, readListQuery, withQuery } from '#platform/web';
import { listSlots } from '../../queries.ts';
import { type AnswerRefusal, accept, decline, withdraw } from '../commands/answer.ts';
import { wishFor } from '../commands/wish.ts';
import { acceptInput, declineInput, type Own, wishInput } from '../model.ts';
import { PeoplePage } from '../pages/people.tsx';
import { type RequestNote, RequestPage, refusalInWords } from '../pages/request.tsx';
import { listPeople } from '../queries/people.ts';
import { countWishes, findRequest } from '../queries/requests.ts';
import { canAnswer, canWish, wishesLeft } from '../rules.ts';
import { peopleTexts } from '../texts/people.ts';
import { entriesOf, labelOf, livingOf, ownOf, type WishParts } from './read.ts';

type Here = Own & { key: string; address: string };

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Whom one can meet, wishes, and requests with their answers. */
export function peopleRoutes({ world, suggestions }: WishParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = world;

  function readQuery(params: URLSearchParams, { matchmaking }: Own): ListQuery | undefined {
    const allowed = { group: matchmaking.groups.map(({ key }) => key), speaks: SPOKEN, type: ORGANISATION_TYPES };
    const query = readListQuery(params, allowed, ['', 'name']);
    return query.ok ? query.value : undefined;
  }

  async function peoplePage(
    c: Context<AppEnv>,
    own: Here,
    query: ListQuery,
    said: { done?: string | undefined; refused?: string } = {},
  ) {
    const { lang } = c.var;
    const { me, matchmaking, address } = own;
    const found = await suggestions.of(me, matchmaking);
    const people = await listPeople(
      db,
      me,
      matchmaking,
      query,
      found.map(({ id }) => id),
    );
    if (query.page > 1 && people.total === 0) throw new HTTPException(404);
    const bySuggestion = new Map(found.map((one) => [one.id, one]));
    const shown = people.rows.flatMap(({ id, entries }) => {
      const pair = bySuggestion.get(id)?.entries;
      return [...entries, ...(pair === undefined ? [] : [pair.mine, pair.theirs])];
    });
    const until = momentInWords(lang, matchmaking.wishesCloseAt, matchmaking.event);
    const isOpen = canWish(matchmaking, world.clock());
    const left = isOpen ? wishesLeft(matchmaking, await countWishes(db, me.id)) : 0;
    const done = people.rows.find(({ id }) => id === said.done);
    if (said.refused !== undefined) c.status(422);
    return c.render(
      <PeoplePage
        lang={lang}
        me={me}
        matchmaking={matchmaking}
        address={address}
        entries={await entriesOf(world, c, shown)}
        label={labelOf(world, c)}
        isInterpreted={(await listSlots(db, matchmaking.id)).some(({ interpreters }) => interpreters > 0)}
        query={query}
        found={people}
        suggestions={bySuggestion}
        limit={isOpen ? { left, most: matchmaking.maxWishes, until } : undefined}
        done={done === undefined ? undefined : { name: done.name, mutual: done.request?.state === 'accepted' }}
        refused={said.refused}
      />,
      { title: peopleTexts(lang).title },
    );
  }

  app.get('/meetings/:key/people', async (c) => {
    const own = await livingOf(world, c);
    if (own instanceof Response) return own;
    const params = new URL(c.req.url).searchParams;
    const done = params.get('done') ?? undefined;
    params.delete('done');
    const query = readQuery(params, own);
    if (query === undefined) throw new HTTPException(400);
    return peoplePage(c, own, query, { done });
  });

  app.post('/meetings/:key/wishes', async (c) => {
    const own = await livingOf(world, c);
    if (own instanceof Response) return own;
    const { values } = await readFields(c);
    const back = readQuery(new URLSearchParams(values.back ?? ''), own) ?? {
      q: '',
      page: 1,
      sort: '',
      chosen: {},
      unknown: [],
    };
    const fail = (code: string) => peoplePage(c, own, back, { refused: refusalInWords(c.var.lang, code) });
    const input = parseForm(wishInput, { ...values, message: values.message ?? '' });
    if (!input.ok) return fail(input.refusal.errors[0]?.code ?? 'closed');
    const { to } = input.value;
    const common = (await suggestions.of(own.me, own.matchmaking)).find(({ id }) => id === to);
    const topics =
      common === undefined
        ? []
        : [...new Set([...common.theyOffer, ...common.theySeek, ...(common.entries?.topics ?? [])])];
    const wished = await wishFor(
      world,
      c.var.viewer,
      own.key,
      input.value,
      { points: common?.points ?? 0, topics: topics.slice(0, 8) },
      world.clock(),
    );
    if (!wished.ok) {
      if (wished.refusal.type === 'not-found') throw new HTTPException(404);
      return fail(wished.refusal.type);
    }
    if (values.back === undefined) return c.redirect(`${own.address}/requests/${wished.value.id}`, 303);
    const query = withQuery(back, { page: back.page === 1 ? undefined : String(back.page), done: to });
    return c.redirect(`${own.address}/people${query}#person-${to}`, 303);
  });

  async function requestPage(
    c: Context<AppEnv>,
    own: Here,
    errors: FieldError[] = [],
    filled: { wish?: string; reason?: string; words?: string } = {},
    refused?: string,
  ) {
    const { lang } = c.var;
    const { me, matchmaking, address } = own;
    const id = c.req.param('id') ?? '';
    const request = isId(id) ? await findRequest(db, me, id) : undefined;
    if (request === undefined) throw new HTTPException(404);
    const now = world.clock();
    const asked = c.req.query('note');
    if (errors.length > 0 || refused !== undefined) c.status(422);
    return c.render(
      <RequestPage
        lang={lang}
        me={me}
        matchmaking={matchmaking}
        address={address}
        entries={await entriesOf(world, c, request.person.entries)}
        label={labelOf(world, c)}
        isInterpreted={(await listSlots(db, matchmaking.id)).some(({ interpreters }) => interpreters > 0)}
        request={request}
        canWish={canWish(matchmaking, now)}
        canAnswer={canAnswer(matchmaking, request, now)}
        canWithdraw={matchmaking.state === 'wishing' || matchmaking.state === 'planning'}
        note={(['accepted', 'declined', 'withdrawn'] satisfies RequestNote[]).find((note) => note === asked)}
        filled={{ wish: filled.wish ?? 'want', reason: filled.reason ?? '', words: filled.words ?? '' }}
        errors={errors}
        refused={refused}
      />,
      { title: request.person.name },
    );
  }

  app.get('/meetings/:key/requests/:id', async (c) => {
    const own = await livingOf(world, c);
    return own instanceof Response ? own : requestPage(c, own);
  });

  app.post('/meetings/:key/requests/:id', async (c) => {
    const own = await ownOf(world, c);
    const id = c.req.param('id');
    if (!isId(id)) throw new HTTPException(404);
    const { values } = await readFields(c);
    const { viewer } = c.var;
    const now = world.clock();
    const done = (note: RequestNote) => c.redirect(`${own.address}?note=${note}`, 303);
    const fail = (refusal: AnswerRefusal) => {
      if (refusal.type === 'not-found') throw new HTTPException(404);
      return requestPage(c, own, [], values, refusalInWords(c.var.lang, refusal.type));
    };
    if (values.act === 'withdraw') {
      const withdrawn = await withdraw(world, viewer, own.key, id, now);
      return withdrawn.ok ? done('withdrawn') : fail(withdrawn.refusal);
    }
    if (values.act === 'decline') {
      const input = parseForm(declineInput, { reason: values.reason ?? '', words: values.words ?? '' });
      if (!input.ok) return requestPage(c, own, input.refusal.errors, values);
      const { reason, words } = input.value;
      const said = reason === 'words' ? { words } : { chosen: reason };
      const declined = await decline(world, viewer, own.key, id, said, now);
      return declined.ok ? done('declined') : fail(declined.refusal);
    }
    const input = parseForm(acceptInput, { wish: values.wish ?? '' });
    if (!input.ok) return requestPage(c, own, input.refusal.errors, values);
    const accepted = await accept(world, viewer, own.key, id, input.value.wish, now);
    return accepted.ok ? done('accepted') : fail(accepted.refusal);
  });

  return app;
}
