/** The part of N3.js that is used; @types/n3 describes an older version. */
declare module 'n3' {
  interface Node {
    termType: string;
    value: string;
  }
  interface Statement {
    subject: Node;
    predicate: Node;
    object: Node & { language?: string };
  }

  export class Parser {
    constructor(options: { format: string; baseIRI: string });
    parse(
      source: { on(event: string, listener: (chunk: string) => void): void },
      take: (error: Error | null, statement: Statement | null) => void,
    ): void;
  }

  export class Writer {
    constructor(options: { prefixes: Record<string, string> });
    addQuad(subject: Node, predicate: Node, object: Node): void;
    end(done: (error: Error | null, text: string) => void): void;
  }

  export const DataFactory: {
    namedNode(iri: string): Node;
    literal(text: string, lang?: string): Node;
  };

  const n3: { Parser: typeof Parser; Writer: typeof Writer; DataFactory: typeof DataFactory };
  export default n3;
}
