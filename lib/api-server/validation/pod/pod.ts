import { isOlder, type KubernetesVersion, VALIDATED_SINCE } from '../../../kubernetes';
import type { Field } from '../../../validation';
import { isSet } from './demands';

/** A pod, or what pods are made from, as one version of API servers looks at it. */
export class Pod {
  readonly metadata: Field;
  readonly spec: Field;

  constructor(
    pod: Field,
    private readonly version: KubernetesVersion,
    /** Whether it is a Pod itself: at what only makes pods, API servers look less closely. */
    readonly isPod: boolean,
    /** The claims that whoever makes the pod adds to its volumes, in the place of those of the same name. */
    readonly claims: readonly string[],
  ) {
    this.metadata = pod.at('metadata');
    this.spec = pod.at('spec');
  }

  /** Whether this version of API servers looks at pods so. */
  has(rule: keyof typeof VALIDATED_SINCE): boolean {
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

  /** Its volumes but for those that a claim takes the place of. */
  get volumes(): Field[] {
    return this.spec
      .at('volumes')
      .items()
      .filter((volume) => !this.claims.includes(volume.at('name').scalar));
  }

  get os(): string {
    return this.spec.at('os', 'name').scalar;
  }

  /** Whether a field of the spec that says yes or no says yes. */
  says(...path: readonly string[]): boolean {
    return this.spec.at(...path).raw === true;
  }

  /** Whether the pod has the users of its node. */
  get hasHostUsers(): boolean {
    return !this.has('hostUsers') || this.spec.at('hostUsers').raw !== false;
  }

  /** The seconds that its containers have to end, where that is said. */
  get gracePeriod(): number {
    return this.spec.at('terminationGracePeriodSeconds').number ?? 0;
  }

  /** Whether it has a volume of this name. */
  hasVolume(name: string): boolean {
    return this.claims.includes(name) || this.volumes.some((volume) => volume.at('name').raw === name);
  }

  /** Whether the volume of this name is a claim. */
  isClaim(name: string): boolean {
    const volume = this.volumes.find((one) => one.at('name').raw === name);
    const sources = ['persistentVolumeClaim', 'ephemeral'].map((source) => volume?.at(source));
    return this.claims.includes(name) || sources.some((source) => source !== undefined && isSet(source));
  }
}
