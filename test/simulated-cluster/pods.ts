import type { Manifest } from '../manifests';
import type { Images } from './images';
import type { Objects } from './objects';

const STARTS_WITHIN_MS = 1000;
const ENDS_WITHIN_MS = 1000;

/** What becomes of pods and of their claims: the work of a kubelet, and of what makes volumes. */
export class Pods {
  readonly #made = new Map<Manifest, number>();
  readonly #ending = new Map<Manifest, number>();
  readonly #listeners = new Set<(pod: Manifest) => void>();
  #addresses = 0;

  constructor(
    private readonly objects: Objects,
    private readonly images: Images,
    private readonly now: () => number,
  ) {}

  make(manifest: Manifest): Manifest {
    const pod = this.objects.make(manifest);
    this.#made.set(pod, this.now());
    pod.status = { phase: 'Pending', conditions: [{ type: 'Ready', status: 'False' }] };
    this.tell(pod);
    return pod;
  }

  /** Lets a pod end, as it does within its grace period. */
  end(pod: Manifest): void {
    pod.metadata.deletionTimestamp = new Date(this.now()).toISOString();
    this.#ending.set(pod, this.now() + ENDS_WITHIN_MS);
    this.tell(pod);
  }

  remove(pod: Manifest): void {
    this.#made.delete(pod);
    this.#ending.delete(pod);
    this.objects.remove(pod);
  }

  /** Makes a claim, and a volume for it. */
  bind(manifest: Manifest): void {
    const claim = this.objects.make(manifest);
    claim.spec.volumeName = `volume-of-${claim.metadata.uid}`;
    claim.status = { phase: 'Bound', capacity: { storage: claim.spec.resources.requests.storage } };
  }

  /** Calls this whenever something happens to a pod, until what it returns is called. */
  watch(listener: (pod: Manifest) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Whether no pod is starting or ending. */
  get isSettled(): boolean {
    return this.#made.size + this.#ending.size === 0;
  }

  go(): void {
    for (const [pod, end] of this.#ending) if (end <= this.now()) this.remove(pod);
    for (const [pod, made] of this.#made) if (made + STARTS_WITHIN_MS <= this.now()) this.start(pod);
  }

  private start(pod: Manifest): void {
    this.#made.delete(pod);
    const { containers } = pod.spec;
    const { canBePulled = true, getsReady = true } = this.images[containers[0].image] ?? {};
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
      this.tell(pod);
    }
  }

  private tell(pod: Manifest): void {
    for (const listener of this.#listeners) listener(pod);
  }
}

export function isEnding({ metadata }: Manifest): boolean {
  return metadata.deletionTimestamp !== undefined;
}

export function isReady(pod: Manifest): boolean {
  const ready = pod.status.conditions.some(({ type, status }: Manifest) => type === 'Ready' && status === 'True');
  return ready && !isEnding(pod);
}
