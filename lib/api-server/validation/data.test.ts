import { edited } from '../../../test/edited';
import { object, testValidation, type ValidationCase } from '../../../test/validation-cases';
import { NEWEST_MEASURED } from '../../kubernetes';
import { Field } from '../../validation';
import { validateObject } from '.';

const map = object('v1', 'ConfigMap', { data: { a: 'x' } });
const secret = object('v1', 'Secret', { type: 'Opaque', data: { a: 'eA==' } });
const claim = object('v1', 'PersistentVolumeClaim', {
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});
const storageClass = object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'Example.com/disk' });

testValidation([
  [map, { data: { 'a/b': 'x' } }, "data['a/b']"],
  [map, { binaryData: { a: 'AA==' } }, 'data.a'],
  [map, { 'data.a': 'x'.repeat(2 ** 20 + 1) }, 'data'],
  [secret, { 'data.a': Buffer.alloc(2 ** 20 + 1).toString('base64') }, 'data'],
  [secret, { 'data.a': Buffer.alloc(2 ** 20 + 1).toString('base64'), stringData: { a: '' } }, ''],
  [secret, { type: undefined }, ''],
  [secret, { type: 'kubernetes.io/tls', stringData: { 'tls.key': '' } }, "data['tls.crt']"],
  [secret, { type: 'kubernetes.io/basic-auth' }, 'data.password data.username'],
  [secret, { type: 'kubernetes.io/basic-auth', data: { username: 'eA==' } }, ''],
  [secret, { type: 'kubernetes.io/ssh-auth', data: { 'ssh-privatekey': 'eA==' } }, ''],
  [
    secret,
    {
      type: 'kubernetes.io/service-account-token',
      'metadata.annotations': { 'kubernetes.io/service-account.name': 'web' },
    },
    '',
  ],
  [secret, { type: 'kubernetes.io/ssh-auth' }, "data['ssh-privatekey']"],
  [secret, { type: 'kubernetes.io/dockercfg' }, "data['.dockercfg']"],
  ...['x', '[]'].map(
    (json): ValidationCase => [
      secret,
      { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': json } },
      "data['.dockerconfigjson']",
    ],
  ),
  [secret, { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'e30=' } }, ''],
  [
    secret,
    { type: 'kubernetes.io/service-account-token' },
    "metadata.annotations['kubernetes.io/service-account.name']",
  ],
  [claim, {}, ''],
  [claim, { 'spec.dataSource': { kind: 'Other' } }, ''],
  [claim, { 'spec.dataSource': { kind: 'PersistentVolumeClaim' } }, 'spec.dataSource.name'],
  [
    claim,
    { 'spec.dataSourceRef': { apiGroup: 'A', kind: 'Other', name: 'x' } },
    'spec.dataSourceRef.apiGroup',
    { since: '1.34' },
  ],
  [storageClass, { provisioner: undefined }, 'provisioner'],
  [storageClass, { provisioner: 'a b', reclaimPolicy: 'Recycle' }, 'provisioner reclaimPolicy'],
  [storageClass, { parameters: { '': 'x' } }, "parameters['']"],
  [storageClass, { parameters: { a: 'x'.repeat(2 ** 18) } }, 'parameters'],
  [storageClass, { parameters: { a: 'x' } }, ''],
]);

test('hides the value of a Secret', () => {
  const [issue] = validateObject(new Field(edited(secret, { data: { 'a/b': 'c2VjcmV0' } })), NEWEST_MEASURED);
  expect(issue?.value).toBe('…');
});
