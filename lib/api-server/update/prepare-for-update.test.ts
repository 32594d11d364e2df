import type { JsonObject, MeasuredVersion } from '../../kubernetes';
import { Field } from '../../validation';
import { PLACEHOLDER_CLUSTER_IP } from '../create';
import { prepareForUpdate, validateUpdate } from '.';

const ADDRESS = '10.96.0.7';
const ADDRESSED = {
  clusterIP: ADDRESS,
  clusterIPs: [ADDRESS],
  ipFamilies: ['IPv4'],
  ipFamilyPolicy: 'SingleStack',
  internalTrafficPolicy: 'Cluster',
};
const HEADLESS = { ...ADDRESSED, clusterIP: 'None', clusterIPs: ['None'] };
const http = { name: 'http', port: 80 };
const CLUSTER_IP = { ...ADDRESSED, type: 'ClusterIP', ports: [http] };
const NODE_PORT = {
  ...ADDRESSED,
  type: 'NodePort',
  externalTrafficPolicy: 'Cluster',
  ports: [{ ...http, nodePort: 31000 }],
};
const BALANCED = { ...NODE_PORT, type: 'LoadBalancer', allocateLoadBalancerNodePorts: true, loadBalancerClass: 'a/b' };
const CHECKED = { ...BALANCED, externalTrafficPolicy: 'Local', healthCheckNodePort: 31001 };
const EXTERNAL = { type: 'ExternalName', externalName: 'web.example.com' };

const service = (spec?: JsonObject): JsonObject => ({ apiVersion: 'v1', kind: 'Service', ...(spec && { spec }) });
const without = (spec: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(spec).filter(([name]) => !names.includes(name)));
const prepare = (before: JsonObject, after: JsonObject, version: MeasuredVersion = '1.34') =>
  prepareForUpdate(service(before), service(after), version).spec;
const problemsOf = (before: JsonObject, after: JsonObject) =>
  validateUpdate(new Field(service(before)), new Field(service(prepare(before, after) as JsonObject)), '1.34').map(
    ({ path, allowed }) => `${path} ${allowed}`,
  );

describe('an update of a Service keeps', () => {
  test('its address if the manifest leaves it out', () => {
    expect(prepare(CLUSTER_IP, without(CLUSTER_IP, 'clusterIP', 'ipFamilyPolicy'))).toEqual(CLUSTER_IP);
  });

  test('clusterIP None if the manifest leaves it out', () => {
    expect(prepare(HEADLESS, without(HEADLESS, 'clusterIP'))).toEqual(HEADLESS);
    expect(problemsOf(HEADLESS, without(HEADLESS, 'clusterIP'))).toEqual([]);
  });

  test('node ports by the names of the ports, unless another port takes them', () => {
    expect(prepare(NODE_PORT, { ...NODE_PORT, ports: [{ ...http, port: 81 }] })).toEqual({
      ...NODE_PORT,
      ports: [{ ...http, port: 81, nodePort: 31000 }],
    });
    const ports: JsonObject[] = [
      { ...http, port: 81 },
      { name: 'more', port: 80, nodePort: 31000 },
    ];
    expect(prepare(NODE_PORT, { ...NODE_PORT, ports })).toMatchObject({ ports });
    expect(prepare(NODE_PORT, without(NODE_PORT, 'ports'))).toEqual({ ...NODE_PORT, ports: [] });
  });

  test('its healthCheckNodePort if the manifest leaves it out', () => {
    expect(prepare(CHECKED, without(CHECKED, 'healthCheckNodePort'))).toEqual(CHECKED);
  });
});

describe('an update of a Service to another type', () => {
  test('drops the node ports that the new type does not use', () => {
    expect(prepare(NODE_PORT, { ...NODE_PORT, type: 'ClusterIP' })).toEqual(CLUSTER_IP);
    expect(prepare(without(NODE_PORT, 'ports'), { ...without(NODE_PORT, 'ports'), type: 'ClusterIP' })).toEqual(
      without(CLUSTER_IP, 'ports'),
    );
  });

  test('keeps node ports that the manifest changes', () => {
    const ports = [{ ...http, nodePort: 31002 }];
    expect(prepare(NODE_PORT, { ...NODE_PORT, type: 'ClusterIP', ports })).toEqual({ ...CLUSTER_IP, ports });
  });

  test('drops the fields of a load balancer', () => {
    expect(prepare(CHECKED, { ...CHECKED, type: 'NodePort' })).toEqual({
      ...NODE_PORT,
      externalTrafficPolicy: 'Local',
    });
  });

  test('drops its addresses if the new type is ExternalName', () => {
    const { ports } = CLUSTER_IP;
    expect(prepare(NODE_PORT, { ...NODE_PORT, ...EXTERNAL })).toEqual({ ...EXTERNAL, ports });
    expect(prepare(HEADLESS, { ...without(HEADLESS, 'clusterIP'), ...EXTERNAL })).toEqual(EXTERNAL);
    expect(prepare(CLUSTER_IP, { ...CLUSTER_IP, ...EXTERNAL, clusterIP: '10.96.0.8' })).toMatchObject({
      clusterIP: '10.96.0.8',
    });
  });

  test('keeps externalTrafficPolicy of a Service with externalIPs from 1.34 on', () => {
    const after = { ...NODE_PORT, type: 'ClusterIP', externalIPs: ['198.51.100.7'] };
    expect(prepare(NODE_PORT, after, '1.34')).toMatchObject({ externalTrafficPolicy: 'Cluster' });
    expect(prepare(NODE_PORT, after, '1.28')).not.toHaveProperty('externalTrafficPolicy');
  });
});

