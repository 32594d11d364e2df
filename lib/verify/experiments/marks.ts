import type { DataMount } from '../app';
import { type ClusterClient, KubectlFailure, toKubectlError } from '../cluster';
import type { Lasting } from '../context';
import { CheckSkipped } from '../unchecked';
import type { UndoStack } from '../undo';
import { runScript } from './shell';

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
export interface PodMount extends DataMount {
  readonly pod: string;
}

/** What is needed to leave marks. */
export interface DataMarksSetup {
  readonly cluster: ClusterClient;
  readonly lasting: Lasting;
  readonly repairs: UndoStack;
  /** Tells the marks of one run from those of others. */
  readonly run: string;
}

/** Small files, each named after the pod that wrote it, by which it shows whose data is whose. */
export class DataMarks {
  readonly #left = new Set<string>();
  /** Containers of pods whose images have no shell. */
  readonly #unmarkable = new Set<string>();

  constructor(private readonly setup: DataMarksSetup) {}

  /** Whether a pod left its mark there. */
  isWritten({ pod, path }: PodMount): boolean {
    return this.#left.has(`${pod} ${path}`);
  }

  /**
   * Lets a pod leave its mark.
   *
   * @throws KubectlFailure where it can't, Unchecked where there is no shell to do it with
   */
  async write(mount: PodMount): Promise<void> {
    const { lasting, repairs, run } = this.setup;
    const { pod, container, path } = mount;
    repairs.add({
      leftover: `the mark in ${path} of ${pod}`,
      manualCommand: [
        'exec',
        pod,
        `--container=${container}`,
        '--',
        'rm',
        '-f',
        `${prefix(path)}.verify-${run}-${pod}`,
      ],
      undo: async () => {
        if (!this.#unmarkable.has(`${pod} ${container}`)) await this.run(lasting.cluster, mount, REMOVE);
      },
    });
    await this.run(this.setup.cluster, mount, WRITE);
    this.#left.add(`${pod} ${path}`);
  }

  /** Whose marks a pod sees. */
  async read(mount: PodMount): Promise<string[]> {
    const stdout = await this.run(this.setup.cluster, mount, LIST);
    return stdout.split('\n').filter((name) => name !== '');
  }

  private async run(cluster: ClusterClient, mount: PodMount, { script, failing }: Deed): Promise<string> {
    const { pod, container, path } = mount;
    const ended = await runScript(cluster, { pod, container, script, args: [prefix(path), pod, this.setup.run] });
    if (ended === undefined) {
      this.#unmarkable.add(`${pod} ${container}`);
      throw new CheckSkipped(`the image of ${container} has no shell`);
    }
    if (ended.code === 0) return ended.stdout;
    if (ended.code === NO_FOLDER) throw new CheckSkipped(`${path} is no folder, so that no mark can be left in it`);
    const failure = toKubectlError(['exec'], ended.stderr);
    throw failure instanceof KubectlFailure
      ? new KubectlFailure(`${pod} ${failing} in ${path}: ${ended.stderr}`)
      : failure;
  }
}

function prefix(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
