import { found, object } from '../../../test/objects';
import { checkSecrets } from './secrets';

test('accepts a Secret without data', () => {
  expect(found(checkSecrets, object('v1', 'Secret', 'token', { type: 'kubernetes.io/service-account-token' }))).toEqual(
    [],
  );
});

test.each(['data', 'stringData'])('reports %s of a Secret without the values', (part) => {
  expect(found(checkSecrets, object('v1', 'Secret', 'login', { [part]: { password: 'hunter2' } }))).toEqual([
    `Secret login: ${part}.password is '…', and must be omitted: create the Secret outside of the repository, and refer to it by Secret.fromSecretName`,
  ]);
});
