import type { Feature, World } from '#platform/feature';
import { findPersonOf } from './session.ts';

/** People: how they come in, who they are, what they may. */
export function accounts(world: World): Feature {
  return {
    name: 'accounts',
    findPerson: findPersonOf(world),
  };
}
