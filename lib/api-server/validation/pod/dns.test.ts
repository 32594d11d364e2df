import { issuePathsOf } from '../../../../test/pod-issues';

test.each([
  ['rejects an unknown DNS policy', { dnsPolicy: 'Mine' }, ['dnsPolicy']],
  ['rejects DNS policy None without dnsConfig', { dnsPolicy: 'None' }, ['dnsConfig']],
  ['rejects DNS policy None without nameservers', { dnsPolicy: 'None', dnsConfig: {} }, ['dnsConfig.nameservers']],
  [
    'accepts DNS policy None with a complete dnsConfig',
    {
      dnsPolicy: 'None',
      dnsConfig: { nameservers: ['10.0.0.1', '::1'], searches: ['a_b.c.', '.'], options: [{ name: 'a' }] },
    },
    [],
  ],
  [
    'rejects nameservers that are no IP addresses',
    { dnsConfig: { nameservers: ['a', '10.0.0.01', '::ffff:1.2.3.4'] } },
    ['dnsConfig.nameservers[0]', 'dnsConfig.nameservers[1]', 'dnsConfig.nameservers[2]'],
  ],
  [
    'rejects more than 3 nameservers',
    { dnsConfig: { nameservers: Array(4).fill('10.0.0.1') } },
    ['dnsConfig.nameservers'],
  ],
  ['rejects more than 32 search domains', { dnsConfig: { searches: Array(33).fill('a') } }, ['dnsConfig.searches']],
  [
    'rejects search domains of more than 2048 characters',
    { dnsConfig: { searches: Array(32).fill('a'.repeat(64)) } },
    ['dnsConfig.searches'],
  ],
  ['rejects an invalid search domain', { dnsConfig: { searches: ['a b'] } }, ['dnsConfig.searches[0]']],
  ['rejects a DNS option without a name', { dnsConfig: { options: [{ value: 'a' }] } }, ['dnsConfig.options[0].name']],
  [
    'accepts hostname, subdomain, hostnameOverride and hostAliases',
    { hostname: 'a', subdomain: 'b', hostnameOverride: 'c.d', hostAliases: [{ ip: '::1', hostnames: ['a.b'] }] },
    [],
  ],
  ['rejects an invalid hostname and subdomain', { hostname: 'a.b', subdomain: 'B' }, ['hostname', 'subdomain']],
  [
    'rejects host aliases with invalid names and addresses',
    { hostAliases: [{ hostnames: ['A'] }, { ip: 'fe80::1%eth0' }] },
    ['hostAliases[0].ip', 'hostAliases[0].hostnames[0]', 'hostAliases[1].ip'],
  ],
  ['rejects an invalid hostnameOverride', { hostnameOverride: 'A' }, ['hostnameOverride']],
  ['rejects a hostnameOverride of more than 64 characters', { hostnameOverride: 'a'.repeat(65) }, ['hostnameOverride']],
  [
    'rejects hostnameOverride with setHostnameAsFQDN and hostNetwork',
    { hostnameOverride: 'a', setHostnameAsFQDN: true, hostNetwork: true },
    ['hostnameOverride', 'hostnameOverride'],
  ],
])('%s', (_, spec, paths) => {
  expect(issuePathsOf(spec)).toEqual(paths.map((path) => `spec.${path}`));
});

test('accepts an invalid hostname and subdomain in the pod template of a StatefulSet', () => {
  expect(issuePathsOf({ hostname: 'A', subdomain: 'B' }, { kind: 'StatefulSet' })).toEqual([]);
});

test('accepts addresses in any spelling in 1.28, and no underscores in search domains', () => {
  const dnsConfig = { nameservers: ['010.0.0.001', '::ffff:1.2.3.4', '::00001'], searches: ['a_b'] };
  const hostAliases = [{ ip: '10.0.0.256' }, { ip: '::fffff' }];
  expect(issuePathsOf({ dnsConfig, hostAliases }, { version: '1.28' }).sort()).toEqual([
    'spec.dnsConfig.searches[0]',
    'spec.hostAliases[0].ip',
    'spec.hostAliases[1].ip',
  ]);
});
