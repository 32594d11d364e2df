import { deployment, forecastObjects, forecastUpdate, service, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';
import { FORMATS } from '../formats';

const TCP = { name: 'game-tcp', protocol: 'TCP', port: 7777 };
const UDP = { name: 'game-udp', protocol: 'UDP', port: 7777 };
const pathsOf = (before: Manifest | undefined, after: Manifest, kubernetes?: '1.28' | '1.34') =>
  (forecastObjects(before ? [before] : [], [after], kubernetes).objects[0]?.notApplied ?? []).map(({ path }) => path);

describe('a value that HEAD states and that is not applied', () => {
  test('is a second port of a Service with the same number', () => {
    const report = forecastObjects([service({ ports: [TCP] })], [service({ ports: [TCP, UDP] })]);
    expect(report.verdict).toBe('none');
    expect(report.objects[0]?.notApplied).toEqual([
      {
        path: '/spec/ports/1',
        asked: UDP,
        reason: 'kubectl apply merges this list by port alone, and several items have port 7777.',
        instead: expect.stringContaining('kubectl replace'),
      },
    ]);
    expect(FORMATS.text(report, { folder: 'dist' })).toMatch(
      /^1 value of HEAD is not applied; nothing else changes\.\n/,
    );
    // Nothing is merged into an object that is new.
    expect(pathsOf(undefined, service({ ports: [TCP, UDP] }))).toEqual([]);
  });

  test('is the second of two changed node ports of one port number', () => {
    const ports = (nodePort: number) =>
      service({ type: 'NodePort', ports: [UDP, TCP].map((port) => ({ ...port, nodePort })) });
    const report = forecastUpdate(ports(30777), ports(30778));
    expect(report.notApplied).toMatchObject([{ path: '/spec/ports/1/nodePort', asked: 30778, after: 30777 }]);
    expect(report.warnings).toBeUndefined();
  });

  test('is an environment variable that BASE states twice and HEAD once', () => {
    const env = (...values: string[]) =>
      statefulSet({}, { container: { env: values.map((value) => ({ name: 'A', value })) } });
    expect(pathsOf(env('a', 'b'), env('b'))).toEqual(['/spec/template/spec/containers/0/env/0']);
  });

  test('is a field that the Kubernetes version drops', () => {
    const after = statefulSet({ updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } });
    expect(pathsOf(undefined, after, '1.28')).toEqual(['/spec/updateStrategy/rollingUpdate/maxUnavailable']);
  });

  test('is a value that the API server replaces with a default', () => {
    const probed = { livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 0 } };
    expect(forecastUpdate(statefulSet(), statefulSet({}, { container: probed })).notApplied).toEqual([
      {
        path: '/spec/template/spec/containers/0/livenessProbe/periodSeconds',
        asked: 0,
        after: 10,
        reason: 'The API server stored another value.',
      },
    ]);
  });

  test('is a key of a Secret that stringData states as well, and its value is hidden', () => {
    const secret = (stringData?: object) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a' },
      data: { password: 'b2xk' },
      ...(stringData && { stringData }),
    });
    expect(forecastUpdate(secret(), secret({ password: 'new' })).notApplied).toEqual([
      { path: '/data/password', reason: 'The API server stored another value.' },
    ]);
  });
});

describe('no value is reported as not applied', () => {
  test('if a quantity, an empty value or the order of items is only written differently', () => {
    const env = [
      { name: 'A', value: '' },
      { name: 'B', value: 'b' },
    ];
    const before = statefulSet({}, { container: { env } });
    const resources = { requests: { cpu: 0.5, memory: '1024Mi' } };
    const after = statefulSet({}, { hostNetwork: false, container: { env: env.toReversed(), resources } });
    expect(pathsOf(before, after)).toEqual([]);
  });

  test('of a rejected object, of its status, of metadata of the API server, or of another stored API version', () => {
    expect(pathsOf(deployment(), deployment({ selector: { matchLabels: { a: 'b' } } }))).toEqual([]);
    const written = { ...service(), metadata: { name: 'web', creationTimestamp: null }, status: { loadBalancer: {} } };
    expect(pathsOf(undefined, written)).toEqual([]);
    const scaler = {
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
        maxReplicas: 3,
        targetCPUUtilizationPercentage: 50,
      },
    };
    expect(pathsOf(undefined, scaler)).toEqual([]);
  });

  test('of lists without merge keys', () => {
    const thing = (items: string[]) => ({
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'a' },
      spec: { items, size: 1 },
    });
    expect(pathsOf(thing(['a']), thing(['b', 'c']))).toEqual([]);
    const kept = (...finalizers: string[]) => ({ ...service(), metadata: { name: 'web', finalizers } });
    expect(pathsOf(kept('example.com/a'), kept('example.com/b', 'example.com/b', 'example.com/a'))).toEqual([]);
  });
});
