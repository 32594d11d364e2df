import { table } from '../../text';
import { joinSections } from './sections';

const section = (title: string, bytes: number, rank: number) => ({ title, rank, body: title.padEnd(bytes, '.') });

test('where there is room, all sections stand in their order', () => {
  expect(joinSections([section('a', 1, 2), section('b', 1, 1)])).toBe('a\n\nb\n');
});

test('where there is not, those of the lowest rank are kept, whole, and the others named', () => {
  const text = joinSections([
    section('details', 40_000, 3),
    section('runbook', 30_000, 2),
    section('verdict', 20_000, 1),
  ]);
  expect(text.split('\n').map((line) => line.length)).toEqual([30_000, 0, 20_000, 0, expect.any(Number), 0]);
  expect(text).toMatch(/room:\*\* details\. `--format text` says it all\.\n$/);
});

test('of many that are left out, the first are named', () => {
  const sections = Array.from({ length: 14 }, (_, index) => section(`s${index}`, 60_000, 1));
  expect(joinSections(sections)).toMatch(/room:\*\* s0; .*; s9; and 4 more\. /);
});

test('room is counted in bytes, which are never fewer than characters', () => {
  expect(joinSections([{ title: 'towns', rank: 1, body: '東'.repeat(20_000) }])).toContain('towns');
});

test('of a table so many rows are shown as fit, and the others counted', () => {
  const rows = Array.from({ length: 9 }, (_, index) => [`row ${index}`]);
  expect(table(['Rows'], rows.slice(0, 1), 20)).toBe('| Rows |\n| --- |\n| row 0 |');
  expect(table(['Rows'], rows, 20).split('\n')).toEqual([
    '| Rows |',
    '| --- |',
    '| row 0 |',
    '| row 1 |',
    '',
    '7 more rows left out.',
  ]);
});
