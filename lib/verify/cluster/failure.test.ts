import { CannotVerify } from './errors';
import { KubectlFailure, toKubectlError, Unreachable } from './failure';

test.each([
  'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
  'Unable to connect to the server: net/http: TLS handshake timeout',
  'error: unexpected EOF',
  'error: dial tcp 10.0.0.1:6443: i/o timeout',
  'kubectl gave no answer within 30 seconds',
])('the cluster is out of reach: %s', (stderr) => {
  expect(toKubectlError(['get'], stderr)).toBeInstanceOf(Unreachable);
});

test.each([
  'error: You must be logged in to the server (Unauthorized)',
  'Error from server (Forbidden): pods is forbidden: User "x" cannot list resource "pods" in API group ""',
])('nothing can be said of the app: %s', (stderr) => {
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
])('the cluster was reached, and did not do it: %s', (stderr) => {
  expect(toKubectlError(['exec'], stderr)).toBeInstanceOf(KubectlFailure);
});

test('what kubectl says over and over is said once', () => {
  const line = 'The connection to the server localhost:8080 was refused';
  const { message } = toKubectlError(['get'], `E1125 memcache.go:265 couldn't get current server API\n${line}\n`);
  expect(message).toBe(`The cluster can't be reached: ${line}`);
});

test('a failure names the command, without its flags and what it was given', () => {
  const args = ['patch', 'statefulsets.apps', 'web', '--type=json', '--patch=[]'];
  const { message } = toKubectlError(args, 'Error from server (Invalid): the server rejected our request\n');
  expect(message).toBe('kubectl patch statefulsets.apps web: the server rejected our request');
});
