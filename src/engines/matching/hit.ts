/** One place where a text names a concept. */
export type Hit = { concept: number; start: number; end: number; strength: number; ambiguous: boolean };
