import { appOf, object, service } from '../../test/objects';
import { assertNoFindings, UnsoundManifests } from '.';

const map = object('v1', 'ConfigMap', 'map', { data: { password: 'hunter2' } });

function report(): UnsoundManifests {
  try {
    assertNoFindings([appOf([map, map]), appOf([service('web')])]);
  } catch (error) {
    return error as UnsoundManifests;
  }
  throw new Error('nothing was found');
}

test('lists the findings of all Apps in one error, object by object', () => {
  expect(report()).toBeInstanceOf(UnsoundManifests);
  expect(report().message.split('\n')).toEqual([
    'the manifests were not written, because checks found issues:',
    'chart/map (ConfigMap map)',
    expect.stringMatching(/^ {2}data.password is '…', and must be .* \[credentials\]$/),
    'chart/map (ConfigMap map)',
    expect.stringMatching(/^ {2}metadata.name is 'map', and must be .* \[duplicates\]$/),
    expect.stringMatching(/^ {2}data.password is '…', and must be .* \[credentials\]$/),
    'chart/web (Service web)',
    expect.stringMatching(/^ {2}spec.selector is \{ app: 'web' \}, and must be .* \[target-ports\]$/),
  ]);
});

test('provides the findings as data of the error', () => {
  expect(report().findings.map(({ check, object: { kind } }) => `${kind} ${check}`)).toEqual([
    'ConfigMap credentials',
    'ConfigMap duplicates',
    'ConfigMap credentials',
    'Service target-ports',
  ]);
});

test('accepts Apps without findings', () => {
  expect(() => assertNoFindings([appOf([])])).not.toThrow();
});
