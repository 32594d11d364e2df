import type { Size } from 'cdk8s';
import { EmptyDirMedium, type IConfigMap, type IPersistentVolumeClaim, type ISecret } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import { type ManifestOf, RANGES } from '../../kubernetes';
import { type Issue, ValidatedValue, v } from '../../validation';
import { objectRule, sizeRule, toQuantity } from '../cdk8s-values';
import type { ClaimTemplate } from './claim-template';

/** Properties of an emptyDir volume. */
export interface EmptyDirProps {
  /** The name of the volume in the pod. */
  readonly name: string;
  /**
   * The size at which the pod is evicted.
   *
   * @default - no limit but the storage of the node
   */
  readonly sizeLimit?: Size;
  /**
   * The storage medium: the disk of the node, or memory.
   *
   * @default - the disk of the node
   */
  readonly medium?: EmptyDirMedium;
}

/** Properties of a volume that contains the keys of a ConfigMap or a Secret as files. */
export interface FilesProps {
  /** The name of the volume in the pod. */
  readonly name: string;
  /**
   * The path in the volume of each key. A path must not begin with `..`.
   *
   * @default - all keys, each at a path that equals the key
   */
  readonly items?: Readonly<Record<string, string>>;
  /**
   * The permission bits of the files, such as `0o440`: 0 to 0o777.
   *
   * @default 0o644
   */
  readonly defaultMode?: number;
  /**
   * Whether the pod starts without the ConfigMap or Secret.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Properties of a ConfigMap volume. */
export interface ConfigMapVolumeProps extends FilesProps {
  /** The ConfigMap that contains the files. */
  readonly configMap: IConfigMap;
}

/** Properties of a Secret volume. */
export interface SecretVolumeProps extends FilesProps {
  /** The Secret that contains the files. */
  readonly secret: ISecret;
}

/** Properties of a volume that all pods of an app share. */
export interface PersistentVolumeClaimVolumeProps {
  /** The name of the volume in the pod. */
  readonly name: string;
  /** The PersistentVolumeClaim, which all pods of the app share. */
  readonly claim: IPersistentVolumeClaim;
}

const emptyDirPropsRule = v.object<EmptyDirProps>({
  name: v.name('label'),
  sizeLimit: v.optional(sizeRule),
  medium: v.optional(v.enumOf(Object.values(EmptyDirMedium))),
});

const filesPropsRules = {
  name: v.name('label'),
  items: v.optional(v.record(v.name('dataKey'), v.filePath, 'a map of at least one key to its path in the volume')),
  defaultMode: v.optional(v.integer(RANGES.fileMode)),
  optional: v.optional(v.boolean),
};
const configMapVolumePropsRule = v.object<ConfigMapVolumeProps>({
  ...filesPropsRules,
  configMap: objectRule('ConfigMap'),
});
const secretVolumePropsRule = v.object<SecretVolumeProps>({ ...filesPropsRules, secret: objectRule('Secret') });
const claimVolumePropsRule = v.object<PersistentVolumeClaimVolumeProps>({
  name: v.name('label'),
  claim: objectRule('PersistentVolumeClaim', 'fromClaimName'),
});

type VolumeSource = Omit<ManifestOf<k8s.Volume>, 'name'>;

/**
 * A volume of a pod. Containers that mount the same Volume share it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Volume extends ValidatedValue {
  /**
   * An emptyDir: empty when the pod starts, and deleted with the pod.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   */
  static emptyDir(props: EmptyDirProps): Volume {
    return new Volume(props?.name, emptyDirPropsRule(props), () => ({
      emptyDir: { sizeLimit: props.sizeLimit && toQuantity(props.sizeLimit), medium: props.medium || undefined },
    }));
  }

  /**
   * The keys of a ConfigMap as read-only files.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#configmap
   */
  static configMap(props: ConfigMapVolumeProps): Volume {
    return new Volume(props?.name, configMapVolumePropsRule(props), () => ({
      configMap: { name: props.configMap.name, ...filesToKube(props) },
    }));
  }

  /**
   * The keys of a Secret as read-only files in memory.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#secret
   */
  static secret(props: SecretVolumeProps): Volume {
    return new Volume(props?.name, secretVolumePropsRule(props), () => ({
      secret: { secretName: props.secret.name, ...filesToKube(props) },
    }));
  }

  /**
   * A PersistentVolumeClaim that all pods of the app share. For a claim of each pod, use `claims` of the app.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#persistentvolumeclaim
   */
  static persistentVolumeClaim(props: PersistentVolumeClaimVolumeProps): Volume {
    return new Volume(props?.name, claimVolumePropsRule(props), () => ({
      persistentVolumeClaim: { claimName: props.claim.name },
    }));
  }

  /** The volume of a claim template of the app, to mount it in a sidecar or an init container too. */
  static ofClaim(claim: ClaimTemplate): Volume {
    const nameRule = v.object<Pick<ClaimTemplate, 'name'>>({ name: v.name('label') });
    return new Volume(claim?.name, nameRule({ name: claim?.name }), undefined, claim);
  }

  private constructor(
    /** The name of the volume in the pod. */
    readonly name: string,
    issues: readonly Issue[],
    private readonly source?: () => VolumeSource,
    /** The claim template of the volume; undefined for other volumes. */
    readonly claim?: ClaimTemplate,
  ) {
    super(issues);
  }

  /** Whether the other volume is this one, rather than another volume of the same name. */
  is(other: Volume): boolean {
    return this === other || (this.claim !== undefined && other.claim !== undefined && this.name === other.name);
  }

  /** Converts the volume to its manifest; undefined for the volume of a claim template, which the StatefulSet adds. */
  toKube(): ManifestOf<k8s.Volume> | undefined {
    return this.source && { name: this.name, ...this.source() };
  }
}

function filesToKube({ items, defaultMode, optional }: FilesProps) {
  return {
    items: items && Object.entries(items).map(([key, path]) => ({ key, path })),
    defaultMode,
    optional: optional || undefined,
  };
}
