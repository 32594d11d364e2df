import fc from 'fast-check';
import type {
  ClaimTemplate,
  ConfigMapVolumeProps,
  EmptyDirProps,
  FilesProps,
  PersistentVolumeClaimVolumeProps,
  SecretVolumeProps,
} from '../../lib/constructs';
import { existingObject } from './environment';
import { dataKey, labelKey, labelValue, objectName, relativePath } from './names';
import type { PlannedCall } from './plan';
import { type ArbitrariesOf, anyOf, call, mapOf, props, wholeNumber } from './props';

const accessModes = fc.oneof(
  fc.shuffledSubarray(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'], { minLength: 1 }),
  anyOf(['ReadWriteOncePod']),
);

const size = fc.oneof(
  anyOf('1Gi', '10.5Gi', '1G', '500M', '1', '7.9Ei', '.5k', '1e3', '1E3', '0.0009765625Ki'),
  call('Size.mebibytes', wholeNumber(1, 2 ** 30)),
);

/** Labels of a claim, without keys or values that name a version. */
const labelsWithoutVersion = mapOf(
  labelKey.filter((key) => !/(version|revision|chart|build|commit|sha|tag|hash)$/i.test(key)),
  labelValue.filter((value) => !/\d\.\d/.test(value)),
);

/** Claim templates with this name and mount path. */
export function claimTemplate(name: string, mountPath: string): fc.Arbitrary<object> {
  return props<ClaimTemplate>(
    {
      name: fc.constant(name),
      mountPath: fc.constant(mountPath),
      subPath: relativePath,
      readOnly: fc.boolean(),
      size,
      accessModes,
      storageClassName: fc.oneof(anyOf('', 'standard'), objectName),
      volumeMode: anyOf('Filesystem', 'Block'),
      snapshot: objectName,
      labels: labelsWithoutVersion,
    },
    'name',
    'mountPath',
    'size',
  ).map((claim) => {
    const { subPath, readOnly, ...device } = claim as ClaimTemplate;
    return device.volumeMode === 'Block' ? device : claim;
  });
}

const files: ArbitrariesOf<Omit<FilesProps, 'name'>> = {
  items: mapOf(
    dataKey,
    relativePath.filter((path) => !path.startsWith('..')),
  ).filter((items) => Object.keys(items).length > 0),
  defaultMode: wholeNumber(0, 0o777),
  optional: fc.boolean(),
};

/** Volumes with this name, except those of claim templates. */
export function volume(given: string): fc.Arbitrary<PlannedCall> {
  const name = fc.constant(given);
  return fc.oneof(
    call(
      'Volume.emptyDir',
      props<EmptyDirProps>(
        { name, sizeLimit: call('Size.mebibytes', wholeNumber(1, 2 ** 30)), medium: anyOf('', 'Memory') },
        'name',
      ),
    ),
    call(
      'Volume.configMap',
      props<ConfigMapVolumeProps>({ ...files, name, configMap: existingObject('ConfigMap') }, 'name', 'configMap'),
    ),
    call(
      'Volume.secret',
      props<SecretVolumeProps>({ ...files, name, secret: existingObject('Secret') }, 'name', 'secret'),
    ),
    call(
      'Volume.persistentVolumeClaim',
      props<PersistentVolumeClaimVolumeProps>(
        { name, claim: existingObject('PersistentVolumeClaim') },
        'name',
        'claim',
      ),
    ),
  );
}
