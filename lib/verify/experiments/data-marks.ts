import type { DataMount } from '../app';
import type { AppContext } from '../app-context';
import { type ClusterClient, KubectlFailure, toKubectlError } from '../cluster';
import { CheckSkipped } from '../report';
import { runScript } from './shell';

/** A shell script that works with marks. Its arguments are the folder, the pod and the ID of the run. */
interface MarkScript {
  readonly script: string;
  /** The end of "POD …" if the script fails. */
  readonly failure: string;
}

/** The exit code if the mount is a file, which has no room for a mark. */
const NOT_A_FOLDER = 66;
const writeScript: MarkScript = {
  script: `test -d "$1" || exit ${NOT_A_FOLDER}; echo "$2" > "$1.verify-$3-$2"`,
  failure: 'cannot write a mark',
};
const readScript: MarkScript = {
  script: 'for mark in "$1.verify-$3-"*; do test -e "$mark" && read -r name < "$mark" && echo "$name"; done; true',
  failure: 'cannot read marks',
};
const deleteScript: MarkScript = { script: 'rm -f "$1.verify-$3-$2"', failure: 'cannot delete its mark' };

/** A mount of data in a pod. */
export interface PodMount extends DataMount {
  readonly pod: string;
}

/** Small files in the data of the pods. Each holds the name of the pod that wrote it. */
export class DataMarks {
  readonly #written = new Set<string>();
  /** Containers of pods whose images have no shell. */
  readonly #withoutShell = new Set<string>();

  /** @param runId tells the marks of this run from those of other runs */
  constructor(
    private readonly context: AppContext,
    private readonly runId: string,
  ) {}

  /** Whether the pod wrote its mark at this mount. */
  isWritten({ pod, path }: PodMount): boolean {
    return this.#written.has(`${pod} ${path}`);
  }

  /**
   * Writes the mark of a pod.
   *
   * @throws KubectlFailure if the container cannot write
   * @throws CheckSkipped if the image has no shell, or the mount is a file
   */
  async write(mount: PodMount): Promise<void> {
    const { pod, container, path } = mount;
    const file = `${withTrailingSlash(path)}.verify-${this.runId}-${pod}`;
    this.context.undoStack.add({
      leftover: `the mark in ${path} of ${pod}`,
      manualCommand: ['exec', pod, `--container=${container}`, '--', 'rm', '-f', file],
      undo: async ({ cluster }) => {
        if (!this.#withoutShell.has(`${pod} ${container}`)) await this.run(cluster, mount, deleteScript);
      },
    });
    await this.run(this.context.cluster, mount, writeScript);
    this.#written.add(`${pod} ${path}`);
  }

  /** The pods whose marks a pod finds at its mount. */
  async read(mount: PodMount): Promise<string[]> {
    const output = await this.run(this.context.cluster, mount, readScript);
    return output.split('\n').filter((name) => name !== '');
  }

  private async run(cluster: ClusterClient, mount: PodMount, { script, failure }: MarkScript): Promise<string> {
    const { pod, container, path } = mount;
    const args = [withTrailingSlash(path), pod, this.runId];
    const result = await runScript(cluster, { pod, container, script, args });
    if (result === undefined) {
      this.#withoutShell.add(`${pod} ${container}`);
      throw new CheckSkipped(`the image of ${container} has no shell`);
    }
    if (result.code === 0) return result.stdout;
    if (result.code === NOT_A_FOLDER) throw new CheckSkipped(`${path} is a file, which has no room for a mark`);
    const error = toKubectlError(['exec'], result.stderr);
    if (!(error instanceof KubectlFailure)) throw error;
    throw new KubectlFailure(`${pod} ${failure} in ${path}: ${result.stderr}`);
  }
}

function withTrailingSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
