import { Size } from 'cdk8s';
import { ConfigMap, PersistentVolumeClaim, PersistentVolumeMode, Secret } from 'cdk8s-plus-28';
import {
  createApp,
  createChart,
  createSidecar,
  propertyProblems,
  synthPod,
  untyped,
  withContainer,
} from '../../../test/apps';
import { Image, InitContainer } from '../container';
import type { ClaimTemplate } from './claim-template';
import type { Mount } from './mount';
import { Volume } from './volume';

const elsewhere = createChart();
const configMap = ConfigMap.fromConfigMapName(elsewhere, 'map', 'my-map');
const secret = Secret.fromSecretName(elsewhere, 'secret', 'my-secret');
const data: ClaimTemplate = { name: 'data', mountPath: '/data', size: Size.gibibytes(1) };
const mounting = (...mounts: Mount[]) => withContainer({ mounts });

describe('volumes', () => {
  test.each<[string, Volume, object]>([
    ['an emptyDir', Volume.emptyDir({ name: 'v' }), { emptyDir: {} }],
    ['a ConfigMap volume', Volume.configMap({ name: 'v', configMap }), { configMap: { name: 'my-map' } }],
    ['a Secret volume', Volume.secret({ name: 'v', secret }), { secret: { secretName: 'my-secret' } }],
    [
      'an optional Secret volume with items and a mode',
      Volume.secret({ name: 'v', secret, items: { key: 'tls/key.pem' }, defaultMode: 0o440, optional: true }),
      {
        secret: {
          secretName: 'my-secret',
          items: [{ key: 'key', path: 'tls/key.pem' }],
          defaultMode: 0o440,
          optional: true,
        },
      },
    ],
    [
      'a PersistentVolumeClaim volume',
      Volume.persistentVolumeClaim({
        name: 'v',
        claim: PersistentVolumeClaim.fromClaimName(elsewhere, 'pvc', 'archive'),
      }),
      { persistentVolumeClaim: { claimName: 'archive' } },
    ],
  ])('converts %s to its manifest', (_, volume, source) => {
    const pod = synthPod(mounting({ volume, mountPath: '/v' }));
    expect(pod.volumes).toEqual([
      { name: 'v', ...source },
      { name: 'tmp', emptyDir: {} },
    ]);
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'v', mountPath: '/v' });
  });
});

test('mounts a file of a volume read-only', () => {
  const volume = Volume.configMap({ name: 'v', configMap });
  expect(
    synthPod(mounting({ volume, mountPath: '/etc/a', subPath: 'a', readOnly: true })).containers[0].volumeMounts,
  ).toContainEqual({ name: 'v', mountPath: '/etc/a', subPath: 'a', readOnly: true });
});

test('shares a volume that two containers mount', () => {
  const volume = Volume.emptyDir({ name: 'v' });
  const mounts = [{ volume, mountPath: '/v' }];
  const pod = synthPod({ ...mounting(...mounts), sidecars: [createSidecar({ mounts })] });
  expect(pod.volumes.filter(({ name }: { name: string }) => name === 'v')).toHaveLength(1);
});

describe('volumes of claims', () => {
  test('mounts a claim of the app in sidecars and init containers', () => {
    const mounts = [{ volume: Volume.ofClaim(data), mountPath: '/pages', readOnly: true }];
    const init = new InitContainer({ name: 'init', image: Image.of('init:1.0'), mounts });
    const pod = synthPod({ claims: [data], sidecars: [createSidecar({ mounts })], initContainers: [init] });
    const mount = { name: 'data', mountPath: '/pages', readOnly: true };
    expect(pod.containers[1].volumeMounts).toContainEqual(mount);
    expect(pod.initContainers[0].volumeMounts).toContainEqual(mount);
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'tmp-log', 'tmp-init']);
  });

  test('mounts a claim with volumeMode Block as a device of a sidecar', () => {
    const claim = { ...data, volumeMode: PersistentVolumeMode.BLOCK };
    const mounts = [{ volume: Volume.ofClaim(claim), mountPath: '/dev/x' }];
    expect(synthPod({ claims: [claim], sidecars: [createSidecar({ mounts })] }).containers[1].volumeDevices).toEqual([
      { name: 'data', devicePath: '/dev/x' },
    ]);
  });

  test('rejects the claim of another app', () => {
    const mounts = [{ volume: Volume.ofClaim({ ...data, name: 'other' }), mountPath: '/x' }];
    expect(propertyProblems(() => createApp({ sidecars: [createSidecar({ mounts })] }))).toEqual([
      `sidecars[0].mounts[0].volume is 'other', and must be the volume of one of the app's claims, with the same volumeMode: data`,
    ]);
  });
});

