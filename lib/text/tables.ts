import { formatCount } from './amounts';

/** A Markdown table with the rows that fit into a size, and the number of those left out. Cells are not escaped. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[], maxBytes: number): string {
  const lines = rows.map(formatRow);
  let bytes = 0;
  const fitting = lines.filter((line) => {
    bytes += Buffer.byteLength(line);
    return bytes <= maxBytes;
  });
  const rest = lines.length - fitting.length;
  const header = [formatRow(head), formatRow(head.map(() => '---'))];
  return [
    ...header,
    ...fitting,
    ...(rest > 0 ? ['', `${formatCount(rest, 'more row', 'more rows')} left out.`] : []),
  ].join('\n');
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A section in HTML that a click unfolds. */
export function formatDetails(summary: string, body: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
