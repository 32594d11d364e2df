import { readFileSync } from 'node:fs';

const PAGE = readFileSync('docs/persisting.md', 'utf8');
const WAYS = readFileSync('test/cluster/persisting/ways.ts', 'utf8');
const INDENT = /^ {4}/gm;

/** The blocks of code on the page. */
export const BLOCKS = [...PAGE.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

/** The bodies of the ways, as they stand in their file. */
export const BODIES = [...WAYS.matchAll(/^ {2}'[\w-]+'\(web\) \{\n(.*?)^ {2}\},$/gms)].map(([, body]) =>
  body?.replace(INDENT, ''),
);
