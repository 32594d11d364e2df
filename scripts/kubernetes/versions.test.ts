import { MEASURED_VERSIONS, NEWEST_MEASURED } from '../../lib/kubernetes';
import { InputError, resolveRelease } from './versions';

const proxy = {
  list: () => ['1.29.0', '1.29.10', '1.37.2'],
  has: (release: string) => ['1.29.0', '1.29.1', '1.29.10'].includes(release),
};

test('resolves a measured minor version to its measured patch release', () => {
  expect(resolveRelease(NEWEST_MEASURED, proxy)).toBe(MEASURED_VERSIONS[NEWEST_MEASURED]);
});

test('resolves a minor version that is not measured to its newest patch release', () => {
  expect(resolveRelease('1.29', proxy)).toBe('1.29.10');
});

test('accepts a patch release that the Go module proxy has but does not list', () => {
  expect(resolveRelease('v1.29.1', proxy)).toBe('1.29.1');
});

test.each(['1.99', '1.29.7', '1.9', 'newest'])('rejects the version %s and says what is allowed', (version) => {
  expect(() => resolveRelease(version, proxy)).toThrow(InputError);
  expect(() => resolveRelease(version, proxy)).toThrow(
    `${version}: no release of Kubernetes that the Go module proxy has. Allowed are a minor version from 1.28 on`,
  );
});
