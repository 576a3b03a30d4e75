import type { World } from '#platform/feature';
import type { Subjects } from './subjects.ts';

/** What commands on comments need of the world, and what can be commented on. */
export type CommentWorld = Pick<World, 'db' | 'secret' | 'config'> & { subjects: Subjects };
