import { containerIssuePathsOf, issuePathsOf, makeContainer } from '../../../../test/pod-issues';

const httpGet = { path: '/', port: 80, scheme: 'HTTP' };

test.each([
  ['accepts an HTTP request', { httpGet: { ...httpGet, httpHeaders: [{ name: 'X-A', value: 'b' }] } }, []],
  ['accepts the name of a port', { tcpSocket: { port: 'http' } }, []],
  ['rejects a probe without an action', {}, ['']],
  ['rejects a probe with two actions', { httpGet, exec: { command: ['a'] } }, ['.httpGet']],
  ['rejects exec without a command', { exec: {} }, ['.exec.command']],
  ['rejects httpGet without a port', { httpGet: {} }, ['.httpGet.port']],
  ['rejects a port above 65535', { grpc: { port: 65536 } }, ['.grpc.port']],
  ['rejects an invalid name of a port', { tcpSocket: { port: '80' } }, ['.tcpSocket.port']],
  ['rejects an unknown scheme', { httpGet: { ...httpGet, scheme: 'ftp' } }, ['.httpGet.scheme']],
  [
    'rejects invalid HTTP headers',
    { httpGet: { ...httpGet, httpHeaders: [{ name: 'a b' }, {}] } },
    ['.httpGet.httpHeaders[0].name', '.httpGet.httpHeaders[1].name'],
  ],
  [
    'rejects negative times and thresholds',
    { httpGet, initialDelaySeconds: -1, periodSeconds: -1, timeoutSeconds: -1, failureThreshold: -1 },
    ['.initialDelaySeconds', '.timeoutSeconds', '.periodSeconds', '.failureThreshold'],
  ],
  ['rejects a success threshold of 2', { httpGet, successThreshold: 2 }, ['.successThreshold']],
  ['rejects a grace period of 0', { httpGet, terminationGracePeriodSeconds: 0 }, ['.terminationGracePeriodSeconds']],
])('%s in a liveness or startup probe', (_, probe, paths) => {
  for (const key of ['livenessProbe', 'startupProbe'])
    expect(containerIssuePathsOf({ [key]: probe })).toEqual(paths.map((path) => key + path));
});

test('accepts a success threshold of 2 in a readiness probe, and rejects a grace period', () => {
  const readinessProbe = { httpGet, successThreshold: 2 };
  expect(containerIssuePathsOf({ readinessProbe })).toEqual([]);
  expect(containerIssuePathsOf({ readinessProbe: { ...readinessProbe, terminationGracePeriodSeconds: 5 } })).toEqual([
    'readinessProbe.terminationGracePeriodSeconds',
  ]);
});

test('rejects a hook that sleeps longer than the grace period of the pod', () => {
  const sleeping = (seconds?: number) =>
    containerIssuePathsOf({ lifecycle: { preStop: { sleep: { seconds } } } }, { terminationGracePeriodSeconds: 5 });
  expect([sleeping(), sleeping(5)]).toEqual([[], []]);
  expect([sleeping(6), sleeping(-1)]).toEqual([
    ['lifecycle.preStop.sleep.seconds'],
    ['lifecycle.preStop.sleep.seconds'],
  ]);
  expect(containerIssuePathsOf({ lifecycle: { postStart: {}, preStop: { exec: {}, httpGet } } })).toEqual([
    'lifecycle.postStart',
    'lifecycle.preStop.httpGet',
    'lifecycle.preStop.exec.command',
  ]);
});

test('rejects probes and hooks of an init container that is no sidecar', () => {
  const more = { livenessProbe: { httpGet }, lifecycle: { preStop: { exec: { command: ['a'] } } } };
  expect(issuePathsOf({ initContainers: [makeContainer({ name: 'a', restartPolicy: 'Always', ...more })] })).toEqual(
    [],
  );
  expect(issuePathsOf({ initContainers: [makeContainer({ name: 'a', ...more })] })).toEqual([
    'spec.initContainers[0].lifecycle',
    'spec.initContainers[0].livenessProbe',
  ]);
});
