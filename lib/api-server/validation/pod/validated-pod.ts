import { isOlder, type KubernetesVersion, VALIDATED_SINCE } from '../../../kubernetes';
import { type Field, isSet } from '../../../validation';

/** The object that creates pods from a template. */
export interface PodOwner {
  readonly kind: string;
  /** The names of its claim templates: its pods have volumes of these names. @default none */
  readonly claims?: readonly string[];
}

/** A Pod or pod template that an API server of a version validates. */
export class ValidatedPod {
  readonly metadata: Field;
  readonly spec: Field;
  /** The kind of the object that creates the pod; `Pod` for a Pod. */
  readonly kind: string;
  /** The volumes that the owner adds, in place of volumes of the same names. */
  readonly claims: readonly string[];

  constructor(
    /** `{ metadata, spec }` */
    pod: Field,
    readonly version: KubernetesVersion,
    { kind, claims = [] }: PodOwner,
  ) {
    this.metadata = pod.at('metadata');
    this.spec = pod.at('spec');
    this.kind = kind;
    this.claims = claims;
  }

  /** Whether it is a Pod. API servers validate pod templates less strictly. */
  get isPod(): boolean {
    return this.kind === 'Pod';
  }

  /** Whether this version of API servers has the rule. */
  hasRule(rule: keyof typeof VALIDATED_SINCE): boolean {
    return !isOlder(this.version, VALIDATED_SINCE[rule]);
  }

  get containers(): Field[] {
    return this.spec.at('containers').items();
  }

  get initContainers(): Field[] {
    return this.spec.at('initContainers').items();
  }

  get allContainers(): Field[] {
    return [...this.initContainers, ...this.containers];
  }

  /** The volumes that the owner does not replace. */
  get volumes(): Field[] {
    const volumes = this.spec.at('volumes').items();
    return this.claims.length === 0
      ? volumes
      : volumes.filter((volume) => !this.claims.includes(volume.at('name').scalar));
  }

  /** The operating system that the spec names; the empty string if it names none. */
  get os(): string {
    return this.spec.at('os', 'name').scalar;
  }

  /** Whether a boolean field of the spec is true. */
  isTrue(key: string): boolean {
    return this.spec.at(key).raw === true;
  }

  /** Whether the containers run in the user namespace of the node. */
  get hasHostUsers(): boolean {
    return !this.hasRule('hostUsers') || this.spec.at('hostUsers').raw !== false;
  }
}

/** Whether a container of `initContainers` is a sidecar: it runs as long as the pod does. */
export function isSidecar(container: Field): boolean {
  return container.at('restartPolicy').raw === 'Always';
}

/** Whether a volume is backed by a PersistentVolumeClaim. */
export function isClaimVolume(volume: Field): boolean {
  return isSet(volume.at('persistentVolumeClaim')) || isSet(volume.at('ephemeral'));
}
