import { CannotVerify, KubectlFailure, toKubectlError, Unreachable } from './errors';

test.each([
  'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
  'Unable to connect to the server: net/http: TLS handshake timeout',
  'error: unexpected EOF',
  'error: dial tcp 10.0.0.1:6443: i/o timeout',
  'kubectl gave no answer within 30 seconds',
])('recognizes an unreachable cluster: %s', (stderr) => {
  expect(toKubectlError(['get'], stderr)).toBeInstanceOf(Unreachable);
});

test.each([
  'error: You must be logged in to the server (Unauthorized)',
  'Error from server (Forbidden): pods is forbidden: User "x" cannot list resource "pods" in API group ""',
])('recognizes a user without access: %s', (stderr) => {
  const failure = toKubectlError(['get'], stderr);
  expect(failure).toBeInstanceOf(CannotVerify);
  expect(failure).not.toBeInstanceOf(Unreachable);
});

test.each([
  'Error from server (NotFound): pods "web-0" not found',
  'Error from server (Forbidden): pods "web-0" is forbidden: exceeded quota: pods',
  'Error from server: error dialing backend: dial tcp 10.0.0.2:10250: connect: connection refused',
  'Error from server (InternalError): failed calling webhook "x": dial tcp 10.0.0.9:443: connect: connection refused',
  'error: error upgrading connection: error dialing backend: dial tcp 10.0.0.2:10250: i/o timeout',
])('recognizes a request that the cluster rejected: %s', (stderr) => {
  expect(toKubectlError(['exec'], stderr)).toBeInstanceOf(KubectlFailure);
});

test('shortens a connection error that kubectl repeats', () => {
  const line = 'The connection to the server localhost:8080 was refused';
  const { message } = toKubectlError(['get'], `E1125 memcache.go:265 couldn't get current server API\n${line}\n`);
  expect(message).toBe(`The cluster can't be reached: ${line}`);
});

test('names the failed kubectl command without its flags', () => {
  const args = ['patch', 'statefulsets.apps', 'web', '--type=json', '--patch=[]'];
  const { message } = toKubectlError(args, 'Error from server (Invalid): the server rejected our request\n');
  expect(message).toBe('kubectl patch statefulsets.apps web: the server rejected our request');
});
