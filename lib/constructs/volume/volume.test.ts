import { Size } from 'cdk8s';
import { ConfigMap, PersistentVolumeClaim, PersistentVolumeMode, Secret } from 'cdk8s-plus-28';
import { aChart, anApp, containing, podOf, refused, sidecar, wrong } from '../../../test/apps';
import { Image, InitContainer } from '../container';
import type { ClaimTemplate } from './claim-template';
import type { Mount } from './mount';
import { Volume } from './volume';

const elsewhere = aChart();
const configMap = ConfigMap.fromConfigMapName(elsewhere, 'map', 'my-map');
const secret = Secret.fromSecretName(elsewhere, 'secret', 'my-secret');
const data: ClaimTemplate = { name: 'data', mountPath: '/data', size: Size.gibibytes(1) };
const mounting = (...mounts: Mount[]) => containing({ mounts });

describe('a volume holds', () => {
  test.each<[string, Volume, object]>([
    ['nothing', Volume.emptyDir({ name: 'v' }), { emptyDir: {} }],
    ['a ConfigMap', Volume.configMap({ name: 'v', configMap }), { configMap: { name: 'my-map' } }],
    ['a Secret', Volume.secret({ name: 'v', secret }), { secret: { secretName: 'my-secret' } }],
    [
      'some keys, with their mode, where they are there',
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
      'a claim that is there',
      Volume.persistentVolumeClaim({
        name: 'v',
        claim: PersistentVolumeClaim.fromClaimName(elsewhere, 'pvc', 'archive'),
      }),
      { persistentVolumeClaim: { claimName: 'archive' } },
    ],
  ])('%s', (_, volume, source) => {
    const pod = podOf(mounting({ volume, mountPath: '/v' }));
    expect(pod.volumes).toEqual([
      { name: 'v', ...source },
      { name: 'tmp', emptyDir: {} },
    ]);
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'v', mountPath: '/v' });
  });
});

test('a mount shows a part of its volume, and lets it be read only, where that is said', () => {
  const volume = Volume.configMap({ name: 'v', configMap });
  expect(
    podOf(mounting({ volume, mountPath: '/etc/a', subPath: 'a', readOnly: true })).containers[0].volumeMounts,
  ).toContainEqual({ name: 'v', mountPath: '/etc/a', subPath: 'a', readOnly: true });
});

test('two containers that are given one volume share it', () => {
  const volume = Volume.emptyDir({ name: 'v' });
  const mounts = [{ volume, mountPath: '/v' }];
  const pod = podOf({ ...mounting(...mounts), sidecars: [sidecar({ mounts })] });
  expect(pod.volumes.filter(({ name }: { name: string }) => name === 'v')).toHaveLength(1);
});

describe('the claims of an app', () => {
  test('are seen by sidecars and init containers that mount them', () => {
    const mounts = [{ volume: Volume.ofClaim(data), mountPath: '/pages', readOnly: true }];
    const init = new InitContainer({ name: 'init', image: Image.of('init:1.0'), mounts });
    const pod = podOf({ claims: [data], sidecars: [sidecar({ mounts })], initContainers: [init] });
    const mount = { name: 'data', mountPath: '/pages', readOnly: true };
    expect(pod.containers[1].volumeMounts).toContainEqual(mount);
    expect(pod.initContainers[0].volumeMounts).toContainEqual(mount);
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'tmp-log', 'tmp-init']);
  });

  test('are devices there too', () => {
    const claim = { ...data, volumeMode: PersistentVolumeMode.BLOCK };
    const mounts = [{ volume: Volume.ofClaim(claim), mountPath: '/dev/x' }];
    expect(podOf({ claims: [claim], sidecars: [sidecar({ mounts })] }).containers[1].volumeDevices).toEqual([
      { name: 'data', devicePath: '/dev/x' },
    ]);
  });

  test('are those of this app', () => {
    const mounts = [{ volume: Volume.ofClaim({ ...data, name: 'other' }), mountPath: '/x' }];
    expect(refused(() => anApp({ sidecars: [sidecar({ mounts })] }))).toEqual([
      `sidecars[0].mounts[0].volume is 'other', and must be the volume of one of the app's claims, with the same volumeMode: data`,
    ]);
  });
});

