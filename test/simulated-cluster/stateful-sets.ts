import type { Manifest } from '../manifests';
import type { Objects } from './objects';
import { isEnding, isReady, type Pods } from './pods';

/** The controller that makes, updates and counts the pods of StatefulSets. */
export class StatefulSets {
  /** The templates that a StatefulSet has had, as JSON, by its uid. */
  readonly #revisions = new Map<string, string[]>();

  constructor(
    private readonly objects: Objects,
    private readonly pods: Pods,
    /** Whether an update stops at the partition, as it should. */
    private readonly heedsPartitions: boolean,
  ) {}

  reconcile(): void {
    for (const statefulSet of this.objects.of('StatefulSet')) {
      const updated = this.revisionOf(statefulSet);
      statefulSet.status ??= { currentRevision: updated };
      this.own(statefulSet);
      if (this.make(statefulSet, updated)) this.update(statefulSet, updated);
      this.count(statefulSet, updated);
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

  /** Claims that are to go with a StatefulSet become its own only after they were made. */
  private own(statefulSet: Manifest): void {
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

  /** Makes the pods that there should be. Under OrderedReady nothing else is done until all are ready. */
  private make(statefulSet: Manifest, updated: string): boolean {
    const { metadata, spec, status } = statefulSet;
    for (const ordinal of ordinalsOf(statefulSet)) {
      const pod = this.objects.find('Pod', `${metadata.name}-${ordinal}`);
      if (pod === undefined) {
        const revision = ordinal < this.firstUpdated(statefulSet) ? status.currentRevision : updated;
        this.makePod(statefulSet, ordinal, revision);
      }
      if (spec.podManagementPolicy === 'OrderedReady' && (pod === undefined || !isReady(pod))) return false;
    }
    return true;
  }

  private makePod(statefulSet: Manifest, ordinal: number, revision: string): void {
    const { metadata, spec } = statefulSet;
    const template = this.templateOf(statefulSet, revision);
    const name = `${metadata.name}-${ordinal}`;
    const claims = (spec.volumeClaimTemplates ?? []).map((one: Manifest) => ({
      name: one.metadata.name,
      persistentVolumeClaim: { claimName: this.claimOf(statefulSet, one, name) },
    }));
    const { apiVersion, kind } = statefulSet;
    this.pods.make({
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

  private claimOf({ spec }: Manifest, template: Manifest, pod: string): string {
    const name = `${template.metadata.name}-${pod}`;
    if (this.objects.find('PersistentVolumeClaim', name) === undefined) {
      this.pods.bind({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name, labels: spec.selector.matchLabels },
        spec: template.spec,
      });
    }
    return name;
  }

  private update(statefulSet: Manifest, updated: string): void {
    if (statefulSet.spec.updateStrategy.type !== 'RollingUpdate') return;
    const first = this.firstUpdated(statefulSet);
    const reached = this.podsOf(statefulSet)
      .filter((pod) => ordinalOf(pod) >= first)
      .sort(byOrdinal)
      .reverse();
    // One at a time, from the highest: the next only when those before are up to date and ready.
    const next = reached.find((pod) => revisionOf(pod) !== updated || !isReady(pod));
    if (next !== undefined && revisionOf(next) !== updated && !isEnding(next)) this.pods.end(next);
  }

  private count(statefulSet: Manifest, updateRevision: string): void {
    const pods = this.podsOf(statefulSet);
    const readyReplicas = pods.filter(isReady).length;
    const updatedReplicas = pods.filter((pod) => revisionOf(pod) === updateRevision && !isEnding(pod)).length;
    const isDone = [readyReplicas, updatedReplicas].every((count) => count === statefulSet.spec.replicas);
    const currentRevision = isDone ? updateRevision : statefulSet.status.currentRevision;
    statefulSet.status = { replicas: pods.length, readyReplicas, updatedReplicas, currentRevision, updateRevision };
  }

  /** The first ordinal that an update reaches. */
  private firstUpdated({ spec }: Manifest): number {
    const first = spec.ordinals?.start ?? 0;
    return first + ((this.heedsPartitions && spec.updateStrategy.rollingUpdate?.partition) || 0);
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
