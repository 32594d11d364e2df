import { Schema } from './schema';

const BETA = ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'] as const;

test('a version serves only its own kinds', () => {
  expect(Schema.of('1.28').kind(...BETA)?.namespaced).toBe(false);
  expect(Schema.of('1.36').kind(...BETA)).toBeUndefined();
  expect(Schema.of('1.36').kind('resource.k8s.io/v1', 'ResourceClaim')?.namespaced).toBe(true);
  expect(Schema.of('1.28').kind('resource.k8s.io/v1', 'ResourceClaim')).toBeUndefined();
  expect(Schema.of('1.28').kind('example.com/v1', 'Thing')).toBeUndefined();
});

test('a version knows only its own fields', () => {
  expect(Schema.of('1.34').fields('core/v1.LifecycleHandler').has('sleep')).toBe(true);
  expect(Schema.of('1.28').fields('core/v1.LifecycleHandler').has('sleep')).toBe(false);
});

test('a type that Kubernetes does not have has no fields', () => {
  expect(Schema.of('1.34').fields('example.com/v1.Thing').size).toBe(0);
});
