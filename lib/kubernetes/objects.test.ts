import { isClusterScoped, namespaceOf, objectKeyOf } from '.';

test.each([
  ['Namespace', 'v1'],
  ['ClusterRole', 'rbac.authorization.k8s.io/v1'],
  ['ClusterRole', 'rbac.authorization.k8s.io/v1beta1'],
  ['APIService', 'apiregistration.k8s.io/v1'],
  ['ValidatingAdmissionPolicy', 'admissionregistration.k8s.io/v1'],
  ['VolumeAttributesClass', 'storage.k8s.io/v1'],
  ['VolumeSnapshotClass', 'snapshot.storage.k8s.io/v1'],
])('counts %s of %s as cluster-scoped', (kind, apiVersion) => {
  expect([isClusterScoped(kind, apiVersion), isClusterScoped(kind)]).toEqual([true, true]);
  expect(namespaceOf({ apiVersion, kind, namespace: 'shop' })).toBe('');
});

test.each([
  ['StatefulSet', 'apps/v1'],
  ['PodCertificateRequest', 'certificates.k8s.io/v1'],
  ['Node', 'longhorn.io/v1beta2'],
  ['Cluster', 'postgresql.cnpg.io/v1'],
])('counts %s of %s as namespaced', (kind, apiVersion) => {
  expect(isClusterScoped(kind, apiVersion)).toBe(false);
  expect(namespaceOf({ apiVersion, kind, namespace: 'shop' })).toBe('shop');
});

test.each([undefined, null, ''])('takes the namespace default if a manifest names %p', (namespace) => {
  expect(namespaceOf({ apiVersion: 'v1', kind: 'Service', namespace })).toBe('default');
});

test('gives versions of one API the same object key, and groups different ones', () => {
  const keyIn = (apiVersion: string) =>
    objectKeyOf({ apiVersion, kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'web' });
  expect(keyIn('autoscaling/v1')).toBe(keyIn('autoscaling/v2'));
  expect(keyIn('example.com/v1')).not.toBe(keyIn('autoscaling/v2'));
});
