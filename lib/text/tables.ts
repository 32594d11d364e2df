import { counted } from './amounts';

/** The rows that fit into so many bytes, and how many more there are. The cells stand as they are. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], mostBytes: number): string {
  const lines = rows.map(lineOf);
  let bytes = 0;
  const fitting = lines.filter((line) => {
    bytes += Buffer.byteLength(line);
    return bytes <= mostBytes;
  });
  const rest = lines.length - fitting.length;
  const above = [lineOf(head), lineOf(head.map(() => '---'))];
  return [...above, ...fitting, ...(rest > 0 ? ['', `${counted(rest, 'more row', 'more rows')} left out.`] : [])].join(
    '\n',
  );
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What is unfolded by a click. */
export function folded(summary: string, body: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
