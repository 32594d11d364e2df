import { missingKubeconfigError, unknownClusterError } from './test-cluster';

const errorFor = (server: string, TEST_CLUSTER?: string) =>
  unknownClusterError({ environment: { TEST_CLUSTER }, context: 'prod', server });

test.each(['https://127.0.0.1:6443', 'https://localhost:6443', 'https://[::1]:6443'])(
  'accepts a cluster on this machine, at %s',
  (server) => {
    expect(errorFor(server)).toBeUndefined();
  },
);

test.each(['https://10.0.0.1:6443', 'https://127.evil.example.com', 'https://localhost.example.com', 'no address'])(
  'rejects a cluster at %s, unless TEST_CLUSTER names its context',
  (server) => {
    expect(errorFor(server)).toContain(`leads to ${server}`);
    expect(errorFor(server, 'staging')).toContain('set TEST_CLUSTER=prod');
    expect(errorFor(server, 'prod')).toBeUndefined();
  },
);

test('rejects a cluster behind a proxy, even at the address localhost', () => {
  const target = { environment: {}, context: 'prod', server: 'https://localhost:6443', proxy: 'socks5://proxy:1080' };
  expect(unknownClusterError(target)).toContain('leads to https://localhost:6443 by socks5://proxy:1080');
});

test('rejects an environment without KUBECONFIG', () => {
  expect(missingKubeconfigError({})).toContain('KUBECONFIG is not set');
  expect(missingKubeconfigError({ KUBECONFIG: '' })).toContain('KUBECONFIG is not set');
  expect(missingKubeconfigError({ KUBECONFIG: 'config' })).toBeUndefined();
});
