import { wrongIn } from '../../../../test/pod-problems';

test.each([
  ['words', { dnsPolicy: 'Mine' }, ['dnsPolicy']],
  ['nothing to look in', { dnsPolicy: 'None' }, ['dnsConfig']],
  ['nobody to ask', { dnsPolicy: 'None', dnsConfig: {} }, ['dnsConfig.nameservers']],
  [
    'well',
    {
      dnsPolicy: 'None',
      dnsConfig: { nameservers: ['10.0.0.1', '::1'], searches: ['a_b.c.', '.'], options: [{ name: 'a' }] },
    },
    [],
  ],
  [
    'addresses that are none',
    { dnsConfig: { nameservers: ['a', '10.0.0.01', '::ffff:1.2.3.4'] } },
    ['dnsConfig.nameservers[0]', 'dnsConfig.nameservers[1]', 'dnsConfig.nameservers[2]'],
  ],
  ['too many to ask', { dnsConfig: { nameservers: Array(4).fill('10.0.0.1') } }, ['dnsConfig.nameservers']],
  ['too many domains', { dnsConfig: { searches: Array(33).fill('a') } }, ['dnsConfig.searches']],
  ['too long domains', { dnsConfig: { searches: Array(32).fill('a'.repeat(64)) } }, ['dnsConfig.searches']],
  ['a domain that is none', { dnsConfig: { searches: ['a b'] } }, ['dnsConfig.searches[0]']],
  ['an option without a name', { dnsConfig: { options: [{ value: 'a' }] } }, ['dnsConfig.options[0].name']],
  [
    'names',
    { hostname: 'a', subdomain: 'b', hostnameOverride: 'c.d', hostAliases: [{ ip: '::1', hostnames: ['a.b'] }] },
    [],
  ],
  ['names that there can’t be', { hostname: 'a.b', subdomain: 'B' }, ['hostname', 'subdomain']],
  [
    'other names',
    { hostAliases: [{ hostnames: ['A'] }, { ip: 'fe80::1%eth0' }] },
    ['hostAliases[0].ip', 'hostAliases[0].hostnames[0]', 'hostAliases[1].ip'],
  ],
  ['a name of its own that there can’t be', { hostnameOverride: 'A' }, ['hostnameOverride']],
  ['a name of its own that is long', { hostnameOverride: 'a'.repeat(65) }, ['hostnameOverride']],
  [
    'a name of its own, and another',
    { hostnameOverride: 'a', setHostnameAsFQDN: true, hostNetwork: true },
    ['hostnameOverride', 'hostnameOverride'],
  ],
])('names: %s', (_, spec, paths) => {
  expect(wrongIn(spec)).toEqual(paths.map((path) => `spec.${path}`));
});

test('a StatefulSet names its pods itself', () => {
  expect(wrongIn({ hostname: 'A', subdomain: 'B' }, { kind: 'StatefulSet' })).toEqual([]);
});

test('older versions read addresses as they come, and know no underscores in domains', () => {
  const dnsConfig = { nameservers: ['010.0.0.001', '::ffff:1.2.3.4', '10.0.0.256'], searches: ['a_b'] };
  const making = { version: '1.28' as const };
  expect(wrongIn({ dnsConfig }, making)).toEqual(['spec.dnsConfig.nameservers[2]', 'spec.dnsConfig.searches[0]']);
});
