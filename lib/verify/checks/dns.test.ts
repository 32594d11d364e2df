import { edited } from '../../../test/edited';
import type { Manifest } from '../../../test/manifests';
import { appManifests, runCheck } from '../../../test/verify';

const [SERVICE, ...OTHERS] = appManifests('web');

test('resolves the names of the pods and of the Service in the cluster', async () => {
  const { status, evidence } = await runCheck('dns', { live: appManifests('web') });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    'web-0.web.shop.svc.cluster.local → 10.1.0.1',
    'web-1.web.shop.svc.cluster.local → 10.1.0.2',
    'web.shop.svc.cluster.local → 10.1.0.1, 10.1.0.2',
  ]);
});

test('resolves IPv4 and IPv6 addresses of a dual-stack Service', async () => {
  const { status, evidence } = await runCheck('dns', {
    live: [
      edited(SERVICE, { 'spec.ipFamilyPolicy': 'RequireDualStack', 'spec.ipFamilies': ['IPv4', 'IPv6'] }),
      ...OTHERS,
    ],
    prepare: ({ parts }) => {
      for (const pod of parts.objects.of('Pod')) pod.status.podIPs.push({ ip: `fd00::${pod.metadata.name.at(-1)}` });
    },
  });
  expect(status).toBe('passed');
  expect(evidence[0]).toBe('web-0.web.shop.svc.cluster.local → 10.1.0.1, fd00::0');
});

test('resolves no address of an IP family that the Service lacks', async () => {
  const asked: string[] = [];
  const { status } = await runCheck('dns', {
    live: [edited(SERVICE, { 'spec.ipFamilies': ['IPv4'] }), ...OTHERS],
    prepare: (cluster) => {
      for (const pod of cluster.parts.objects.of('Pod')) pod.status.podIPs.push({ ip: 'fd00::1' });
      cluster.faults = { before: ({ args }) => void asked.push(...args.filter((arg) => arg.startsWith('-type='))) };
    },
  });
  expect(status).toBe('passed');
  expect(new Set(asked)).toEqual(new Set(['-type=a']));
});

test('resolves names in cluster.local if resolv.conf has no search domain', async () => {
  const { evidence } = await runCheck('dns', {
    live: appManifests('web'),
    prepare: (cluster) => {
      cluster.faults = {
        before: ({ args }) => (args.includes('cat') ? { stdout: 'nameserver 10.0.0.10' } : undefined),
      };
    },
  });
  expect(evidence[0]).toBe('web-0.web.shop.svc.cluster.local → 10.1.0.1');
});

test('fails for a governing Service that is not headless', async () => {
  const live = [edited(SERVICE, { 'spec.clusterIP': undefined }), ...OTHERS];
  const { status, reason } = await runCheck('dns', { live });
  expect(status).toBe('failed');
  expect(reason).toBe(
    [
      'the governing Service web is not headless: it has the address 192.0.2.1',
      'web-0.web resolves to nothing, not to 10.1.0.1',
      'web-1.web resolves to nothing, not to 10.1.0.2',
      'web resolves to 192.0.2.1, not to 10.1.0.1, 10.1.0.2',
    ].join('; '),
  );
});

test('fails if the governing Service is missing', async () => {
  const { reason } = await runCheck('dns', { live: OTHERS, manifests: appManifests('web') });
  expect(reason).toContain('the governing Service web is not there');
});

test('fails if a pod has no IP address', async () => {
  const { status, reason, evidence } = await runCheck('dns', {
    live: appManifests('web'),
    args: ['--timeout=5'],
    prepare: ({ parts: { objects } }) => {
      const { status: live } = objects.find('Pod', 'web-1') as Manifest;
      Object.assign(live, { podIPs: undefined, conditions: [{ type: 'Ready', status: 'False' }] });
    },
  });
  expect({ status, reason }).toEqual({
    status: 'failed',
    reason: 'web-1.web cannot resolve: the pod has no address',
  });
  expect(evidence).toHaveLength(2);
});

test('skips DNS names if no pod has an IP address', async () => {
  const one = { live: appManifests('web', { container: { image: 'none' } }), images: { none: { canBePulled: false } } };
  expect(await runCheck('dns', { ...one, args: ['--timeout=5'] })).toMatchObject({
    status: 'skipped',
    reason: 'no pod has an address',
  });
});

