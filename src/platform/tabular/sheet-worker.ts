import { parentPort } from 'node:worker_threads';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { Cell } from './cell.ts';
import type { SheetPart } from './sheet.ts';

/** What Excel refuses in the name of a sheet, and its length. */
const sheetName = (title: string) => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** The longest text of a cell. */
const MAX_TEXT = 32_767;

const rows: Row[] = [];
let title = '';

function toXlsx(cell: Cell) {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  return { value: cell.slice(0, MAX_TEXT), type: String };
}

parentPort?.on('message', async (part: SheetPart) => {
  if ('head' in part) {
    title = part.title;
    rows.push(part.head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })));
  } else if ('rows' in part) rows.push(...part.rows.map((cells) => cells.map(toXlsx)));
  else {
    const file = await writeXlsxFile(rows, { sheet: sheetName(title), stickyRowsCount: 1 }).toBuffer();
    const bytes = new Uint8Array(file);
    parentPort?.postMessage(bytes, [bytes.buffer]);
  }
});
