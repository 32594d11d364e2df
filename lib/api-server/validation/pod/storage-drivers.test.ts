import { issuePathsOf } from '../../../../test/pod-issues';

test.each<[string, object, string[]]>([
  ['nfs', { server: 'a', path: '/b' }, []],
  ['nfs', {}, ['.server', '.path']],
  ['nfs', { server: 'a', path: 'b' }, ['.path']],
  ['gitRepo', { directory: '../a' }, ['.repository', '.directory']],
  ['gcePersistentDisk', { partition: 256 }, ['.pdName', '.partition']],
  ['awsElasticBlockStore', { partition: -1 }, ['.volumeID', '.partition']],
  ['iscsi', { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 255 }, []],
  [
    'iscsi',
    { iqn: 'a', lun: 256, initiatorName: 'naa.1', chapAuthSession: true },
    ['.targetPortal', '.iqn', '.lun', '.initiatorName', '.secretRef'],
  ],
  ['glusterfs', {}, ['.endpoints', '.path']],
  ['flocker', {}, ['.datasetName']],
  ['flocker', { datasetName: 'a/b' }, ['.datasetName']],
  ['flocker', { datasetName: 'a', datasetUUID: 'b' }, ['.datasetName']],
  ['rbd', {}, ['.monitors', '.image']],
  ['cinder', { volumeID: 'a', secretRef: {} }, ['.secretRef.name']],
  ['cephfs', {}, ['.monitors']],
  ['quobyte', { registry: 'a:1,[::1]:2', volume: 'c' }, []],
  ['quobyte', {}, ['.registry', '.volume']],
  ['quobyte', { registry: 'a', tenant: 'a'.repeat(65), volume: 'c' }, ['.registry', '.tenant']],
  ['fc', { targetWWNs: ['a'], lun: 0 }, []],
  ['fc', { wwids: ['a'] }, []],
  ['fc', {}, ['.targetWWNs']],
  ['fc', { targetWWNs: ['a'], wwids: ['b'] }, ['.targetWWNs', '.lun']],
  [
    'flexVolume',
    { driver: 'a', options: { 'a.kubernetes.io/b': 'c', 'K8s.io': 'd', e: 'f' } },
    [`.options['a.kubernetes.io/b']`, `.options['K8s.io']`],
  ],
  ['azureFile', {}, ['.secretName', '.shareName']],
  ['azureDisk', { cachingMode: 'A', kind: 'B' }, ['.diskName', '.diskURI', '.cachingMode', '.kind']],
  ['azureDisk', { diskName: 'a', diskURI: 'https://a', kind: 'Managed' }, ['.diskURI']],
  ['azureDisk', { diskName: 'a', diskURI: '/subscriptions/a', kind: 'Shared' }, ['.diskURI']],
  ['vsphereVolume', {}, ['.volumePath']],
  ['photonPersistentDisk', {}, ['.pdID']],
  ['portworxVolume', {}, ['.volumeID']],
  ['scaleIO', {}, ['.gateway', '.system', '.volumeName']],
  [
    'storageos',
    { volumeName: 'A', volumeNamespace: 'B', secretRef: {} },
    ['.volumeName', '.volumeNamespace', '.secretRef.name'],
  ],
])('finds issues in a volume of %s: %j at %j', (driver, volume, paths) => {
  const prefix = `spec.volumes[0].${driver}`;
  expect(issuePathsOf({ volumes: [{ name: 'a', [driver]: volume }] })).toEqual(paths.map((path) => prefix + path));
});

test('rejects an iSCSI volume with an initiator whose name and portal are too long together', () => {
  const iscsi = { targetPortal: 'a'.repeat(63), iqn: 'eui.0123456789abcdef' };
  const wrong = (more: object) => issuePathsOf({ volumes: [{ name: 'a', iscsi: { ...iscsi, ...more } }] });
  expect(wrong({})).toEqual([]);
  expect(wrong({ initiatorName: iscsi.iqn })).toEqual(['spec.volumes[0].name']);
  expect(wrong({ initiatorName: iscsi.iqn, targetPortal: undefined })).toEqual(['spec.volumes[0].iscsi.targetPortal']);
});
