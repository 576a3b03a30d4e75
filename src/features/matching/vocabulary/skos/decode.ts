/** The bytes are no text in the encoding they claim. */
export class WrongEncoding extends Error {
  readonly encoding: string;
  readonly line: number;
  constructor(encoding: string, line: number) {
    super(`line ${line} is not ${encoding}`);
    this.encoding = encoding;
    this.line = line;
  }
}

/**
 * The text of a file, piece by piece: UTF-8 unless a byte order mark or the declaration of an XML file says otherwise. Throws `WrongEncoding`;
 * nothing is read wrongly in silence.
 */
export async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let lines = 1;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      const readable = new TextDecoder(decoder.encoding).decode(chunk).split('\uFFFD')[0] ?? '';
      throw new WrongEncoding(decoder.encoding, lines + countLines(readable));
    }
    lines += countLines(text);
    if (text !== '') yield text;
  }
  try {
    const rest = decoder?.decode();
    if (rest !== undefined && rest !== '') yield rest;
  } catch {
    throw new WrongEncoding(decoder?.encoding ?? '', lines);
  }
}

const DECLARATION = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/;

function decoderFor(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = DECLARATION.exec(start.replace(/^\u00ef\u00bb\u00bf/, ''))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared, { fatal: true });
  } catch {
    throw new WrongEncoding(declared, 1);
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