test('skips DNS names of a StatefulSet without a governing Service', async () => {
  const live = OTHERS.map((one) => (one.kind === 'StatefulSet' ? edited(one, { 'spec.serviceName': undefined }) : one));
  expect((await runCheck('dns', { live })).reason).toBe('the StatefulSet has no governing Service');
});

test('starts no helper pod with --read-only', async () => {
  const { reason } = await runCheck('dns', { live: appManifests('web'), args: ['--read-only'] });
  expect(reason).toBe('it takes a helper pod, and --read-only changes nothing in the cluster');
});

describe('the check of DNS names', () => {
  test.each([
    [
      'is skipped if the image of the helper pod cannot be pulled',
      { canBePulled: false },
      'it waits in container helper: ErrImagePull: it is not there',
    ],
    [
      'is skipped if the helper pod does not become ready',
      { becomesReady: false },
      'it runs and is not ready: its readiness probe has not passed',
    ],
  ])('%s', async (_, image, trouble) => {
    const args = ['--timeout=5', '--image=registry.example/helper:1'];
    const { status, reason } = await runCheck('dns', {
      live: appManifests('web'),
      args,
      images: { 'registry.example/helper:1': image },
    });
    expect(status).toBe('skipped');
    expect(reason).toBe(
      `the helper pod of image registry.example/helper:1 did not start: ${trouble} (choose another image with --image)`,
    );
  });

  test('is skipped if the namespace rejects the helper pod', async () => {
    const stderr = 'Error from server (Forbidden): pods "verify" is forbidden: exceeded quota: pods';
    const { status, reason } = await runCheck('dns', {
      live: appManifests('web'),
      prepare: (cluster) => {
        const isHelper = (args: readonly string[]) => args[0] === 'create' && args.join().includes('.metadata.name');
        cluster.faults = { before: ({ args }) => (isHelper(args) ? { code: 1, stderr } : undefined) };
      },
    });
    expect(status).toBe('skipped');
    expect(reason).toBe('no helper pod: kubectl create: pods "verify" is forbidden: exceeded quota: pods');
  });

  test.each([
    ['is skipped if the helper pod has no nslookup', 'nslookup', { code: 127, stderr: 'no nslookup' }, 'no nslookup'],
    [
      'is skipped if the helper pod reaches no DNS server',
      'nslookup',
      { code: 1, stdout: ';; connection timed out' },
      ';; connection timed out',
    ],
    [
      'is skipped if the helper pod has ended',
      'cat',
      { code: 1, stderr: 'error: cannot exec into a container' },
      'error: cannot exec into a container',
    ],
  ])('%s', async (_, program, answer, details) => {
    const { status, reason } = await runCheck('dns', {
      live: appManifests('web'),
      prepare: (cluster) => {
        cluster.faults = { before: ({ args }) => (args.includes(program) ? answer : undefined) };
      },
    });
    expect({ status, reason }).toEqual({
      status: 'skipped',
      reason: `the helper pod could not resolve names: ${details}`,
    });
  });

  test('ends verify if the cluster becomes unreachable', async () => {
    const stderr = 'Unable to connect to the server: EOF';
    const lost = runCheck('dns', {
      live: appManifests('web'),
      prepare: (cluster) => {
        cluster.faults = { before: ({ args }) => (args.includes('nslookup') ? { code: 1, stderr } : undefined) };
      },
    });
    await expect(lost).rejects.toThrow("The cluster can't be reached");
  });

  test('is skipped if somebody deletes the helper pod', async () => {
    const { reason } = await runCheck('dns', {
      live: appManifests('web'),
      args: ['--timeout=5'],
      prepare: (cluster) => {
        cluster.faults = {
          before: ({ args }) => (/^get pods verify-/.test(args.join(' ')) ? { stdout: '' } : undefined),
        };
      },
    });
    expect(reason).toBe(
      'the helper pod of image busybox:1.37.0 did not start: it is gone (choose another image with --image)',
    );
  });
});

test('starts a helper pod that mounts nothing and conforms to Pod Security restricted', async () => {
  let helper: Manifest;
  await runCheck('dns', {
    live: appManifests('web'),
    prepare: ({ parts }) => {
      parts.pods.watch((pod) => {
        if (pod.metadata.name.startsWith('verify-')) helper = pod;
      });
    },
  });
  const { containers, volumes, automountServiceAccountToken, securityContext } = helper.spec;
  expect({ volumes, automountServiceAccountToken }).toEqual({
    volumes: undefined,
    automountServiceAccountToken: false,
  });
  expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(containers).toHaveLength(1);
  expect(containers[0].securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
});
