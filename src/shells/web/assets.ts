import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Context } from 'hono';
import { transformSync } from 'oxc-transform';

const ROOT = join(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);

interface Asset {
  body: Uint8Array<ArrayBuffer>;
  /** Made beside everything else while the program starts. */
  brotli: Promise<Uint8Array<ArrayBuffer>> | undefined;
  type: string;
}

const compress = async (body: Uint8Array) => new Uint8Array(await promisify(brotliCompress)(body));

/** Style sheets, fonts and custom elements, read once; the name carries a hash, so browsers keep them for ever. */
export interface Assets {
  styles: string[];
  fonts: string[];
  /** Address of a custom element's script by its name. */
  element(name: string): string | undefined;
  serve(c: Context): Promise<Response | undefined>;
}

const FONT = /url\("?fonts\/([\w-]+\.woff2)"?\)/g;

/** Imports at the beginning of a line (in comments they stand behind a star), and the addresses of workers. */
const IMPORT =
  /(^(?:import|export)\b[^'"();=]*?(?:\bfrom\s*)?|\bnew URL\((?=['"][^'"]+['"], import\.meta\.url\)))(['"])([^'"]+)\2/gm;

const partsOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  const add = (name: string, type: string, content: string | Uint8Array): string => {
    const body = new Uint8Array(Buffer.from(content));
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
    const [stem, ending] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.'))];
    const path = `/assets/${stem}.${hash}${ending}`;
    const brotli = type === 'font/woff2' ? undefined : compress(body);
    files.set(path, { body, brotli, type });
    return path;
  };

  const fontAddresses = new Map<string, string>();
  for (const file of readdirSync(join(ROOT, 'src/ui/fonts')).filter((name) => name.endsWith('.woff2'))) {
    fontAddresses.set(file, add(file, 'font/woff2', readFileSync(join(ROOT, 'src/ui/fonts', file))));
  }
  const kern = readFileSync(require.resolve('@kern-ux/native/dist/kern.min.css'), 'utf8');
  const own = readFileSync(join(ROOT, 'src/ui/hubwerk.css'), 'utf8').replace(
    FONT,
    (_, file: string) => `url("${fontAddresses.get(file) ?? ''}")`,
  );
  const styles = [add('kern.css', 'text/css; charset=utf-8', kern), add('hubwerk.css', 'text/css; charset=utf-8', own)];

  const scripts = new Map<string, string>();
  /** Address of a script for browsers; what it imports comes as scripts of their own, so the hash covers that too. */
  const script = (file: string): string => {
    const known = scripts.get(file);
    if (known !== undefined) return known;
    const source = readFileSync(file, 'utf8');
    const code = file.endsWith('.ts') ? transformSync(file, source).code : source;
    const linked = code.replace(IMPORT, (_, before: string, quote: string, name: string) => {
      const imported = name.startsWith('.') ? join(dirname(file), name) : require.resolve(name);
      return `${before}${quote}${script(imported)}${quote}`;
    });
    const stem = `${basename(dirname(file))}-${basename(file)}`.replace(/\.[jt]s$/, '');
    const address = add(`${stem}.js`, 'text/javascript; charset=utf-8', linked);
    scripts.set(file, address);
    return address;
  };
  const elements = new Map<string, string>();
  const features = join(ROOT, 'src/features');
  for (const feature of readdirSync(features)) {
    for (const part of ['', ...partsOf(join(features, feature))]) {
      const file = join(features, feature, part, 'element.ts');
      if (existsSync(file)) elements.set(part === '' ? feature : `${feature}-${part}`, script(file));
    }
  }

  return {
    styles,
    fonts: [...fontAddresses].filter(([file]) => /Regular/.test(file)).map(([, address]) => address),
    element: (name) => elements.get(name),
    async serve(c) {
      const asset = files.get(c.req.path);
      if (asset === undefined) return undefined;
      const packed = /\bbr\b/.test(c.req.header('accept-encoding') ?? '') ? await asset.brotli : undefined;
      return c.body(packed ?? asset.body, 200, {
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        // A service worker lies here and works for the pages of its feature.
        'Service-Worker-Allowed': '/',
        ...(packed === undefined ? {} : { 'Content-Encoding': 'br' }),
      });
    },
  };
}
