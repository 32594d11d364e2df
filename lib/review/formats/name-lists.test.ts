import { numberedNames } from '../../../test/reports';
import { plainText } from '../../text';
import { listNames, listNamesByNumber } from './name-lists';

const pods = (names: readonly string[]) => listNames(names, plainText, { of: 'pods' });

test('lists a few names one by one', () => {
  expect(pods(numberedNames('web', 5))).toBe('web-0, web-1, web-2, web-3, web-4');
});

test('condenses a long run of names in either direction', () => {
  expect(pods(numberedNames('web', 10))).toBe('web-0 … web-9 (10 pods)');
  expect(pods(numberedNames('web', 10).toReversed())).toBe('web-9 … web-0 (10 pods)');
});

test('ends a run of names where a number is missing, the direction turns, or another name begins', () => {
  const names = [...numberedNames('web', 6), 'web-7', 'web-6', 'web-7', 'api-8', 'web-', 'web', ''];
  expect(pods(names)).toBe('web-0 … web-5 (6 pods), web-7, web-6, web-7, api-8, web-, web, ""');
});

test('lists the first of many names and counts the others', () => {
  const names = [
    'b',
    'd',
    ...Array.from({ length: 20 }, (_, index) => `web-${2 * index}`),
    ...numberedNames('api', 10),
  ];
  expect(pods(names)).toMatch(/^b, d, web-0, .*, web-18, and 20 more$/);
});

test('groups names by prefix if their order says nothing', () => {
  const claims = numberedNames('web', 8).flatMap((pod) => [`data-${pod}`, `logs-${pod}`]);
  expect(listNamesByNumber(claims, plainText, { of: 'claims' })).toBe(
    'data-web-0 … data-web-7 (8 claims), logs-web-0 … logs-web-7 (8 claims)',
  );
});

test('sorts names by number if their order says nothing', () => {
  const apps = numberedNames('app', 12).toSorted();
  expect(listNamesByNumber(['app-web', ...apps, 'app-api'], plainText, { of: 'objects' })).toBe(
    'app-web, app-0 … app-11 (12 objects), app-api',
  );
});
