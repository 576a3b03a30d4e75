/** Documents that contain something, with its frequency there; grows by doubling. */
export type Postings = { documents: Int32Array; frequencies: Float32Array; length: number };

export function createPostings(): Postings {
  return { documents: new Int32Array(4), frequencies: new Float32Array(4), length: 0 };
}

export function append(postings: Postings, document: number, frequency: number): void {
  if (postings.length === postings.documents.length) {
    const documents = new Int32Array(postings.length * 2);
    documents.set(postings.documents);
    const frequencies = new Float32Array(postings.length * 2);
    frequencies.set(postings.frequencies);
    postings.documents = documents;
    postings.frequencies = frequencies;
  }
  postings.documents[postings.length] = document;
  postings.frequencies[postings.length] = frequency;
  postings.length += 1;
}

/** Takes the document out by putting the last one in its place; the order does not matter. */
export function take(postings: Postings, document: number): void {
  const place = postings.documents.subarray(0, postings.length).indexOf(document);
  if (place < 0) return;
  postings.length -= 1;
  postings.documents[place] = postings.documents[postings.length]!;
  postings.frequencies[place] = postings.frequencies[postings.length]!;
}