describe('it refuses', () => {
  const volume = Volume.emptyDir({ name: 'cache' });

  test('a claim and a volume at one path, beside all else that is wrong', () => {
    expect(refused(() => anApp({ replicas: -1, ...mounting({ volume, mountPath: '/data' }) }))).toEqual([
      expect.stringContaining('replicas is -1'),
      `container.mounts[0].mountPath is '/data', and must be given once: claims[0] has it already`,
    ]);
  });

  test.each([
    ['tmp', 'container mounts another volume of this name at /tmp'],
    ['data', 'claims[0] mounts another volume of this name at /data'],
  ])('a volume that takes the name %s', (name, owner) => {
    expect(refused(() => anApp(mounting({ volume: Volume.emptyDir({ name }), mountPath: '/x' })))).toEqual([
      `container.mounts[0].volume.name is '${name}', and must be a name of its own: ${owner}`,
    ]);
  });

  test('two volumes of one name', () => {
    const twin = Volume.emptyDir({ name: 'cache' });
    expect(refused(() => anApp(mounting({ volume, mountPath: '/a' }, { volume: twin, mountPath: '/b' })))).toEqual([
      `container.mounts[1].volume.name is 'cache', and must be a name of its own: container.mounts[0] mounts another volume of this name at /a`,
    ]);
  });

  const claim = { ...data, volumeMode: PersistentVolumeMode.BLOCK };
  test.each<[string, Mount, string]>([
    ['a volume as Kubernetes writes it', { volume: wrong({}), mountPath: '/a' }, 'volume is {}, and must be a Volume'],
    ['a relative path', { volume, mountPath: 'a' }, `mountPath is 'a', and must be an absolute path`],
    ['a folder outside', { volume, mountPath: '/a', subPath: '..' }, `subPath is '..', and must be a path within`],
    ['to read perhaps', { volume, mountPath: '/a', readOnly: wrong(1) }, 'readOnly is 1, and must be true or false'],
    [
      'a folder of a device',
      { volume: Volume.ofClaim(claim), mountPath: '/a', subPath: 'b' },
      `subPath is 'b', and must be omitted: a block device`,
    ],
    [
      'a volume with capitals',
      { volume: Volume.emptyDir({ name: 'Cache' }), mountPath: '/a' },
      `volume.name is 'Cache', and must be a name of 1 to 63`,
    ],
    [
      'a mode beyond permissions',
      { volume: Volume.configMap({ name: 'v', configMap, defaultMode: 0o1000 }), mountPath: '/a' },
      'volume.defaultMode is 512, and must be a whole number from 0 to 511',
    ],
    [
      'no items',
      { volume: Volume.secret({ name: 'v', secret, items: {} }), mountPath: '/a' },
      'volume.items is {}, and must be a map of at least one key to its path in the volume',
    ],
    [
      'an item outside',
      { volume: Volume.secret({ name: 'v', secret, items: { a: '../a' } }), mountPath: '/a' },
      `volume.items.a is '../a', and must be a path within the volume`,
    ],
    [
      'a ConfigMap for a Secret',
      { volume: Volume.secret({ name: 'v', secret: wrong(configMap) }), mountPath: '/a' },
      'and must be a Secret: new Secret(…)',
    ],
    [
      'a claim by its name',
      { volume: Volume.persistentVolumeClaim({ name: 'v', claim: wrong('archive') }), mountPath: '/a' },
      `volume.claim is 'archive', and must be a PersistentVolumeClaim`,
    ],
    [
      'the volume of no claim',
      { volume: Volume.ofClaim(wrong(undefined)), mountPath: '/a' },
      'volume.name is not given, and must be a name',
    ],
  ])('%s', (_, mount, message) => {
    const problems = refused(() => anApp({ claims: [claim], ...mounting(mount) }));
    expect(problems).toEqual([expect.stringContaining('container.mounts[0].')]);
    expect(problems[0]).toContain(message);
  });
});
