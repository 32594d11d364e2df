import { ENUM_VALUES, NAMES, POD_LIMITS, RANGES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { quantities } from './amounts';
import { claimSpec } from './claims';
import {
  all,
  at,
  atMostOne,
  type Demand,
  distinct,
  each,
  inRange,
  isGiven,
  leftOut,
  named,
  needed,
  oneOf,
  pathOfFile,
  where,
  within,
  withoutBacksteps,
} from './demands';
import { drivers } from './drivers';
import { annotationKeys, labels } from './labels';
import type { Pod } from './pod';
import { filesOfPod, projected } from './projected';

const fileMode = inRange(RANGES.fileMode);

/** Files that are keys of an object. */
const items: Demand = each('items', at('key', needed()), at('path', needed(), pathOfFile), at('mode', fileMode));

function sources(pod: Pod): Readonly<Record<string, Demand>> {
  return {
    emptyDir: at('sizeLimit', quantities.notNegative),
    hostPath: all(
      at('path', needed(), withoutBacksteps),
      where((path) => isGiven(path.at('path')), at('type', oneOf(ENUM_VALUES.hostPathType))),
    ),
    secret: all(at('secretName', needed()), at('defaultMode', fileMode), items),
    configMap: all(at('name', needed()), at('defaultMode', fileMode), items),
    persistentVolumeClaim: at('claimName', needed()),
    downwardAPI: all(at('defaultMode', fileMode), filesOfPod),
    projected: all(at('defaultMode', fileMode), projected(pod)),
    ephemeral: all(at('volumeClaimTemplate', needed()), within('volumeClaimTemplate', claimTemplate(pod))),
    csi: all(
      at('driver', needed(), where(isGiven, named(NAMES.csiDriver))),
      within('nodePublishSecretRef', at('name', needed(), where(isGiven, named(NAMES.object)))),
    ),
    image: all(
      at('pullPolicy', oneOf(ENUM_VALUES.imagePullPolicy)),
      where(() => pod.isPod || pod.has('imageOfTemplates'), at('reference', needed())),
    ),
    ...drivers,
  };
}

/** The volumes of a pod. One that says nothing is an empty directory by default. */
export function volumeProblems(pod: Pod): readonly Issue[] {
  const ofTypes = Object.entries(sources(pod));
  const volume = all(
    at('name', needed(), where(isGiven, named(NAMES.label))),
    atMostOne(ofTypes.map(([type]) => type)),
    ...ofTypes.map(([type, demand]) => within(type, demand)),
    nameAndPortal,
  );
  return [...pod.volumes.flatMap(volume), ...distinct(pod.volumes.map((one) => one.at('name')))];
}

/** An iSCSI volume that names who opens it is told from others by its own name and by where it is. */
function nameAndPortal(volume: Field): readonly Issue[] {
  const { initiatorName, targetPortal = '' } = volume.at('iscsi').map ?? {};
  const most = POD_LIMITS.iscsiNameAndPortal;
  const isLong = initiatorName !== undefined && `${volume.at('name').scalar}:${targetPortal}`.length > most;
  return isLong
    ? [volume.at('name').issue(`at most ${most} characters, together with ":" and iscsi.targetPortal`)]
    : [];
}

const OF_METADATA = ['labels', 'annotations'];

function claimTemplate(pod: Pod): Demand {
  return all(
    at('metadata', at('labels', labels), at('annotations', annotationKeys), otherMetadata),
    at('spec', claimSpec(pod.has('groupOfDataSource'))),
  );
}

function otherMetadata(metadata: Field): readonly Issue[] {
  return metadata
    .entries()
    .filter(([key]) => !OF_METADATA.includes(key))
    .flatMap(([, field]) =>
      leftOut('a claim of a pod is named by Kubernetes, and can have labels and annotations alone')(field),
    );
}
