import { edited } from '../../../test/edited';
import type { Manifest } from '../../../test/manifests';
import { appManifests, runCheck } from '../../../test/verify';

const [SERVICE, ...OTHERS] = appManifests('web');

test('it asks from inside the cluster for the name of each pod, and of the Service', async () => {
  const { status, evidence } = await runCheck('dns', { live: appManifests('web') });
  expect(status).toBe('passed');
  expect(evidence).toEqual([
    'web-0.web.shop.svc.cluster.local → 10.1.0.1',
    'web-1.web.shop.svc.cluster.local → 10.1.0.2',
    'web.shop.svc.cluster.local → 10.1.0.1, 10.1.0.2',
  ]);
});

test('where the Service has both families of addresses, it asks for both', async () => {
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

test('an address of a family that the Service does not have has no name to lead to it', async () => {
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

test('a pod that is told of no domain asks in that of most clusters', async () => {
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

test('a governing Service that is not headless fails it', async () => {
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

test('a governing Service that is missing fails it', async () => {
  const { reason } = await runCheck('dns', { live: OTHERS, manifests: appManifests('web') });
  expect(reason).toContain('the governing Service web is not there');
});

test('a pod without an address fails it: nothing leads to it', async () => {
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
    reason: 'web-1.web can lead nowhere: the pod has no address',
  });
  expect(evidence).toHaveLength(2);
});

test('pods of an image that cannot be pulled have no address to be found', async () => {
  const one = { live: appManifests('web', { container: { image: 'none' } }), images: { none: { canBePulled: false } } };
  expect(await runCheck('dns', { ...one, args: ['--timeout=5'] })).toMatchObject({
    status: 'skipped',
    reason: 'no pod has an address',
  });
});

test('a StatefulSet without a governing Service has no names', async () => {
  const live = OTHERS.map((one) => (one.kind === 'StatefulSet' ? edited(one, { 'spec.serviceName': undefined }) : one));
  expect((await runCheck('dns', { live })).reason).toBe('the StatefulSet has no governing Service');
});

test('to ask takes a helper pod, which --read-only does not start', async () => {
  const { reason } = await runCheck('dns', { live: appManifests('web'), args: ['--read-only'] });
  expect(reason).toBe('it takes a helper pod, and --read-only changes nothing in the cluster');
});

describe('where no helper pod is had, nothing is said of names', () => {
  test.each([
    [
      'its image cannot be pulled',
      { canBePulled: false },
      'it waits in container helper: ErrImagePull: it is not there',
    ],
    ['it does not get ready', { getsReady: false }, 'it runs and is not ready: its readiness probe has not passed'],
  ])('%s', async (_, image, trouble) => {
    const args = ['--timeout=5', '--image=registry.example/helper:1'];
    const { status, reason } = await runCheck('dns', {
      live: appManifests('web'),
      args,
      images: { 'registry.example/helper:1': image },
    });
    expect(status).toBe('skipped');
    expect(reason).toBe(
      `the helper pod of image registry.example/helper:1 did not start: ${trouble} (--image chooses another)`,
    );
  });

  test('the namespace does not let it in', async () => {
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
    ['it has no nslookup', 'nslookup', { code: 127, stderr: 'no nslookup' }, 'no nslookup'],
    ['it reaches no server', 'nslookup', { code: 1, stdout: ';; connection timed out' }, ';; connection timed out'],
    [
      'it has ended',
      'cat',
      { code: 1, stderr: 'error: cannot exec into a container' },
      'error: cannot exec into a container',
    ],
  ])('%s', async (_, program, answer, told) => {
    const { status, reason } = await runCheck('dns', {
      live: appManifests('web'),
      prepare: (cluster) => {
        cluster.faults = { before: ({ args }) => (args.includes(program) ? answer : undefined) };
      },
    });
    expect({ status, reason }).toEqual({
      status: 'skipped',
      reason: `the helper pod could not ask for names: ${told}`,
    });
  });

  test('the connection to it is lost', async () => {
    const stderr = 'Unable to connect to the server: EOF';
    const lost = runCheck('dns', {
      live: appManifests('web'),
      prepare: (cluster) => {
        cluster.faults = { before: ({ args }) => (args.includes('nslookup') ? { code: 1, stderr } : undefined) };
      },
    });
    await expect(lost).rejects.toThrow("The cluster can't be reached");
  });

  test('somebody deletes it', async () => {
    const { reason } = await runCheck('dns', {
      live: appManifests('web'),
      args: ['--timeout=5'],
      prepare: (cluster) => {
        cluster.faults = {
          before: ({ args }) => (/^get pods verify-/.test(args.join(' ')) ? { stdout: '' } : undefined),
        };
      },
    });
    expect(reason).toBe('the helper pod of image busybox:1.37.0 did not start: it is gone (--image chooses another)');
  });
});

test('the helper pod is fit for a namespace that enforces restricted, and mounts nothing', async () => {
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
