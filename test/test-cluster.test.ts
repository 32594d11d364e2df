import { missingKubeconfigError, unknownClusterError } from './test-cluster';

const errorFor = (server: string, TEST_CLUSTER?: string) =>
  unknownClusterError({ environment: { TEST_CLUSTER }, context: 'prod', server });

test.each(['https://127.0.0.1:6443', 'https://localhost:6443', 'https://[::1]:6443'])(
  'a cluster at %s is on this machine',
  (server) => {
    expect(errorFor(server)).toBeUndefined();
  },
);

test.each(['https://10.0.0.1:6443', 'https://127.evil.example.com', 'https://localhost.example.com', 'no address'])(
  'a cluster at %s is refused, unless its context is named',
  (server) => {
    expect(errorFor(server)).toContain(`leads to ${server}`);
    expect(errorFor(server, 'staging')).toContain('set TEST_CLUSTER=prod');
    expect(errorFor(server, 'prod')).toBeUndefined();
  },
);

test('a cluster that is reached by a proxy is not on this machine, whatever its address', () => {
  const behind = { environment: {}, context: 'prod', server: 'https://localhost:6443', proxy: 'socks5://proxy:1080' };
  expect(unknownClusterError(behind)).toContain('leads to https://localhost:6443 by socks5://proxy:1080');
});

test('without a kubeconfig there is nothing to test', () => {
  expect(missingKubeconfigError({})).toContain('KUBECONFIG is not set');
  expect(missingKubeconfigError({ KUBECONFIG: '' })).toContain('KUBECONFIG is not set');
  expect(missingKubeconfigError({ KUBECONFIG: 'config' })).toBeUndefined();
});
