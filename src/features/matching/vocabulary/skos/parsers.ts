import type { Statement } from './draft.ts';

/** Takes a file piece by piece and hands out its statements as they come. Errors are thrown. */
export interface Feeder {
  write(text: string): void;
  end(): void;
}

export type RdfFormat = 'turtle' | 'rdfxml';

/** What is wrong with a file, with the line where the parser knows it. */
export class WrongRdf extends Error {
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

/** Relative addresses are resolved against this; files that have them and name no base are rare. */
const BASE = 'http://relative.invalid/';

/** Turtle begins with anything, RDF/XML with a declaration, a comment, a document type or an element. */
export function formatOf(start: string): RdfFormat {
  return /^\s*<(?:\?xml|!--|!DOCTYPE|[\w-]+:RDF[\s>]|RDF[\s>])/i.test(start) ? 'rdfxml' : 'turtle';
}

export async function createFeeder(format: RdfFormat, take: (statement: Statement) => void): Promise<Feeder> {
  return format === 'turtle' ? createTurtleFeeder(take) : createXmlFeeder(take);
}

/** Turtle, and N-Triples, which is a part of it. */
async function createTurtleFeeder(take: (statement: Statement) => void): Promise<Feeder> {
  const { default: n3 } = await import('n3');
  const listeners = new Map<string, (chunk: string) => void>();
  let failed: Error | undefined;
  const source = { on: (event: string, listener: (chunk: string) => void) => void listeners.set(event, listener) };
  new n3.Parser({ format: 'text/turtle', baseIRI: BASE }).parse(source, (error, statement) => {
    if (error !== null) failed ??= error;
    else if (statement !== null) take(statement);
  });
  const hand = (event: string, chunk: string) => {
    listeners.get(event)?.(chunk);
    if (failed !== undefined) throw explain(failed);
  };
  return { write: (text) => hand('data', text), end: () => hand('end', '') };
}

/** Elements within one another; SKOS needs five. */
const MAX_DEPTH = 100;
/** A document type with the names of namespaces, as Protégé writes it, has some thousand characters. */
const MAX_DOCTYPE = 20_000;
/** Entities longer than this are no namespaces; texts could grow without end with them. */
const MAX_ENTITY = 200;

async function createXmlFeeder(take: (statement: Statement) => void): Promise<Feeder> {
  const { RdfXmlParser } = await import('rdfxml-streaming-parser');
  let depth = 0;
  let failed: Error | undefined;

  /** Hands statements on directly instead of through a stream, and minds what a hostile file might do. */
  class GuardedParser extends RdfXmlParser {
    // `never` because the type of a tag is that of a package below.
    protected override onTag(tag: never): void {
      if (++depth > MAX_DEPTH) throw this.newParseError(`elements are nested more than ${MAX_DEPTH} deep`);
      super.onTag(tag);
    }
    protected override onCloseTag(): void {
      depth--;
      super.onCloseTag();
    }
    protected override onDoctype(doctype: string): void {
      const entities = [...doctype.matchAll(/<!ENTITY\s[^"']{0,200}["']([^"']*)/g)].map((match) => match[1] ?? '');
      const harmless = entities.every((text) => text.length <= MAX_ENTITY && !text.includes('&'));
      if (!harmless || doctype.length > MAX_DOCTYPE)
        throw this.newParseError('the document type declares entities that are no namespaces');
      super.onDoctype(doctype);
    }
    protected override emitTriple(
      subject: Statement['subject'],
      predicate: Statement['predicate'],
      object: Statement['object'],
    ): void {
      take({ subject, predicate, object });
    }
  }
  const parser = new GuardedParser({ baseIRI: BASE, trackPosition: true, allowDuplicateRdfIds: true });
  parser.on('error', (error: Error) => {
    failed ??= error;
  });
  return {
    write(text) {
      // Straight into the parser: a stream would hide where an error comes from, and hold pieces back.
      parser._transform(text, 'utf8', (error) => {
        if (error) failed ??= error;
      });
      if (failed !== undefined) throw explain(failed);
    },
    end() {
      if (depth > 0) throw new WrongRdf('the file ends in the middle of an element');
    },
  };
}

/** Both parsers say the line in their message only: `Unexpected "x" on line 3.`, `3:14: unclosed tag`, `Line 3 column 1: …`. */
function explain(error: Error): WrongRdf {
  if (error instanceof WrongRdf) return error;
  const message = error.message.slice(0, 300);
  const place = /on line (\d+)\.?$|^(\d+):\d+: |^Line (\d+) column \d+: /.exec(message);
  const line = place?.slice(1).find((part) => part !== undefined);
  const text = place === null ? message : message.replace(place[0], '').trim();
  return new WrongRdf(text, line === undefined ? undefined : Number(line));
}