describe('invalid volumes and mounts', () => {
  const volume = Volume.emptyDir({ name: 'cache' });

  test('rejects a volume at the mount path of a claim and reports other issues too', () => {
    expect(propertyProblems(() => createApp({ replicas: -1, ...mounting({ volume, mountPath: '/data' }) }))).toEqual([
      expect.stringContaining('replicas is -1'),
      `container.mounts[0].mountPath is '/data', and must be given once: claims[0] has it already`,
    ]);
  });

  test.each([
    ['tmp', 'container mounts another volume of this name at /tmp'],
    ['data', 'claims[0] mounts another volume of this name at /data'],
  ])('rejects a volume with the name %s, which the pod has already', (name, owner) => {
    expect(propertyProblems(() => createApp(mounting({ volume: Volume.emptyDir({ name }), mountPath: '/x' })))).toEqual(
      [`container.mounts[0].volume.name is '${name}', and must be a name of its own: ${owner}`],
    );
  });

  test('rejects a claim named tmp, which is the name of the emptyDir at /tmp', () => {
    expect(propertyProblems(() => createApp({ claims: [{ ...data, name: 'tmp' }] }))).toEqual([
      "claims[0].name is 'tmp', and must be a name of its own: container mounts another volume of this name at /tmp",
    ]);
  });

  test('rejects two volumes of the same name', () => {
    const twin = Volume.emptyDir({ name: 'cache' });
    expect(
      propertyProblems(() => createApp(mounting({ volume, mountPath: '/a' }, { volume: twin, mountPath: '/b' }))),
    ).toEqual([
      `container.mounts[1].volume.name is 'cache', and must be a name of its own: container.mounts[0] mounts another volume of this name at /a`,
    ]);
  });

  const claim = { ...data, volumeMode: PersistentVolumeMode.BLOCK };
  test.each<[string, Mount, string]>([
    [
      'a volume in the form of a manifest',
      { volume: untyped({}), mountPath: '/a' },
      'volume is {}, and must be a Volume',
    ],
    ['a relative mount path', { volume, mountPath: 'a' }, `mountPath is 'a', and must be an absolute path`],
    [
      'a subPath outside of the volume',
      { volume, mountPath: '/a', subPath: '..' },
      `subPath is '..', and must be a path within`,
    ],
    [
      'a number for readOnly',
      { volume, mountPath: '/a', readOnly: untyped(1) },
      'readOnly is 1, and must be true or false',
    ],
    [
      'a subPath of a block device',
      { volume: Volume.ofClaim(claim), mountPath: '/a', subPath: 'b' },
      `subPath is 'b', and must be omitted: a block device`,
    ],
    [
      'a volume name with capitals',
      { volume: Volume.emptyDir({ name: 'Cache' }), mountPath: '/a' },
      `volume.name is 'Cache', and must be a name of 1 to 63`,
    ],
    [
      'a file mode above 0o777',
      { volume: Volume.configMap({ name: 'v', configMap, defaultMode: 0o1000 }), mountPath: '/a' },
      'volume.defaultMode is 512, and must be a whole number from 0 to 511',
    ],
    [
      'an empty map of items',
      { volume: Volume.secret({ name: 'v', secret, items: {} }), mountPath: '/a' },
      'volume.items is {}, and must be a map of at least one key to its path in the volume',
    ],
    [
      'an item path outside of the volume',
      { volume: Volume.secret({ name: 'v', secret, items: { a: '../a' } }), mountPath: '/a' },
      `volume.items.a is '../a', and must be a path within the volume`,
    ],
    [
      'a ConfigMap in a Secret volume',
      { volume: Volume.secret({ name: 'v', secret: untyped(configMap) }), mountPath: '/a' },
      'and must be a Secret: new Secret(…)',
    ],
    [
      'a string as a PersistentVolumeClaim',
      { volume: Volume.persistentVolumeClaim({ name: 'v', claim: untyped('archive') }), mountPath: '/a' },
      `volume.claim is 'archive', and must be a PersistentVolumeClaim`,
    ],
    [
      'Volume.ofClaim without a claim',
      { volume: Volume.ofClaim(untyped(undefined)), mountPath: '/a' },
      'volume.name is not given, and must be a name',
    ],
  ])('rejects %s', (_, mount, message) => {
    const problems = propertyProblems(() => createApp({ claims: [claim], ...mounting(mount) }));
    expect(problems).toEqual([expect.stringContaining('container.mounts[0].')]);
    expect(problems[0]).toContain(message);
  });
});
