import type { CommandResult } from '../../lib/verify';
import type { Manifest } from '../manifests';
import type { SimulatedImage, SimulatedImages } from './images';
import type { Objects } from './objects';

const emptyResult = { code: 0, stdout: '', stderr: '' };
const NO_SHELL_MESSAGE =
  'error: Internal error occurred: OCI runtime exec failed: exec failed: exec: "sh": executable file not found in $PATH';

/** An answer over HTTP. */
export interface Response {
  readonly status: number;
  readonly body?: string;
}

/** The app in each container, which counts its visits, its shell and the files that both write. */
export class Containers {
  /** The content of each file. Its path begins with the UID of the claim or pod that stores it. */
  readonly files = new Map<string, string>();

  constructor(
    private readonly objects: Objects,
    private readonly images: SimulatedImages,
  ) {}

  /** The response of an app. The page `/` counts visits, and `/visits` shows the count. */
  respond(pod: Manifest, path: string): Response {
    const image = this.imageOf(pod);
    const given = image.responses?.[path];
    if (given !== undefined) return given;
    const file = this.visitsFileOf(pod, image);
    const visits = Number(this.files.get(file) ?? 0);
    if (path === '/visits') return { status: 200, body: `visits: ${visits}` };
    if (path !== '/') return { status: 404 };
    this.files.set(file, String(visits + 1));
    return { status: 200, body: 'hello' };
  }

  run(pod: Manifest, command: readonly string[]): CommandResult {
    const { hasShell = true, commands = {} } = this.imageOf(pod);
    const [program, option, script = '', , ...given] = command;
    if (program !== 'sh') {
      const { code = 0, stderr = '' } = commands[command.join(' ')] ?? {};
      return { ...emptyResult, code, stderr: stderr && `${stderr}\ncommand terminated with exit code ${code}` };
    }
    return hasShell && option === '-c'
      ? this.runScript(pod, script, given)
      : { ...emptyResult, code: 1, stderr: NO_SHELL_MESSAGE };
  }

  /** Simulates the scripts by which `verify` works with marks and finds files. */
  private runScript(
    pod: Manifest,
    script: string,
    [prefix = '', name = '', run = '']: readonly string[],
  ): CommandResult {
    const { canWrite = true } = this.imageOf(pod);
    const start = this.locate(pod, `${prefix}.verify-${run}-`);
    if (script.startsWith('find ')) return { ...emptyResult, stdout: this.listRecentFiles(pod) };
    if (!canWrite) return { ...emptyResult, code: 1, stderr: 'Permission denied\ncommand terminated with exit code 1' };
    if (script.startsWith('test -d ')) this.files.set(start + name, name);
    if (script.startsWith('rm ')) this.files.delete(start + name);
    const marks = [...this.files].filter(([path]) => path.startsWith(start)).map(([, content]) => content);
    return { ...emptyResult, stdout: script.startsWith('for ') ? marks.join('\n') : '' };
  }

  private listRecentFiles({ metadata }: Manifest): string {
    const written = [...this.files].filter(([path]) => path.startsWith(`${metadata.uid}/`));
    return written.map(([path, content]) => `${path.slice(metadata.uid.length)}\t${content}\n`).join('');
  }

  private imageOf(pod: Manifest): SimulatedImage {
    return this.images[pod.spec.containers[0].image] ?? {};
  }

  private visitsFileOf(pod: Manifest, { storesVisits: keepsVisits }: SimulatedImage): string {
    if (keepsVisits === 'in memory') return `memory of ${pod.metadata.uid}`;
    const { env = [] } = pod.spec.containers[0];
    const set = env.find(({ name }: Manifest) => name === 'VISITS_FILE');
    return this.locate(pod, set?.value ?? '/app/visits');
  }

  /** The path in `files` of a path in a pod. */
  private locate(pod: Manifest, path: string): string {
    const { volumeMounts = [] } = pod.spec.containers[0];
    const mount = volumeMounts.find(({ mountPath }: Manifest) => path.startsWith(`${mountPath.replace(/\/$/, '')}/`));
    const volume = pod.spec.volumes.find(({ name }: Manifest) => name === mount?.name);
    const claim = volume?.persistentVolumeClaim?.claimName;
    const home = claim === undefined ? pod : this.objects.find('PersistentVolumeClaim', claim);
    // A volume in use outlives its claim.
    return `${home?.metadata.uid ?? claim}${path}`;
  }
}
