import { container, found, object, statefulSet } from '../../../test/objects';
import { checkCredentials } from './credentials';

const inEnv = (name: string | undefined, value: unknown) =>
  found(checkCredentials, statefulSet('web', { initContainers: [container({ env: [{ name, value }] })] }));

test.each([
  ['PASSWORD_FILE', 'run/password'],
  ['DB_PASSWORD', '/run/secrets/password'],
  ['TOKEN_URL', 'https://example.com/token'],
  ['SECRET', '$(OTHER)'],
  ['FEATURE_TOKEN', 'true'],
  ['API_KEY', ''],
  ['API_KEY', undefined],
  ['COMPASS', 'north'],
  ['MONKEY', 'banana'],
  ['URL', 'https://example.com:8080/@scope'],
  ['URL', 'postgres://user:$(PASSWORD)@db/app'],
  [undefined, 'x'],
])('accepts the environment variable %s=%s', (name, value) => {
  expect(inEnv(name, value)).toEqual([]);
});

test.each([
  ['DB_PASSWORD', 'hunter2'],
  ['password', 'hunter2'],
  ['apiKey', 'abc'],
  ['APP.SECRET', 'abc'],
  ['AWS_SECRET_ACCESS_KEY', 'abc'],
  ['GITHUB-TOKEN', 'abc'],
  ['DATABASE', 'postgres://user:hunter2@db/app'],
  ['PEM', '-----BEGIN RSA PRIVATE KEY-----\nabc'],
  ['ID', 'AKIAABCDEFGHIJKLMNOP'],
  ['GH', `ghp_${'a'.repeat(36)}`],
  ['SLACK', 'xoxb-1234567890-abc'],
  ['JWT', 'eyJhbGciOiJI.eyJzdWIiOiIx.abc'],
])('reports the environment variable %s=%s without its value', (name, value) => {
  expect(inEnv(name, value)).toEqual([
    "StatefulSet web: spec.template.spec.initContainers[0].env[0].value is '…', and must be in a Secret: use secret.envValue(key), or mount the Secret",
  ]);
});

test('reports credentials in a ConfigMap', () => {
  const data = { color: 'blue', password: 'hunter2' };
  expect(found(checkCredentials, object('v1', 'ConfigMap', 'map', { data }))).toEqual([
    "ConfigMap map: data.password is '…', and must be in a Secret: use secret.envValue(key), or mount the Secret",
  ]);
});
