import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMENT_STATES, type ThreadComment, type ThreadNode } from './model.ts';
import { arrangeThread, type CommentAction, decisionsFor, isChecked, nextState } from './rules.ts';

const ACTIONS: CommentAction[] = ['release', 'decline', 'withdraw', 'check-again', 'delete', 'erase'];

test('what can happen to a comment is this and nothing else', () => {
  const table = COMMENT_STATES.map((state) => [
    state,
    ...ACTIONS.flatMap((action) => {
      const next = nextState(state, action);
      return next === undefined ? [] : [`${action}: ${next}`];
    }),
  ]);
  assert.deepEqual(table, [
    ['waiting', 'release: released', 'decline: declined', 'check-again: waiting', 'delete: deleted', 'erase: erased'],
    ['released', 'withdraw: withdrawn', 'check-again: waiting', 'delete: deleted', 'erase: erased'],
    ['declined', 'release: released', 'check-again: waiting', 'delete: deleted', 'erase: erased'],
    ['withdrawn', 'release: released', 'check-again: waiting', 'delete: deleted', 'erase: erased'],
    ['deleted', 'erase: erased'],
    ['erased'],
  ]);
});

test('what a moderator can decide follows from state, reports and objection', () => {
  const at = { state: 'released', openReports: 0, objection: false } as const;
  assert.deepEqual(decisionsFor(at), ['withdraw']);
  assert.deepEqual(decisionsFor({ ...at, openReports: 2 }), ['withdraw', 'keep']);
  assert.deepEqual(decisionsFor({ ...at, state: 'waiting' }), ['release', 'decline']);
  assert.deepEqual(decisionsFor({ ...at, state: 'declined', objection: true }), ['release', 'uphold']);
  assert.deepEqual(decisionsFor({ ...at, state: 'deleted', objection: true }), []);
});

test('a hub checks all, guests or nobody', () => {
  assert.deepEqual(
    (['always', 'guests', 'never'] as const).map((checks) => [isChecked(checks, 'guest'), isChecked(checks, 'member')]),
    [
      [true, true],
      [true, false],
      [false, false],
    ],
  );
});

function comment(id: string, parentId: string | null, state: ThreadComment['state'] = 'released'): ThreadComment {
  const author = { kind: 'guest' as const, name: `N${id}`, organisation: null };
  return { id, parentId, rootId: 'a', state, lang: 'de', text: id, author, createdAt: new Date(0), editedAt: null };
}

const shape = (nodes: ThreadNode[]): unknown[] =>
  nodes.map(({ comment: { id, state }, answers, replies }) => {
    const name = state === 'released' ? id : `(${id})`;
    const said = answers === undefined ? name : `${name}→${answers.name}`;
    return replies.length === 0 ? said : [said, ...shape(replies)];
  });

test('replies stand below what they answer, from the fourth level on beside each other with a name', () => {
  const chain = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at, all) =>
    comment(id, at === 0 ? null : (all[at - 1] ?? null)),
  );
  assert.deepEqual(shape(arrangeThread([...chain, comment('e2', 'd')])), [
    ['a', ['b', ['c', 'd', 'e→Nd', 'f→Ne', 'e2→Nd']]],
  ]);
});

test('a place is kept only for what somebody can still read below it', () => {
  assert.deepEqual(
    shape(
      arrangeThread([
        comment('a', null, 'deleted'),
        comment('b', 'a', 'withdrawn'),
        comment('c', 'b'),
        comment('x', null, 'deleted'),
        comment('y', 'x', 'deleted'),
        comment('lost', 'nowhere'),
      ]),
    ),
    [['(a)', ['(b)', 'c']]],
  );
});

test('ten thousand answers one below the other are no trouble', () => {
  const chain = Array.from({ length: 10_000 }, (_, at) => comment(`${at}`, at === 0 ? null : `${at - 1}`));
  const count = (nodes: ThreadNode[]): number => nodes.reduce((sum, node) => sum + 1 + count(node.replies), 0);
  assert.equal(count(arrangeThread(chain)), 10_000);
});

test('comments that claim to answer each other in a circle are left out, and end', () => {
  assert.deepEqual(shape(arrangeThread([comment('a', 'b'), comment('b', 'a'), comment('c', null)])), ['c']);
});
