/** What a cell of a spreadsheet can hold. */
export type Cell = string | number | null;

/** Texts that a spreadsheet would run as a formula get an apostrophe in front (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;
const GUARDED = /^'(?=[=+\-@\t\r])/;

/** A value as a cell; lists become `a; b` and `member_of:key`, lists of anything larger JSON. */
export function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return value;
  const text = Array.isArray(value) ? listCell(value) : String(value);
  return FORMULA.test(text) ? `'${text}` : text;
}

function listCell(values: readonly unknown[]): string {
  const parts = values.map((value) => (typeof value === 'object' ? pair(value) : String(value)));
  return parts.every((part) => part !== undefined) ? parts.join('; ') : JSON.stringify(values);
}

function pair(value: object | null): string | undefined {
  const { kind, to, ...more } = { kind: undefined, to: undefined, ...value };
  return kind === undefined || to === undefined || Object.keys(more).length > 0 ? undefined : `${kind}:${to}`;
}

/** The text of a cell as it was before it was guarded. */
export function cellText(cell: string): string {
  return cell.trim().replace(GUARDED, '');
}

/** The values of a cell that holds a list. */
export function cellList(cell: string): unknown {
  if (cell.startsWith('[')) return JSON.parse(cell);
  const parts = cell.split(';').map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const [kind, to] = part.split(':');
      return to === undefined ? part : { kind, to };
    });
}
