import type { Child } from 'hono/jsx';

/** Written out although elements have them: Safari forgets that something is a table once its rows are laid out as blocks. */
export const TABLE_ROLE = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/**
 * Rows of the same kind. The first cell is the head of its row. On a narrow screen each row becomes a block and each cell says what it is.
 */
export function Table(props: { caption: string; head: string[]; rows: Child[][] }) {
  return (
    <table class="kern-table hw-table" {...TABLE_ROLE.table}>
      <caption class="kern-sr-only">{props.caption}</caption>
      <thead class="kern-table__head" {...TABLE_ROLE.rowgroup}>
        <tr class="kern-table__row" {...TABLE_ROLE.row}>
          {props.head.map((label) => (
            <th scope="col" class="kern-table__header" {...TABLE_ROLE.columnheader}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body" {...TABLE_ROLE.rowgroup}>
        {props.rows.map((cells) => (
          <tr class="kern-table__row" {...TABLE_ROLE.row}>
            {cells.map((cell, at) =>
              at === 0 ? (
                <th scope="row" class="kern-table__header" {...TABLE_ROLE.rowheader}>
                  {cell}
                </th>
              ) : (
                <td class="kern-table__cell" {...TABLE_ROLE.cell} data-label={props.head[at]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
