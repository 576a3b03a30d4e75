import type { Span } from './model.ts';

/** One place where a text names a concept; `places` when its words stand apart between `start` and `end`. */
export type Hit = {
  concept: number;
  start: number;
  end: number;
  strength: number;
  ambiguous: boolean;
  places?: Span[];
};