test('gives an ExternalName Service that gets another type an address', () => {
  expect(prepare(EXTERNAL, { type: 'ClusterIP', ports: [http] })).toMatchObject({ clusterIP: PLACEHOLDER_CLUSTER_IP });
  expect(prepare(EXTERNAL, { type: 'ClusterIP', clusterIP: 'None' })).toMatchObject({ clusterIPs: ['None'] });
  expect(prepare(EXTERNAL, { ...EXTERNAL, externalName: 'other.example.com' })).toMatchObject(
    without(EXTERNAL, 'externalName'),
  );
  expect(problemsOf(EXTERNAL, { type: 'ClusterIP' })).toEqual([]);
});

test('keeps node ports of a load balancer that opts out of them only before 1.34', () => {
  const after = { ...BALANCED, allocateLoadBalancerNodePorts: false, ports: [http] };
  expect(prepare(BALANCED, after, '1.34')).toMatchObject({ ports: [http] });
  expect(prepare(BALANCED, after, '1.28')).toMatchObject({ ports: [{ ...http, nodePort: 31000 }] });
});

test('rejects a change of the address of a Service, also to or from headless', () => {
  expect(problemsOf(CLUSTER_IP, { ...CLUSTER_IP, clusterIP: '10.96.0.8' })).toEqual([
    "spec.clusterIP left out, or what it is on the cluster: the address of a Service can't be changed",
  ]);
  expect(problemsOf(CLUSTER_IP, { ...CLUSTER_IP, clusterIPs: ['10.96.0.8'] })).toEqual([
    "spec.clusterIPs[0] left out, or what it is on the cluster: the address of a Service can't be changed",
  ]);
  expect(problemsOf(CLUSTER_IP, { ...CLUSTER_IP, clusterIP: 'None' })).toEqual([
    "spec.clusterIP left out: a Service that has an address can't be made headless",
  ]);
  expect(problemsOf(HEADLESS, { ...HEADLESS, clusterIP: ADDRESS })).toEqual([
    "spec.clusterIP 'None' or left out: a headless Service can't get an address",
  ]);
});

test('rejects a change of the first IP family of a Service', () => {
  expect(problemsOf(CLUSTER_IP, { ...CLUSTER_IP, ipFamilies: ['IPv6'] })).toEqual([
    "spec.ipFamilies[0] what it is on the cluster: the family of a Service's first address can't be changed",
  ]);
});

test('rejects a change of loadBalancerClass and healthCheckNodePort', () => {
  expect(problemsOf(CHECKED, { ...CHECKED, loadBalancerClass: 'c/d', healthCheckNodePort: 31002 })).toEqual([
    "spec.loadBalancerClass as it is on the cluster: the loadBalancerClass of a Service can't be changed",
    "spec.healthCheckNodePort left out, or as it is on the cluster: the healthCheckNodePort of a Service can't be changed",
  ]);
});

test('prepares a Service without a spec', () => {
  expect(prepareForUpdate(service(), service(), '1.34')).toMatchObject({ spec: { clusterIP: PLACEHOLDER_CLUSTER_IP } });
});

test('leaves a ConfigMap as it is', () => {
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } };
  expect(prepareForUpdate(configMap, configMap, '1.34')).toBe(configMap);
});

test('keeps the data source of a live claim', () => {
  const bucket = { apiGroup: 'example.com', kind: 'Bucket', name: 'files', namespace: 'other' };
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec: { dataSourceRef: bucket } };
  expect(prepareForUpdate(claim, claim, '1.34')).toEqual(claim);
  expect(prepareForUpdate({ ...claim, spec: {} }, claim, '1.34').spec).toEqual({});
});

test('keeps the finalizers of a live namespace', () => {
  const namespace = (spec: JsonObject) => ({ apiVersion: 'v1', kind: 'Namespace', ...spec });
  const [live, next] = ['kubernetes', 'other'].map((name) => namespace({ spec: { finalizers: [name] } }));
  expect(prepareForUpdate(live as JsonObject, next as JsonObject, '1.34')).toEqual(live);
  expect(prepareForUpdate(namespace({}), next as JsonObject, '1.34')).toBe(next);
});
