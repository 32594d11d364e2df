import { numbered } from '../../../test/reports';
import { PLAIN } from '../../text';
import { listNames, listNamesByNumber } from './name-lists';

const pods = (names: readonly string[]) => listNames(names, PLAIN, { of: 'pods' });

test('a few names are spelled out', () => {
  expect(pods(numbered('web', 5))).toBe('web-0, web-1, web-2, web-3, web-4');
});

test('a long row is condensed, in whichever direction it goes', () => {
  expect(pods(numbered('web', 10))).toBe('web-0 … web-9 (10 pods)');
  expect(pods(numbered('web', 10).toReversed())).toBe('web-9 … web-0 (10 pods)');
});

test('a row ends where a number is missing, the direction turns, or another name begins', () => {
  const names = [...numbered('web', 6), 'web-7', 'web-6', 'web-7', 'api-8', 'web-', 'web', ''];
  expect(pods(names)).toBe('web-0 … web-5 (6 pods), web-7, web-6, web-7, api-8, web-, web, ""');
});

test('of many names that make no row, the first are named and the others counted', () => {
  const names = ['b', 'd', ...Array.from({ length: 20 }, (_, index) => `web-${2 * index}`), ...numbered('api', 10)];
  expect(pods(names)).toMatch(/^b, d, web-0, .*, web-18, and 20 more$/);
});

test('where the order says nothing, mixed rows are distinguished', () => {
  const claims = numbered('web', 8).flatMap((pod) => [`data-${pod}`, `logs-${pod}`]);
  expect(listNamesByNumber(claims, PLAIN, { of: 'claims' })).toBe(
    'data-web-0 … data-web-7 (8 claims), logs-web-0 … logs-web-7 (8 claims)',
  );
});

test('where the order says nothing, numbers decide', () => {
  const apps = numbered('app', 12).toSorted();
  expect(listNamesByNumber(['app-web', ...apps, 'app-api'], PLAIN, { of: 'objects' })).toBe(
    'app-web, app-0 … app-11 (12 objects), app-api',
  );
});
