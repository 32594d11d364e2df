import { app, wrongIn, wrongInContainer } from '../../../../test/pod-problems';

const httpGet = { path: '/', port: 80, scheme: 'HTTP' };

test.each([
  ['a request', { httpGet: { ...httpGet, httpHeaders: [{ name: 'X-A', value: 'b' }] } }, []],
  ['a port by name', { tcpSocket: { port: 'http' } }, []],
  ['nothing', {}, ['']],
  ['two actions', { httpGet, exec: { command: ['a'] } }, ['.httpGet']],
  ['no command', { exec: {} }, ['.exec.command']],
  ['no port', { httpGet: {} }, ['.httpGet.port']],
  ['a port that there is not', { grpc: { port: 65536 } }, ['.grpc.port']],
  ['a port by a name that is none', { tcpSocket: { port: '80' } }, ['.tcpSocket.port']],
  ['another scheme', { httpGet: { ...httpGet, scheme: 'ftp' } }, ['.httpGet.scheme']],
  [
    'a header that is none',
    { httpGet: { ...httpGet, httpHeaders: [{ name: 'a b' }, {}] } },
    ['.httpGet.httpHeaders[0].name', '.httpGet.httpHeaders[1].name'],
  ],
  [
    'less than no time',
    { httpGet, initialDelaySeconds: -1, periodSeconds: -1, timeoutSeconds: -1, failureThreshold: -1 },
    ['.initialDelaySeconds', '.timeoutSeconds', '.periodSeconds', '.failureThreshold'],
  ],
  ['two successes', { httpGet, successThreshold: 2 }, ['.successThreshold']],
  ['no time to end', { httpGet, terminationGracePeriodSeconds: 0 }, ['.terminationGracePeriodSeconds']],
])('a liveness or startup probe: %s', (_, probe, paths) => {
  for (const key of ['livenessProbe', 'startupProbe'])
    expect(wrongInContainer({ [key]: probe })).toEqual(paths.map((path) => key + path));
});

test('a readiness probe may want two successes, but ends no container', () => {
  const readinessProbe = { httpGet, successThreshold: 2 };
  expect(wrongInContainer({ readinessProbe })).toEqual([]);
  expect(wrongInContainer({ readinessProbe: { ...readinessProbe, terminationGracePeriodSeconds: 5 } })).toEqual([
    'readinessProbe.terminationGracePeriodSeconds',
  ]);
});

test('a hook sleeps no longer than the pod has time to end', () => {
  const sleeping = (seconds?: number) =>
    wrongInContainer({ lifecycle: { preStop: { sleep: { seconds } } } }, { terminationGracePeriodSeconds: 5 });
  expect([sleeping(), sleeping(5)]).toEqual([[], []]);
  expect([sleeping(6), sleeping(-1)]).toEqual([
    ['lifecycle.preStop.sleep.seconds'],
    ['lifecycle.preStop.sleep.seconds'],
  ]);
  expect(wrongInContainer({ lifecycle: { postStart: {}, preStop: { exec: {}, httpGet } } })).toEqual([
    'lifecycle.postStart',
    'lifecycle.preStop.httpGet',
    'lifecycle.preStop.exec.command',
  ]);
});

test('an init container has probes and hooks only where it goes on', () => {
  const more = { livenessProbe: { httpGet }, lifecycle: { preStop: { exec: { command: ['a'] } } } };
  expect(wrongIn({ initContainers: [app({ name: 'a', restartPolicy: 'Always', ...more })] })).toEqual([]);
  expect(wrongIn({ initContainers: [app({ name: 'a', ...more })] })).toEqual([
    'spec.initContainers[0].lifecycle',
    'spec.initContainers[0].livenessProbe',
  ]);
});
