import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { Parser } from 'htmlparser2';
import { sql } from 'kysely';
import type { Db } from '#platform/database';
import type { AppEnv } from '#platform/feature';
import { postForm } from './testing.ts';

/** For the proof that an erasure leaves nothing: filling in forms as a browser does, and looking everywhere for what somebody wrote. */

interface Form {
  action: string;
  fields: Record<string, string>;
}

function readForms(html: string): Form[] {
  const forms: Form[] = [];
  let area: string | undefined;
  let select: string | undefined;
  const parser = new Parser({
    onopentag(name, { action = '', name: field, value = '', type, checked, selected }) {
      const form = forms.at(-1);
      if (name === 'form') forms.push({ action, fields: {} });
      else if (form === undefined) return;
      else if (name === 'input' && field !== undefined) {
        const ticked = (type !== 'checkbox' && type !== 'radio') || checked !== undefined;
        if (ticked) form.fields[field] = value;
      } else if (name === 'textarea' && field !== undefined) {
        area = field;
        form.fields[field] = '';
      } else if (name === 'select') select = field;
      else if (name === 'option' && select !== undefined) {
        if (selected !== undefined || form.fields[select] === undefined) form.fields[select] = value;
      }
    },
    ontext(text) {
      const form = forms.at(-1);
      if (area !== undefined && form !== undefined) form.fields[area] += text;
    },
    onclosetag(name) {
      if (name === 'textarea') area = undefined;
      if (name === 'select') select = undefined;
    },
  });
  parser.end(html);
  return forms;
}

/** Opens a page, fills in the form that goes to `action`, and sends it. Throws when there is none, or when it was not taken. */
export async function fillIn(
  app: Hono<AppEnv>,
  page: string,
  action: RegExp,
  values: Record<string, string>,
  headers: Record<string, string>,
  wait: () => void = () => {},
): Promise<Response> {
  const opened = await app.request(page, { headers });
  const form = readForms(await opened.text()).find((one) => action.test(one.action));
  if (form === undefined) throw new Error(`${page} (${opened.status}) has no form to ${action}`);
  wait();
  const answer = await postForm(app, form.action, { ...form.fields, ...values }, headers);
  if (answer.status !== 303) {
    const said = (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    throw new Error(`${form.action} answered ${answer.status}: ${said.slice(0, 1500)}`);
  }
  return answer;
}

/** Every row of every table that holds one of these marks in any column, whatever its type; bytes are looked through as text too. */
export async function findInDatabase(db: Db, marks: readonly string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(db);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db);
    for (const { row } of rows) {
      for (const mark of marks) if (holds(row, mark)) found.push(`${name}: ${mark} in ${row}`);
    }
  }
  return found;
}

/** Files in a folder and below that hold one of these marks. */
export function findInFiles(folder: string, marks: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const content = readFileSync(join(entry.parentPath, entry.name), 'latin1');
    return marks.filter((mark) => holds(content, mark)).map((mark) => `${entry.name}: ${mark}`);
  });
}

/** As it is, in capitals or not, escaped for an address, as bytes in hexadecimal, or in base64. */
function holds(text: string, mark: string): boolean {
  const small = text.toLowerCase();
  const bytes = Buffer.from(mark);
  return (
    small.includes(mark.toLowerCase()) ||
    small.includes(encodeURIComponent(mark).toLowerCase()) ||
    small.includes(bytes.toString('hex')) ||
    text.includes(bytes.toString('base64').replace(/=+$/, '').slice(0, -1))
  );
}
