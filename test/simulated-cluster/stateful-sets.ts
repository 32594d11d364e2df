import type { Manifest } from '../manifests';
import type { Objects } from './objects';
import { isReady, isTerminating, type Pods } from './pods';

/** The StatefulSet controller: creates, updates and counts pods. */
export class StatefulSets {
  /** The pod templates of each StatefulSet so far, as JSON, by its UID. */
  readonly #revisions = new Map<string, string[]>();

  constructor(
    private readonly objects: Objects,
    private readonly pods: Pods,
    /** Whether an update stops at the partition. */
    private readonly respectsPartitions: boolean,
  ) {}

  reconcile(): void {
    for (const statefulSet of this.objects.of('StatefulSet')) {
      const updated = this.revisionOf(statefulSet);
      statefulSet.status ??= { currentRevision: updated };
      this.ownClaims(statefulSet);
      if (this.createPods(statefulSet, updated)) this.updatePods(statefulSet, updated);
      this.updateStatus(statefulSet, updated);
    }
  }

  /** Deletes a StatefulSet with its pods, and with the claims that it owns. */
  delete(statefulSet: Manifest): void {
    this.objects.remove(statefulSet);
    for (const pod of this.podsOf(statefulSet)) {
      for (const claim of this.claimsOf(statefulSet, pod))
        if (claim.metadata.ownerReferences) this.objects.remove(claim);
      this.pods.remove(pod);
    }
  }

  /** Makes the StatefulSet the owner of claims that are deleted with it. */
  private ownClaims(statefulSet: Manifest): void {
    const { metadata, spec } = statefulSet;
    if (spec.persistentVolumeClaimRetentionPolicy.whenDeleted !== 'Delete') return;
    const claims = this.podsOf(statefulSet).flatMap((pod) => this.claimsOf(statefulSet, pod));
    for (const claim of claims) claim.metadata.ownerReferences = [{ uid: metadata.uid }];
  }

  private claimsOf({ spec }: Manifest, pod: Manifest): Manifest[] {
    const names = (spec.volumeClaimTemplates ?? []).map((one: Manifest) => `${one.metadata.name}-${pod.metadata.name}`);
    return this.objects.of('PersistentVolumeClaim').filter(({ metadata }) => names.includes(metadata.name));
  }

  private podsOf({ metadata }: Manifest): Manifest[] {
    return this.objects.of('Pod').filter((pod) => pod.metadata.ownerReferences?.[0].uid === metadata.uid);
  }

  private revisionOf({ metadata, spec }: Manifest): string {
    const known = this.#revisions.get(metadata.uid) ?? [];
    this.#revisions.set(metadata.uid, known);
    const template = JSON.stringify(spec.template);
    const index = known.indexOf(template);
    if (index === -1) known.push(template);
    return `${metadata.name}-${index === -1 ? known.length : index + 1}`;
  }

  private templateOf({ metadata }: Manifest, revision: string): Manifest {
    return JSON.parse(this.#revisions.get(metadata.uid)?.[Number(revision.split('-').at(-1)) - 1] as string);
  }

  /** Creates missing pods. Returns whether the controller may go on: under OrderedReady only if all are ready. */
  private createPods(statefulSet: Manifest, updated: string): boolean {
    const { metadata, spec, status } = statefulSet;
    for (const ordinal of ordinalsOf(statefulSet)) {
      const pod = this.objects.find('Pod', `${metadata.name}-${ordinal}`);
      if (pod === undefined) {
        const revision = ordinal < this.firstUpdated(statefulSet) ? status.currentRevision : updated;
        this.createPod(statefulSet, ordinal, revision);
      }
      if (spec.podManagementPolicy === 'OrderedReady' && (pod === undefined || !isReady(pod))) return false;
    }
    return true;
  }

  private createPod(statefulSet: Manifest, ordinal: number, revision: string): void {
    const { metadata, spec } = statefulSet;
    const template = this.templateOf(statefulSet, revision);
    const name = `${metadata.name}-${ordinal}`;
    const claims = (spec.volumeClaimTemplates ?? []).map((one: Manifest) => ({
      name: one.metadata.name,
      persistentVolumeClaim: { claimName: this.createClaim(statefulSet, one, name) },
    }));
    const { apiVersion, kind } = statefulSet;
    this.pods.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        labels: { ...template.metadata.labels, 'controller-revision-hash': revision },
        ownerReferences: [{ apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true }],
      },
      spec: {
        ...template.spec,
        hostname: name,
        subdomain: spec.serviceName,
        volumes: [...(template.spec.volumes ?? []), ...claims],
      },
    });
  }

  private createClaim({ spec }: Manifest, template: Manifest, pod: string): string {
    const name = `${template.metadata.name}-${pod}`;
    if (this.objects.find('PersistentVolumeClaim', name) === undefined) {
      this.pods.createBoundClaim({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name, labels: spec.selector.matchLabels },
        spec: template.spec,
      });
    }
    return name;
  }

  private updatePods(statefulSet: Manifest, updated: string): void {
    if (statefulSet.spec.updateStrategy.type !== 'RollingUpdate') return;
    const first = this.firstUpdated(statefulSet);
    const reached = this.podsOf(statefulSet)
      .filter((pod) => ordinalOf(pod) >= first)
      .sort(byOrdinal)
      .reverse();
    // One at a time, from the highest ordinal. The next one waits until those before are up to date and ready.
    const next = reached.find((pod) => revisionOf(pod) !== updated || !isReady(pod));
    if (next !== undefined && revisionOf(next) !== updated && !isTerminating(next)) this.pods.startDeletion(next);
  }

  private updateStatus(statefulSet: Manifest, updateRevision: string): void {
    const pods = this.podsOf(statefulSet);
    const readyReplicas = pods.filter(isReady).length;
    const updatedReplicas = pods.filter((pod) => revisionOf(pod) === updateRevision && !isTerminating(pod)).length;
    const isDone = [readyReplicas, updatedReplicas].every((count) => count === statefulSet.spec.replicas);
    const currentRevision = isDone ? updateRevision : statefulSet.status.currentRevision;
    statefulSet.status = { replicas: pods.length, readyReplicas, updatedReplicas, currentRevision, updateRevision };
  }

  /** The lowest ordinal that an update reaches. */
  private firstUpdated({ spec }: Manifest): number {
    const first = spec.ordinals?.start ?? 0;
    return first + ((this.respectsPartitions && spec.updateStrategy.rollingUpdate?.partition) || 0);
  }
}

function ordinalsOf({ spec }: Manifest): number[] {
  return Array.from({ length: spec.replicas }, (_, index) => (spec.ordinals?.start ?? 0) + index);
}

export function revisionOf(pod: Manifest): string {
  return pod.metadata.labels['controller-revision-hash'];
}

function ordinalOf({ metadata }: Manifest): number {
  return Number(metadata.name.split('-').at(-1));
}

function byOrdinal(one: Manifest, other: Manifest): number {
  return ordinalOf(one) - ordinalOf(other);
}
