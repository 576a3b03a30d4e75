import { extended } from './lexicon.ts';

/** Documents that contain something, with its frequency there. Plain arrays: most words stand in one or two documents, where typed arrays cost ten times their content. */
export type Postings = { documents: number[]; frequencies: number[] };

export function createPostings(): Postings {
  return { documents: [], frequencies: [] };
}

export function append(postings: Postings, document: number, frequency: number): void {
  postings.documents = extended(postings.documents, document);
  postings.frequencies = extended(postings.frequencies, frequency);
}

/** Takes the document out by putting the last one in its place; the order does not matter. */
export function take(postings: Postings, document: number): void {
  const place = postings.documents.indexOf(document);
  if (place < 0) return;
  const lastDocument = postings.documents.pop()!;
  const lastFrequency = postings.frequencies.pop()!;
  if (place === postings.documents.length) return;
  postings.documents[place] = lastDocument;
  postings.frequencies[place] = lastFrequency;
}
