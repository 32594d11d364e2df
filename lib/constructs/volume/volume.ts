import type { Size } from 'cdk8s';
import { EmptyDirMedium, type IConfigMap, type IPersistentVolumeClaim, type ISecret } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { RANGES } from '../../kubernetes';
import { type Issue, ValidatedValue, v } from '../../validation';
import { sizeRule, toQuantity } from '../cdk8s-values';
import { objectRule } from '../reference';
import type { ClaimTemplate } from './claim-template';

/** Room for what is temporary. */
export interface EmptyDirProps {
  /** The volume's name in its pod. */
  readonly name: string;
  /**
   * How much may be written before the pod is evicted.
   *
   * @default - as much as the node has
   */
  readonly sizeLimit?: Size;
  /**
   * Where it is kept.
   *
   * @default - on the node's disk, Kubernetes' own
   */
  readonly medium?: EmptyDirMedium;
}

/** How the keys of a ConfigMap or a Secret become files. */
export interface FilesProps {
  /** The volume's name in its pod. */
  readonly name: string;
  /**
   * Which keys are files, and at which path in the volume: not one that begins with "..".
   *
   * @default - all, each under its own name
   */
  readonly items?: Readonly<Record<string, string>>;
  /**
   * Who may read and write the files, such as `0o440`: 0 to 0o777.
   *
   * @default - 0o644, Kubernetes' own
   */
  readonly defaultMode?: number;
  /**
   * Whether the pod also starts where there is no such object.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Files from a ConfigMap. */
export interface ConfigMapVolumeProps extends FilesProps {
  /** Where the files come from. */
  readonly configMap: IConfigMap;
}

/** Files from a Secret. */
export interface SecretVolumeProps extends FilesProps {
  /** Where the files come from. */
  readonly secret: ISecret;
}

/** A volume that is there beside the app. */
export interface PersistentVolumeClaimVolumeProps {
  /** The volume's name in its pod. */
  readonly name: string;
  /** The claim, which all pods of the app share. */
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
  claim: objectRule('PersistentVolumeClaim'),
});

type VolumeSource = Omit<Manifest<k8s.Volume>, 'name'>;

/**
 * A volume of a pod. Containers that are given the same Volume share it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Volume extends ValidatedValue {
  /** Room that is empty when the pod starts and gone when it is deleted. */
  static emptyDir(props: EmptyDirProps): Volume {
    return new Volume(props?.name, emptyDirPropsRule(props), () => ({
      emptyDir: { sizeLimit: props.sizeLimit && toQuantity(props.sizeLimit), medium: props.medium || undefined },
    }));
  }

  /** The keys of a ConfigMap as files that can't be written to. */
  static configMap(props: ConfigMapVolumeProps): Volume {
    return new Volume(props?.name, configMapVolumePropsRule(props), () => ({
      configMap: { name: props.configMap.name, ...filesToKube(props) },
    }));
  }

  /** The keys of a Secret as files that can't be written to, in memory. */
  static secret(props: SecretVolumeProps): Volume {
    return new Volume(props?.name, secretVolumePropsRule(props), () => ({
      secret: { secretName: props.secret.name, ...filesToKube(props) },
    }));
  }

  /** A claim that exists beside the app, one for all of its pods. */
  static persistentVolumeClaim(props: PersistentVolumeClaimVolumeProps): Volume {
    return new Volume(props?.name, claimVolumePropsRule(props), () => ({
      persistentVolumeClaim: { claimName: props.claim.name },
    }));
  }

  /** The volume that a claim template gives each pod: for a sidecar or an init container that works on it too. */
  static ofClaim(claim: ClaimTemplate): Volume {
    const named = v.object<Pick<ClaimTemplate, 'name'>>({ name: v.name('label') });
    return new Volume(claim?.name, named({ name: claim?.name }), undefined, claim);
  }

  private constructor(
    /** The volume's name in its pod. */
    readonly name: string,
    problems: readonly Issue[],
    private readonly source?: () => VolumeSource,
    /** The claim template that it comes from, if it comes from one. */
    readonly claim?: ClaimTemplate,
  ) {
    super(problems);
  }

  /** Whether it is the same volume, and not only one of the same name. */
  is(other: Volume): boolean {
    return this === other || (this.claim !== undefined && other.claim !== undefined && this.name === other.name);
  }

  /** The volume as it stands in a manifest; undefined where it comes from a claim template, which makes it. */
  toKube(): Manifest<k8s.Volume> | undefined {
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
