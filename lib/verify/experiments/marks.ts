import type { DataMount } from '../app';
import { type Cluster, failureOf, KubectlFailure } from '../cluster';
import type { Lasting } from '../context';
import type { Repairs } from '../repairs';
import { Unchecked } from '../unchecked';
import { shell } from './shell';

/** What is done with marks, and what is said where that fails. */
interface Deed {
  readonly script: string;
  readonly failing: string;
}

/** A file that is mounted by itself has no room for another. */
const NO_FOLDER = 66;
const WRITE: Deed = {
  script: `test -d "$1" || exit ${NO_FOLDER}; echo "$2" > "$1.verify-$3-$2"`,
  failing: 'can leave no mark',
};
const LIST: Deed = {
  script: 'for mark in "$1.verify-$3-"*; do test -e "$mark" && read -r name < "$mark" && echo "$name"; done; true',
  failing: 'can read no marks',
};
const REMOVE: Deed = { script: 'rm -f "$1.verify-$3-$2"', failing: 'can take no mark away' };

/** A mount of a pod. */
export interface MountOfPod extends DataMount {
  readonly pod: string;
}

/** What is needed to leave marks. */
export interface MarksSetup {
  readonly cluster: Cluster;
  readonly lasting: Lasting;
  readonly repairs: Repairs;
  /** Tells the marks of one run from those of others. */
  readonly run: string;
}

/** Small files, each named after the pod that wrote it, by which it shows whose data is whose. */
export class Marks {
  readonly #left = new Set<string>();
  /** Containers of pods whose images have no shell. */
  readonly #unmarkable = new Set<string>();

  constructor(private readonly setup: MarksSetup) {}

  /** Whether a pod left its mark there. */
  isLeft({ pod, path }: MountOfPod): boolean {
    return this.#left.has(`${pod} ${path}`);
  }

  /**
   * Lets a pod leave its mark.
   *
   * @throws KubectlFailure where it can't, Unchecked where there is no shell to do it with
   */
  async leave(mount: MountOfPod): Promise<void> {
    const { lasting, repairs, run } = this.setup;
    const { pod, container, path } = mount;
    repairs.note({
      left: `the mark in ${path} of ${pod}`,
      byHand: ['exec', pod, `--container=${container}`, '--', 'rm', '-f', `${prefix(path)}.verify-${run}-${pod}`],
      mend: async () => {
        if (!this.#unmarkable.has(`${pod} ${container}`)) await this.run(lasting.cluster, mount, REMOVE);
      },
    });
    await this.run(this.setup.cluster, mount, WRITE);
    this.#left.add(`${pod} ${path}`);
  }

  /** Whose marks a pod sees. */
  async seen(mount: MountOfPod): Promise<string[]> {
    const stdout = await this.run(this.setup.cluster, mount, LIST);
    return stdout.split('\n').filter((name) => name !== '');
  }

  private async run(cluster: Cluster, mount: MountOfPod, { script, failing }: Deed): Promise<string> {
    const { pod, container, path } = mount;
    const ended = await shell(cluster, { pod, container, script, given: [prefix(path), pod, this.setup.run] });
    if (ended === undefined) {
      this.#unmarkable.add(`${pod} ${container}`);
      throw new Unchecked(`the image of ${container} has no shell`);
    }
    if (ended.code === 0) return ended.stdout;
    if (ended.code === NO_FOLDER) throw new Unchecked(`${path} is no folder, so that no mark can be left in it`);
    const failure = failureOf(['exec'], ended.stderr);
    throw failure instanceof KubectlFailure
      ? new KubectlFailure(`${pod} ${failing} in ${path}: ${ended.stderr}`)
      : failure;
  }
}

function prefix(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
