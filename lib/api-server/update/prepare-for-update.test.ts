import type { JsonObject, MeasuredVersion } from '../../kubernetes';
import { Field } from '../../validation';
import { SOME_ADDRESS } from '../create';
import { prepared, updateProblems } from '.';

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
const made = (before: JsonObject, after: JsonObject, version: MeasuredVersion = '1.34') =>
  prepared(service(before), service(after), version).spec;
const found = (before: JsonObject, after: JsonObject) =>
  updateProblems(new Field(service(before)), new Field(service(made(before, after) as JsonObject)), '1.34').map(
    ({ path, allowed }) => `${path} ${allowed}`,
  );

describe('what an update leaves out, the server keeps:', () => {
  test('the address', () => {
    expect(made(CLUSTER_IP, without(CLUSTER_IP, 'clusterIP', 'ipFamilyPolicy'))).toEqual(CLUSTER_IP);
  });

  test('that there is none', () => {
    expect(made(HEADLESS, without(HEADLESS, 'clusterIP'))).toEqual(HEADLESS);
    expect(found(HEADLESS, without(HEADLESS, 'clusterIP'))).toEqual([]);
  });

  test('the node ports, by the names of the ports', () => {
    expect(made(NODE_PORT, { ...NODE_PORT, ports: [{ ...http, port: 81 }] })).toEqual({
      ...NODE_PORT,
      ports: [{ ...http, port: 81, nodePort: 31000 }],
    });
    const ports: JsonObject[] = [
      { ...http, port: 81 },
      { name: 'more', port: 80, nodePort: 31000 },
    ];
    expect(made(NODE_PORT, { ...NODE_PORT, ports })).toMatchObject({ ports });
    expect(made(NODE_PORT, without(NODE_PORT, 'ports'))).toEqual({ ...NODE_PORT, ports: [] });
  });

  test('the port of health checks', () => {
    expect(made(CHECKED, without(CHECKED, 'healthCheckNodePort'))).toEqual(CHECKED);
  });
});

describe('what a new type has no use for, the server clears:', () => {
  test('node ports', () => {
    expect(made(NODE_PORT, { ...NODE_PORT, type: 'ClusterIP' })).toEqual(CLUSTER_IP);
    expect(made(without(NODE_PORT, 'ports'), { ...without(NODE_PORT, 'ports'), type: 'ClusterIP' })).toEqual(
      without(CLUSTER_IP, 'ports'),
    );
  });

  test('but not those that are new', () => {
    const ports = [{ ...http, nodePort: 31002 }];
    expect(made(NODE_PORT, { ...NODE_PORT, type: 'ClusterIP', ports })).toEqual({ ...CLUSTER_IP, ports });
  });

  test('what load balancers have', () => {
    expect(made(CHECKED, { ...CHECKED, type: 'NodePort' })).toEqual({ ...NODE_PORT, externalTrafficPolicy: 'Local' });
  });

  test('all of its address', () => {
    const { ports } = CLUSTER_IP;
    expect(made(NODE_PORT, { ...NODE_PORT, ...EXTERNAL })).toEqual({ ...EXTERNAL, ports });
    expect(made(HEADLESS, { ...without(HEADLESS, 'clusterIP'), ...EXTERNAL })).toEqual(EXTERNAL);
    expect(made(CLUSTER_IP, { ...CLUSTER_IP, ...EXTERNAL, clusterIP: '10.96.0.8' })).toMatchObject({
      clusterIP: '10.96.0.8',
    });
  });

  test('how traffic from outside goes, unless there is some by other addresses from 1.34 on', () => {
    const after = { ...NODE_PORT, type: 'ClusterIP', externalIPs: ['198.51.100.7'] };
    expect(made(NODE_PORT, after, '1.34')).toMatchObject({ externalTrafficPolicy: 'Cluster' });
    expect(made(NODE_PORT, after, '1.28')).not.toHaveProperty('externalTrafficPolicy');
  });
});

test('a Service that was only a name gets an address', () => {
  expect(made(EXTERNAL, { type: 'ClusterIP', ports: [http] })).toMatchObject({ clusterIP: SOME_ADDRESS });
  expect(made(EXTERNAL, { type: 'ClusterIP', clusterIP: 'None' })).toMatchObject({ clusterIPs: ['None'] });
  expect(made(EXTERNAL, { ...EXTERNAL, externalName: 'other.example.com' })).toMatchObject(
    without(EXTERNAL, 'externalName'),
  );
  expect(found(EXTERNAL, { type: 'ClusterIP' })).toEqual([]);
});

test('a load balancer without node ports keeps those that it has, and up to 1.33 gets them again', () => {
  const after = { ...BALANCED, allocateLoadBalancerNodePorts: false, ports: [http] };
  expect(made(BALANCED, after, '1.34')).toMatchObject({ ports: [http] });
  expect(made(BALANCED, after, '1.28')).toMatchObject({ ports: [{ ...http, nodePort: 31000 }] });
});

test('the address of a Service cannot be changed, given up or got', () => {
  expect(found(CLUSTER_IP, { ...CLUSTER_IP, clusterIP: '10.96.0.8' })).toEqual([
    "spec.clusterIP left out, or what it is on the cluster: the address of a Service can't be changed",
  ]);
  expect(found(CLUSTER_IP, { ...CLUSTER_IP, clusterIPs: ['10.96.0.8'] })).toEqual([
    "spec.clusterIPs[0] left out, or what it is on the cluster: the address of a Service can't be changed",
  ]);
  expect(found(CLUSTER_IP, { ...CLUSTER_IP, clusterIP: 'None' })).toEqual([
    "spec.clusterIP left out: a Service that has an address can't be made headless",
  ]);
  expect(found(HEADLESS, { ...HEADLESS, clusterIP: ADDRESS })).toEqual([
    "spec.clusterIP 'None' or left out: a headless Service can't get an address",
  ]);
});

test('the family of its first address cannot be changed', () => {
  expect(found(CLUSTER_IP, { ...CLUSTER_IP, ipFamilies: ['IPv6'] })).toEqual([
    "spec.ipFamilies[0] what it is on the cluster: the family of a Service's first address can't be changed",
  ]);
});

test('what serves a load balancer, and where its health is checked, cannot be changed', () => {
  expect(found(CHECKED, { ...CHECKED, loadBalancerClass: 'c/d', healthCheckNodePort: 31002 })).toEqual([
    "spec.loadBalancerClass as it is on the cluster: the loadBalancerClass of a Service can't be changed",
    "spec.healthCheckNodePort left out, or as it is on the cluster: the healthCheckNodePort of a Service can't be changed",
  ]);
});

test('a Service without a spec stays one', () => {
  expect(prepared(service(), service(), '1.34')).toMatchObject({ spec: { clusterIP: SOME_ADDRESS } });
});

test('other objects are as they were given', () => {
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } };
  expect(prepared(configMap, configMap, '1.34')).toBe(configMap);
});
