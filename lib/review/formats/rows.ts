const WIDTH_OF_LABELS = 16;

/** A line of which every one begins what it says at the same column. */
export function formatRow(label: string, text: string, look = (padded: string) => padded): string {
  return `  ${look(label.padEnd(WIDTH_OF_LABELS))}${text}`;
}

/** Lines whose cells stand in columns. */
export function formatColumns<Row>(rows: readonly Row[], ...cells: readonly ((row: Row) => string)[]): string[] {
  const padded = cells.map((cell) => {
    const width = Math.max(...rows.map((row) => cell(row).length));
    return (row: Row) => cell(row).padEnd(width);
  });
  return rows.map((row) => `  ${padded.map((cell) => cell(row)).join('  ')}`.trimEnd());
}
