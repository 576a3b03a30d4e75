/** One place where a text names a concept, by positions of its reading: from `first` to `last`, or those of `apart` when its words stand apart. */
export type Hit = {
  concept: number;
  first: number;
  last: number;
  strength: number;
  ambiguous: boolean;
  apart: readonly number[] | undefined;
};
