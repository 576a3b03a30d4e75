import type { Lang } from '#engines/kit';

interface Span {
  start: number;
  end: number;
}

/** Spans in order, overlapping ones joined. */
function joined(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

/** A text with the recognised places marked. */
export function Marked({ text, spans, lang }: { text: string; spans: readonly Span[]; lang?: Lang }) {
  let at = 0;
  const parts = joined(spans).map(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return (
      <>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </>
    );
  });
  return (
    <span lang={lang}>
      {parts}
      {text.slice(at)}
    </span>
  );
}

/** Characters shown on either side of a place in a text. */
const AROUND = 45;

/** One marked place with a few words around it. */
export function Snippet({ text, span, lang }: { text: string; span: Span; lang?: Lang }) {
  const from = text.lastIndexOf(' ', Math.max(0, span.start - AROUND)) + 1;
  const space = text.indexOf(' ', span.end + AROUND);
  const to = space === -1 ? text.length : space;
  const part = text.slice(from, to);
  return (
    <q class="hw-quote" lang={lang}>
      {from > 0 ? '…\u00a0' : ''}
      <Marked text={part} spans={[{ start: span.start - from, end: span.end - from }]} />
      {to < text.length ? '\u00a0…' : ''}
    </q>
  );
}
