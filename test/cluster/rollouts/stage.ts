import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';
import { makeNamespace, sh } from '../runbooks';
import { isReady, isStuck } from './pods';
import { Watch } from './watch';

const POLL_MS = 200;
/** As long as nothing has to happen for everything to be over. A controller acts within a fraction of it. */
const QUIET_MS = 3000;
const MOST_MS = 150_000;

/** A namespace that is watched, and folders that are applied to it. */
export class Stage {
  readonly #folder = mkdtempSync(join(tmpdir(), 'rollouts-'));
  readonly namespace: TestNamespace = makeNamespace();
  readonly pods = new Watch(this.namespace.name, 'pods');
  readonly statefulSets = new Watch(this.namespace.name, 'statefulsets');

  /** Writes manifests to a folder, and gives its path. */
  write(name: string, manifests: readonly Manifest[]): string {
    const path = join(this.#folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'app.yaml'), manifests.map((one) => stringify(one)).join('---\n'));
    return path;
  }

  /** Applies a folder and waits until all is over. Gives the seconds that it took, and whether all of it was taken. */
  async apply(folder: string): Promise<{ readonly seconds: number; readonly isTaken: boolean }> {
    const begin = Date.now();
    const isTaken = await sh([`kubectl -n ${this.namespace.name} apply -f ${folder}/`]).then(
      () => true,
      () => false,
    );
    const applied = Date.now();
    await this.#settle(applied);
    return { seconds: (Math.max(this.#last, applied) - begin) / 1000, isTaken };
  }

  /** Lets go of everything; that the namespace is gone, nobody waits for. */
  leave(): void {
    this.pods.close();
    this.statefulSets.close();
    rmSync(this.#folder, { recursive: true });
    this.namespace.kubectl(['delete', 'namespace', this.namespace.name, '--wait=false']);
  }

  get #last(): number {
    return Math.max(this.pods.last, this.statefulSets.last);
  }

  async #settle(applied: number): Promise<void> {
    const deadline = applied + MOST_MS;
    while (Date.now() < deadline) {
      if (Date.now() - Math.max(this.#last, applied) >= QUIET_MS && this.#isSettled) return;
      await setTimeout(POLL_MS);
    }
    throw new Error(`pods were never done: ${JSON.stringify(this.pods.objects.map(({ status }) => status))}`);
  }

  get #isSettled(): boolean {
    const pods = this.pods.objects;
    return pods.some(isStuck) || (pods.every(isReady) && this.statefulSets.objects.every(isComplete));
  }
}

function isComplete({ metadata, spec, status }: Manifest): boolean {
  const { observedGeneration, replicas, availableReplicas = 0 } = status;
  return observedGeneration === metadata.generation && replicas === spec.replicas && availableReplicas === replicas;
}
