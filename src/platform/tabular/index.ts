export { type Cell, toCell } from './cell.ts';
export { readTable, type Table, type TableRefusal } from './read.ts';
export { type ImportRefusal, type ImportReport, type RowError, validateRows } from './rows.ts';
export { writeSheet } from './sheet.ts';
