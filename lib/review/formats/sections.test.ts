import { formatTable } from '../../text';
import { joinSections } from './sections';

const section = (title: string, bytes: number, rank: number) => ({ title, rank, body: title.padEnd(bytes, '.') });

test('writes all sections in their order if there is room', () => {
  expect(joinSections([section('a', 1, 2), section('b', 1, 1)])).toBe('a\n\nb\n');
});

test('keeps whole sections of the lowest rank if there is no room for all, and names the others', () => {
  const text = joinSections([
    section('details', 40_000, 3),
    section('runbook', 30_000, 2),
    section('verdict', 20_000, 1),
  ]);
  expect(text.split('\n').map((line) => line.length)).toEqual([30_000, 0, 20_000, 0, expect.any(Number), 0]);
  expect(text).toMatch(/room:\*\* details\. Use `--format text` for the full report\.\n$/);
});

test('names the first of many sections that are left out', () => {
  const sections = Array.from({ length: 14 }, (_, index) => section(`s${index}`, 60_000, 1));
  expect(joinSections(sections)).toMatch(/room:\*\* s0; .*; s9; and 4 more\. /);
});

test('counts the size of a comment in bytes', () => {
  expect(joinSections([{ title: 'towns', rank: 1, body: '東'.repeat(20_000) }])).toContain('towns');
});

test('shows the rows of a table that fit, and counts the others', () => {
  const rows = Array.from({ length: 9 }, (_, index) => [`row ${index}`]);
  expect(formatTable(['Rows'], rows.slice(0, 1), 20)).toBe('| Rows |\n| --- |\n| row 0 |');
  expect(formatTable(['Rows'], rows, 20).split('\n')).toEqual([
    '| Rows |',
    '| --- |',
    '| row 0 |',
    '| row 1 |',
    '',
    '7 more rows left out.',
  ]);
});
