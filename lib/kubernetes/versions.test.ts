import {
  describeAvailability,
  isAvailable,
  isOlder,
  type KubernetesVersion,
  MAX_UNAVAILABLE_OF_STATEFUL_SETS,
  parseSupportedVersion,
  parseVersion,
  toMinorVersion,
} from '.';

test.each([
  ['1.28', '1.28'],
  ['v1.100', '1.100'],
  ['1.35.2', '1.35.2'],
  ['v1.35.0', '1.35.0'],
  ['v1.35.2+k3s1', '1.35.2'],
  ['v1.33.5-eks-3025e55', '1.33.5'],
  ['v1.32.9-gke.1548000', '1.32.9'],
  ['v1.30.0-rc.1+vmware.1', '1.30.0'],
])('reads the version %s as %s', (text, version) => {
  expect(parseVersion(text)).toBe(version);
});

test.each(['', '1', '1.', '1.x', '1.034', '2.0', '1.35.', '1.35.02', '1.35-eks', '1.35.2.1', ' 1.28', '1.1000', 'v'])(
  'does not read %p as a version',
  (text) => expect(parseVersion(text)).toBeUndefined(),
);

test('supports 1.28 and everything later', () => {
  expect(['1.28', '1.28.0', '1.99'].map(parseSupportedVersion)).toEqual(['1.28', '1.28.0', '1.99']);
  expect(['1.27', '1.27.99', '1.9'].map(parseSupportedVersion)).toEqual([undefined, undefined, undefined]);
});

test('knows the minor version of a patch release', () => {
  expect([toMinorVersion('1.35.2'), toMinorVersion('1.35')]).toEqual(['1.35', '1.35']);
});

describe('comparing versions', () => {
  const older = (version: KubernetesVersion, other: KubernetesVersion) => [version, isOlder(version, other), other];

  test.each([
    ['1.9', '1.28'],
    ['1.34', '1.35'],
    ['1.34.99', '1.35'],
    ['1.34', '1.35.1'],
    ['1.35.3', '1.35.4'],
    ['1.35.3', '1.35.10'],
  ] as const)('%s is older than %s, and not the other way round', (version, other) => {
    expect(older(version, other)).toEqual([version, true, other]);
    expect(older(other, version)).toEqual([other, false, version]);
  });

  test('no version is older than itself or the first release of its minor version', () => {
    expect(older('1.35.2', '1.35.2')).toEqual(['1.35.2', false, '1.35.2']);
    expect(older('1.35.0', '1.35')).toEqual(['1.35.0', false, '1.35']);
  });

  test('a minor version is older than a patch release if its measured patch release is', () => {
    expect(older('1.35', '1.35.4')).toEqual(['1.35', false, '1.35.4']);
    expect(older('1.34', '1.34.4')).toEqual(['1.34', false, '1.34.4']);
    expect(older('1.34', '1.34.5')).toEqual(['1.34', true, '1.34.5']);
  });
});

test('maxUnavailable of StatefulSets was switched on in 1.35.0, off in 1.35.4, and on again in 1.37', () => {
  const versions = ['1.34', '1.35.0', '1.35.3', '1.35.4', '1.35', '1.36.0', '1.36', '1.37.0', '1.37', '1.38'] as const;
  expect(versions.filter((version) => isAvailable(MAX_UNAVAILABLE_OF_STATEFUL_SETS, version))).toEqual([
    '1.35.0',
    '1.35.3',
    '1.37.0',
    '1.37',
    '1.38',
  ]);
  expect(describeAvailability(MAX_UNAVAILABLE_OF_STATEFUL_SETS)).toBe(
    'Kubernetes honors it from 1.37 on, and from 1.35.0 until before 1.35.4',
  );
});

test('a field that needs a feature gate is available in no version', () => {
  expect(isAvailable({ since: undefined }, '1.99')).toBe(false);
  expect(describeAvailability({ since: undefined })).toMatch(
    /^Kubernetes up to 1\.\d+ honors it with a feature gate only$/,
  );
});
