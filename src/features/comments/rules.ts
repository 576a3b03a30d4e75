import type { Author, Checks, CommentState, DecisionAction, ThreadComment, ThreadNode } from './model.ts';

/** What can happen to a comment, by its author or by a moderator. */
export type CommentAction = 'release' | 'decline' | 'withdraw' | 'check-again' | 'delete' | 'erase';

/** The only table of states: what is not in it cannot happen. */
const NEXT: Record<CommentState, Partial<Record<CommentAction, CommentState>>> = {
  waiting: { release: 'released', decline: 'declined', 'check-again': 'waiting', delete: 'deleted', erase: 'erased' },
  released: { withdraw: 'withdrawn', 'check-again': 'waiting', delete: 'deleted', erase: 'erased' },
  declined: { release: 'released', 'check-again': 'waiting', delete: 'deleted', erase: 'erased' },
  withdrawn: { release: 'released', 'check-again': 'waiting', delete: 'deleted', erase: 'erased' },
  deleted: { erase: 'erased' },
  erased: {},
};

export function nextState(state: CommentState, action: CommentAction): CommentState | undefined {
  return NEXT[state][action];
}

/** What a moderator can decide about a comment as it is now. */
export function decisionsFor(comment: {
  state: CommentState;
  openReports: number;
  objection: boolean;
}): DecisionAction[] {
  const actions: DecisionAction[] = (['release', 'decline', 'withdraw'] as const).filter(
    (action) => nextState(comment.state, action) !== undefined,
  );
  if (comment.state === 'released' && comment.openReports > 0) actions.push('keep');
  if (comment.objection && (comment.state === 'declined' || comment.state === 'withdrawn')) actions.push('uphold');
  return actions;
}

export function isChecked(checks: Checks, author: Author['kind']): boolean {
  return checks === 'always' || (checks === 'guests' && author === 'guest');
}

/** For so long a decision can be taken back; mails about it wait as long. */
export const UNDO_MS = 5 * 60_000;

/** Levels shown one within the other; on a phone there is no room for more. */
export const MAX_DEPTH = 4;

/**
 * Puts comments, given in the order they are to be shown, below those they answer. Below the deepest level everything stands in the order of the
 * conversation and says whom it answers. Comments that cannot be shown stay only where something below them can.
 */
export function arrangeThread(comments: readonly ThreadComment[]): ThreadNode[] {
  const nodes = new Map<string, ThreadNode>(comments.map((comment) => [comment.id, { comment, replies: [] }]));
  const tops: ThreadNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.comment.parentId === null ? undefined : nodes.get(node.comment.parentId);
    if (parent !== undefined) parent.replies.push(node);
    else if (node.comment.parentId === null) tops.push(node);
  }
  return tops.flatMap((top) => shownPart(top, 1));
}

function shownPart(node: ThreadNode, level: number): ThreadNode[] {
  if (level < MAX_DEPTH) {
    const replies = node.replies.flatMap((reply) => shownPart(reply, level + 1));
    return node.comment.state === 'released' || replies.length > 0 ? [{ ...node, replies }] : [];
  }
  return flatten(node);
}

/** Without recursion: a conversation may be a thousand answers deep. */
function flatten(top: ThreadNode): ThreadNode[] {
  const flat: ThreadNode[] = [];
  const waiting: ThreadNode[] = [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { comment } = node;
    flat.push({ ...node, replies: [] });
    for (const reply of node.replies.toReversed()) {
      waiting.push(comment.state === 'released' ? { ...reply, answers: comment.author } : reply);
    }
  }
  return flat.filter(({ comment }) => comment.state === 'released');
}
