import { ENUM_VALUES } from '../../../kubernetes';
import { type Field, type FieldRule, f, findDuplicateFields, type Issue, isNonEmpty, isSet } from '../../../validation';
import { localDescendingPath, pathNoBacksteps } from './paths';
import { isClaimVolume, type ValidatedPod } from './validated-pod';

const VOLUME_NAME = 'the name of a volume of the pod';
const isRecursive = f.equals('recursiveReadOnly', 'IfPossible', 'Enabled');

const isPropagated = (mount: Field): boolean => {
  const propagation = mount.at('mountPropagation');
  return isSet(propagation) && propagation.raw !== 'None';
};

/**
 * A mount of a container.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export const volumeMountRules: FieldRule = f.allOf(
  f.object({
    name: f.required(VOLUME_NAME),
    recursiveReadOnly: f.optional(f.enumOf(ENUM_VALUES.recursiveReadOnly)),
    mountPath: f.required('where the volume is mounted in the container'),
    subPath: f.optional(localDescendingPath),
    mountPropagation: f.optional(f.enumOf(ENUM_VALUES.mountPropagation)),
    subPathExpr: f.optional(localDescendingPath),
  }),
  f.when((mount) => isNonEmpty(mount.at('subPath')), f.object({ subPathExpr: f.forbidden('subPath is given') })),
  f.when(
    (mount, version) => isRecursive(mount, version) && mount.at('readOnly').raw !== true,
    f.object({ recursiveReadOnly: f.forbidden('only a mount with readOnly: true has it') }),
  ),
  f.when(
    (mount, version) => isRecursive(mount, version) && isPropagated(mount),
    f.object({ recursiveReadOnly: f.forbidden('only a mount without mountPropagation has it') }),
  ),
);

/**
 * A raw block volume of a container.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support
 */
export const volumeDeviceRules: FieldRule = f.object({
  name: f.required(VOLUME_NAME),
  devicePath: f.required('the path of the device in the container', pathNoBacksteps),
});

/** A container mounts volumes of the pod, and each path and device once. */
export function validateMounts(pod: ValidatedPod): readonly Issue[] {
  const volumes = pod.volumes;
  const names = new Set<unknown>([...pod.claims, ...volumes.map((volume) => volume.at('name').scalar)]);
  const claims = new Set<unknown>([
    ...pod.claims,
    ...volumes.filter(isClaimVolume).map((volume) => volume.at('name').raw),
  ]);
  return pod.allContainers.flatMap((container) => {
    const mounts = container.at('volumeMounts').items();
    const devices = container.at('volumeDevices').items();
    return [
      ...[...mounts, ...devices].flatMap((mount) => validateVolumeName(mount.at('name'), names)),
      ...devices.flatMap((device) => validateDeviceName(device.at('name'), names, claims)),
      ...validatePropagation(container, mounts),
      ...validateMountsOnce(mounts, devices),
    ];
  });
}

function validateVolumeName(name: Field, names: ReadonlySet<unknown>): readonly Issue[] {
  if (!isNonEmpty(name) || names.has(name.raw)) return [];
  return [name.issue(`${VOLUME_NAME}${names.size === 0 ? ', which has none' : `: ${[...names].join(', ')}`}`)];
}

function validateDeviceName(name: Field, names: ReadonlySet<unknown>, claims: ReadonlySet<unknown>): readonly Issue[] {
  const isOther = isSet(name) && names.has(name.raw) && !claims.has(name.raw);
  return isOther ? [name.issue('the name of a volume that is a PersistentVolumeClaim')] : [];
}

function validatePropagation(container: Field, mounts: readonly Field[]): readonly Issue[] {
  if (container.at('securityContext', 'privileged').raw === true) return [];
  return mounts
    .map((mount) => mount.at('mountPropagation'))
    .filter(({ raw }) => raw === 'Bidirectional')
    .map((propagation) => propagation.issue('None or HostToContainer: the container is not privileged'));
}

/** Paths are unique among mounts and devices, and no volume is a device twice, or a device and a mount. */
function validateMountsOnce(mounts: readonly Field[], devices: readonly Field[]): readonly Issue[] {
  const deviceNames = devices.map((device) => device.at('name'));
  const mounted = new Set(mounts.map((mount) => mount.at('name').raw));
  return [
    ...findDuplicateFields([
      ...mounts.map((mount) => mount.at('mountPath')),
      ...devices.map((device) => device.at('devicePath')),
    ]),
    ...findDuplicateFields(deviceNames),
    ...deviceNames
      .filter((name) => isNonEmpty(name) && mounted.has(name.raw))
      .map((name) => name.issue('the name of a volume that the container does not mount as well')),
  ];
}
