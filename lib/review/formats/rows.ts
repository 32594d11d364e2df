const WIDTH_OF_LABELS = 16;

/** Formats a label and a text. The texts of all rows begin at the same column. `look` colors the label. */
export function formatRow(label: string, text: string, look = (padded: string) => padded): string {
  return `  ${look(label.padEnd(WIDTH_OF_LABELS))}${text}`;
}

/** Formats rows as a table whose columns are as wide as their widest cell. */
export function formatColumns<Row>(rows: readonly Row[], ...cells: readonly ((row: Row) => string)[]): string[] {
  const padded = cells.map((cell) => {
    const width = Math.max(...rows.map((row) => cell(row).length));
    return (row: Row) => cell(row).padEnd(width);
  });
  return rows.map((row) => `  ${padded.map((cell) => cell(row)).join('  ')}`.trimEnd());
}
