import { startError, type Value } from '../../../test/workloads';

describe('a namespace of the manifests', () => {
  const enforcing = (level: string) => {
    const metadata = { name: 'apps', labels: { 'pod-security.kubernetes.io/enforce': level } };
    return { kind: 'Namespace', metadata };
  };
  const under = (
    level: string,
    { pod = {}, security = {}, ...container }: Value & { pod?: Value; security?: Value } = {},
  ) =>
    startError({ namespace: 'apps', pod, container: { ...container, securityContext: security } }, [enforcing(level)]);
  const RESTRICTED = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };

  test('admits all pods if it enforces nothing', () => {
    expect(under('privileged', { security: { privileged: true } })).toBe(undefined);
    expect(startError({ namespace: 'apps' })).toBe(undefined);
    expect(startError({ namespace: 'other' }, [enforcing('restricted')])).toBe(undefined);
  });

  test('rejects privileged containers and hostPath volumes if it enforces baseline', () => {
    expect(under('baseline')).toBe(undefined);
    expect(under('baseline', { security: { privileged: true } })).toBe(
      'Pod Security baseline, which the namespace enforces, forbids the pods: spec.template.spec.containers[0].securityContext.privileged is true',
    );
    expect(under('baseline', { pod: { volumes: [{ name: 'a', hostPath: { path: '/', type: '' } }] } })).toMatch(
      /forbids the pods: spec\.template\.spec\.volumes\[0\]\.hostPath$/,
    );
  });

  test('rejects pods without restrictions if it enforces restricted', () => {
    expect(under('restricted', { security: RESTRICTED })).toBe(undefined);
    expect(under('restricted', { security: { ...RESTRICTED, capabilities: {} } })).toMatch(
      /forbids the pods: spec\.template\.spec\.containers\[0\]\.securityContext\.capabilities\.drop is not ALL$/,
    );
    expect(under('restricted', { security: { ...RESTRICTED, runAsUser: 0, runAsNonRoot: undefined } })).toMatch(
      /securityContext\.runAsUser is 0, which is root$/,
    );
    const { runAsNonRoot, seccompProfile, ...own } = RESTRICTED;
    const pod = { securityContext: { runAsNonRoot, seccompProfile } };
    expect(under('restricted', { pod, security: own })).toBe(undefined);
    expect(under('restricted', { security: own })).toMatch(/runAsNonRoot is not true$/);
    const windows = { os: { name: 'windows' }, securityContext: { runAsNonRoot } };
    expect(under('restricted', { pod: windows })).toBe(undefined);
  });

  test('rejects probes of other hosts from 1.34 on if it enforces baseline', () => {
    const readinessProbe = { httpGet: { port: 80, host: '192.0.2.1', path: '/', scheme: 'HTTP' } };
    const probe = { ...readinessProbe, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
    const parts = { namespace: 'apps', container: { readinessProbe: probe } };
    expect(startError(parts, [enforcing('baseline')], '1.34')).toMatch(/httpGet\.host is 192\.0\.2\.1$/);
    expect(startError(parts, [enforcing('baseline')], '1.28')).toBe(undefined);
  });
});
