import { ENUM_VALUES, NAMES, POD_LIMITS, RANGES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import {
  all,
  at,
  type Demand,
  descending,
  inRange,
  isGiven,
  isSet,
  leftOut,
  named,
  needed,
  oneOf,
  textThat,
  where,
  within,
} from './demands';

/** The secret that a driver is to have, where one is named. */
const secret = within('secretRef', at('name', needed()));

const registry: Demand = all(
  at(
    'registry',
    textThat('HOST:PORT, several with "," between them', (pairs) => pairs.split(',').every(isHostAndPort)),
  ),
  at(
    'tenant',
    textThat(
      `at most ${POD_LIMITS.quobyteTenantCharacters} characters`,
      (tenant) => tenant.length <= POD_LIMITS.quobyteTenantCharacters,
    ),
  ),
);

/** Volumes that drivers for one kind of storage each make, most of which are no more but in old manifests. */
export const drivers: Readonly<Record<string, Demand>> = {
  nfs: all(
    at('server', needed()),
    at(
      'path',
      needed('an absolute path'),
      where(
        isGiven,
        textThat('an absolute path', (path) => path.startsWith('/')),
      ),
    ),
  ),
  gitRepo: all(at('repository', needed()), at('directory', descending)),
  gcePersistentDisk: all(at('pdName', needed()), at('partition', inRange(RANGES.partition))),
  awsElasticBlockStore: all(at('volumeID', needed()), at('partition', inRange(RANGES.partition))),
  iscsi: all(
    at('targetPortal', needed()),
    at('iqn', needed(), where(isGiven, named(NAMES.iscsiName))),
    at('lun', inRange(RANGES.partition)),
    at('initiatorName', named(NAMES.iscsiName)),
    where(
      (volume) => ['chapAuthDiscovery', 'chapAuthSession'].some((auth) => volume.at(auth).raw === true),
      at('secretRef', needed()),
    ),
  ),
  glusterfs: all(at('endpoints', needed()), at('path', needed())),
  flocker: all(
    where((volume) => !isGiven(volume.at('datasetUUID')), at('datasetName', needed('or datasetUUID'))),
    where((volume) => isGiven(volume.at('datasetUUID')), at('datasetName', leftOut('datasetUUID is given'))),
    at(
      'datasetName',
      textThat('a name without "/"', (name) => !name.includes('/')),
    ),
  ),
  rbd: all(at('monitors', needed()), at('image', needed())),
  cinder: all(at('volumeID', needed()), secret),
  cephfs: at('monitors', needed()),
  quobyte: all(
    at('registry', needed()),
    where((volume) => isGiven(volume.at('registry')), registry),
    at('volume', needed()),
  ),
  fc: all(
    fibreChannel,
    where((volume) => isGiven(volume.at('targetWWNs')), at('lun', needed(), inRange(RANGES.partition))),
  ),
  flexVolume: all(at('driver', needed()), at('options', foreignOptions)),
  azureFile: all(at('secretName', needed()), at('shareName', needed())),
  azureDisk: all(
    at('diskName', needed()),
    at('diskURI', needed()),
    at('cachingMode', oneOf(ENUM_VALUES.azureCachingMode)),
    at('kind', oneOf(ENUM_VALUES.azureKind)),
    where((volume) => volume.at('kind').raw === 'Managed', at('diskURI', startsWith('/subscriptions/'))),
    where(
      (volume) => isSet(volume.at('kind')) && volume.at('kind').raw !== 'Managed',
      at('diskURI', startsWith('https://')),
    ),
  ),
  vsphereVolume: at('volumePath', needed()),
  photonPersistentDisk: at('pdID', needed()),
  portworxVolume: at('volumeID', needed()),
  scaleIO: all(at('gateway', needed()), at('system', needed()), at('volumeName', needed())),
  storageos: all(
    at('volumeName', needed(), where(isGiven, named(NAMES.label))),
    at('volumeNamespace', where(isGiven, named(NAMES.label))),
    secret,
  ),
};

function startsWith(start: string): Demand {
  return textThat(`a URI that begins with ${start}`, (uri) => uri.startsWith(start));
}

function fibreChannel(volume: Field): readonly Issue[] {
  const [names, ids] = [volume.at('targetWWNs'), volume.at('wwids')];
  return isGiven(ids) ? leftOut('wwids are given')(names) : needed('or wwids')(names);
}

function isHostAndPort(pair: string): boolean {
  return /^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair);
}

function foreignOptions(options: Field): readonly Issue[] {
  return options
    .entries()
    .filter(([key]) => /(^|\.)(kubernetes|k8s)\.io$/i.test(key.split('/')[0] as string))
    .map(([, option]) => option.issue('under a key outside of kubernetes.io and k8s.io'));
}
