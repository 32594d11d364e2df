import { becomes, service, statefulSet } from '../../../test/foretold';

const warningsOf = (before: object, after: object) => becomes(before, after).warnings ?? [];

describe('a Service that keeps what its manifest leaves out:', () => {
  test('that it is headless', () => {
    expect(warningsOf(service({ clusterIP: 'None' }), service())).toEqual([
      expect.stringMatching(/^it stays headless/),
    ]);
    expect(warningsOf(service(), service())).toEqual([]);
  });

  test('its node port', () => {
    const ports = (nodePort?: number) => service({ type: 'NodePort', ports: [{ port: 80, nodePort }] });
    expect(warningsOf(ports(30100), ports())).toEqual([expect.stringMatching(/^it keeps the node port 30100/)]);
    expect(warningsOf(ports(30100), ports(30101))).toEqual([]);
  });
});

describe('a rollout that may hang is foreseen:', () => {
  test('under OrderedReady, with a tag that moves', () => {
    const warned = (image: string, policy = 'OrderedReady') =>
      warningsOf(
        statefulSet({ podManagementPolicy: policy }),
        statefulSet({ podManagementPolicy: policy }, { container: { image } }),
      );
    expect(warned('team/web:stable')).toEqual([
      expect.stringMatching(/^the tag of team\/web:stable may be another image/),
      expect.stringContaining('kubectl rollout status statefulset/web'),
    ]);
    expect(warned('team/web:stable', 'Parallel')).toEqual([]);
    for (const fixed of ['team/web:2', 'team/web@sha256:0']) expect(warned(fixed)).toEqual([]);
  });

  test('with a liveness probe that leaves no time to start', () => {
    const probed = (probes: object) => statefulSet({}, { container: probes });
    const hasty = { livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } };
    expect(warningsOf(statefulSet(), probed(hasty))[0]).toBe(
      'container web is killed unless it answers its liveness probe 2 s after it starts: give it a startup probe',
    );
    expect(warningsOf(statefulSet(), probed({ ...hasty, startupProbe: { tcpSocket: { port: 80 } } }))).toEqual([]);
    const patient = { livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 10 } };
    expect(warningsOf(statefulSet(), probed(patient))).toEqual([]);
  });
});
