import { readdirSync, readFileSync } from 'node:fs';

/** A file for `lib/charts/` that contains one chart. */
export interface ChartFile {
  readonly className: string;
  readonly code: string;
}

/** Finds the charts that README.md and docs/ show as whole files. */
export function readDocumentedCharts(): ChartFile[] {
  const pages = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((name) =>
    name.endsWith('.md'),
  );
  return pages.flatMap((page) => {
    const blocks = [...readFileSync(page, 'utf8').matchAll(/^```ts\n(import .*?)^```$/gms)];
    return blocks.flatMap(([, code = '']) => {
      const [, className] = code.match(/^export class (\w+) extends Chart\b/m) ?? [];
      return className === undefined ? [] : [{ className, code }];
    });
  });
}

/** Reads a chart with kinds and fields that the charts of the documentation lack. */
export function readVariousObjects(): ChartFile {
  const text = readFileSync('test/project/various-objects.ts', 'utf8');
  return { className: 'VariousObjects', code: text.replace('../../lib/constructs', '../constructs') };
}
