import type { Lang } from '#engines/kit';
import { RDFXML, TURTLE } from '../skos/names.ts';
import { vocabularyTexts } from '../texts.ts';

/** The whole vocabulary for programs, and what may be done with it. */
export function DataLinks({ lang }: { lang: Lang }) {
  const t = vocabularyTexts(lang);
  return (
    <nav class="hw-feeds" aria-label={t.data}>
      <span>{t.data}:</span>
      <ul>
        <li>
          <a href="/vocabulary.ttl" type={TURTLE}>
            Turtle
          </a>
        </li>
        <li>
          <a href="/vocabulary.rdf" type={RDFXML}>
            RDF/XML
          </a>
        </li>
      </ul>
      <span>{t.free}</span>
    </nav>
  );
}
