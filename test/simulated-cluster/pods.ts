import type { Manifest } from '../manifests';
import type { SimulatedImages } from './images';
import type { Objects } from './objects';

const STARTUP_MS = 1000;
const SHUTDOWN_MS = 1000;

/** The pods and their claims, as a kubelet and a volume provisioner handle them. */
export class Pods {
  readonly #made = new Map<Manifest, number>();
  readonly #ending = new Map<Manifest, number>();
  readonly #listeners = new Set<(pod: Manifest) => void>();
  #addresses = 0;

  constructor(
    private readonly objects: Objects,
    private readonly images: SimulatedImages,
    private readonly now: () => number,
  ) {}

  create(manifest: Manifest): Manifest {
    const pod = this.objects.create(manifest);
    this.#made.set(pod, this.now());
    pod.status = { phase: 'Pending', conditions: [{ type: 'Ready', status: 'False' }] };
    this.notify(pod);
    return pod;
  }

  /** Deletes a pod after its grace period. */
  startDeletion(pod: Manifest): void {
    pod.metadata.deletionTimestamp = new Date(this.now()).toISOString();
    this.#ending.set(pod, this.now() + SHUTDOWN_MS);
    this.notify(pod);
  }

  remove(pod: Manifest): void {
    this.#made.delete(pod);
    this.#ending.delete(pod);
    this.objects.remove(pod);
  }

  /** Creates a claim that is bound to a new volume. */
  createBoundClaim(manifest: Manifest): void {
    const claim = this.objects.create(manifest);
    claim.spec.volumeName = `volume-of-${claim.metadata.uid}`;
    claim.status = { phase: 'Bound', capacity: { storage: claim.spec.resources.requests.storage } };
  }

  /** Calls the listener whenever a pod changes. Returns a function that removes the listener. */
  watch(listener: (pod: Manifest) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Whether no pod is starting or ending. */
  get isSettled(): boolean {
    return this.#made.size + this.#ending.size === 0;
  }

  reconcile(): void {
    for (const [pod, end] of this.#ending) if (end <= this.now()) this.remove(pod);
    for (const [pod, made] of this.#made) if (made + STARTUP_MS <= this.now()) this.start(pod);
  }

  private start(pod: Manifest): void {
    this.#made.delete(pod);
    const { containers } = pod.spec;
    const { canBePulled = true, becomesReady: getsReady = true } = this.images[containers[0].image] ?? {};
    if (!canBePulled) {
      const state = { waiting: { reason: 'ErrImagePull', message: 'it is not there' } };
      pod.status.containerStatuses = [{ name: containers[0].name, restartCount: 0, state }];
    } else {
      this.#addresses += 1;
      const podIP = `10.1.0.${this.#addresses}`;
      const containerStatuses = containers.map(({ name }: Manifest) => ({
        name,
        restartCount: 0,
        state: { running: {} },
      }));
      const conditions = [{ type: 'Ready', status: getsReady ? 'True' : 'False' }];
      pod.status = { phase: 'Running', podIP, podIPs: [{ ip: podIP }], containerStatuses, conditions };
      this.notify(pod);
    }
  }

  private notify(pod: Manifest): void {
    for (const listener of this.#listeners) listener(pod);
  }
}

export function isTerminating({ metadata }: Manifest): boolean {
  return metadata.deletionTimestamp !== undefined;
}

export function isReady(pod: Manifest): boolean {
  const ready = pod.status.conditions.some(({ type, status }: Manifest) => type === 'Ready' && status === 'True');
  return ready && !isTerminating(pod);
}
