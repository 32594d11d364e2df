import type { CommandResult } from '../../lib/verify';
import type { Manifest } from '../manifests';
import type { Image, Images } from './images';
import type { Objects } from './objects';

const SAID = { code: 0, stdout: '', stderr: '' };
const NO_SHELL =
  'error: Internal error occurred: OCI runtime exec failed: exec failed: exec: "sh": executable file not found in $PATH';

/** An answer over HTTP. */
export interface Response {
  readonly status: number;
  readonly body?: string;
}

/** What runs in containers: an app that counts its visits, a shell, and the files that they write. */
export class Containers {
  /** Behind each path, below the volume or the pod that keeps it. */
  readonly files = new Map<string, string>();

  constructor(
    private readonly objects: Objects,
    private readonly images: Images,
  ) {}

  /** What an app answers at a path. Its front page counts visits, and its page `/visits` tells how many there were. */
  respond(pod: Manifest, path: string): Response {
    const image = this.imageOf(pod);
    const given = image.answers?.[path];
    if (given !== undefined) return given;
    const file = this.visitsOf(pod, image);
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
      return { ...SAID, code, stderr: stderr && `${stderr}\ncommand terminated with exit code ${code}` };
    }
    return hasShell && option === '-c' ? this.runScript(pod, script, given) : { ...SAID, code: 1, stderr: NO_SHELL };
  }

  /** What the scripts do by which the command leaves marks and looks for files. */
  private runScript(
    pod: Manifest,
    script: string,
    [prefix = '', name = '', run = '']: readonly string[],
  ): CommandResult {
    const { canWrite = true } = this.imageOf(pod);
    const start = this.placeOf(pod, `${prefix}.verify-${run}-`);
    if (script.startsWith('find ')) return { ...SAID, stdout: this.recent(pod) };
    if (!canWrite) return { ...SAID, code: 1, stderr: 'Permission denied\ncommand terminated with exit code 1' };
    if (script.startsWith('test -d ')) this.files.set(start + name, name);
    if (script.startsWith('rm ')) this.files.delete(start + name);
    const marks = [...this.files].filter(([path]) => path.startsWith(start)).map(([, content]) => content);
    return { ...SAID, stdout: script.startsWith('for ') ? marks.join('\n') : '' };
  }

  private recent({ metadata }: Manifest): string {
    const written = [...this.files].filter(([path]) => path.startsWith(`${metadata.uid}/`));
    return written.map(([path, content]) => `${path.slice(metadata.uid.length)}\t${content}\n`).join('');
  }

  private imageOf(pod: Manifest): Image {
    return this.images[pod.spec.containers[0].image] ?? {};
  }

  private visitsOf(pod: Manifest, { keepsVisits }: Image): string {
    if (keepsVisits === 'in memory') return `memory of ${pod.metadata.uid}`;
    const { env = [] } = pod.spec.containers[0];
    const set = env.find(({ name }: Manifest) => name === 'VISITS_FILE');
    return this.placeOf(pod, set?.value ?? '/app/visits');
  }

  /** Where a path leads: to a claim, or into the pod, with which it goes. */
  private placeOf(pod: Manifest, path: string): string {
    const { volumeMounts = [] } = pod.spec.containers[0];
    const mount = volumeMounts.find(({ mountPath }: Manifest) => path.startsWith(`${mountPath.replace(/\/$/, '')}/`));
    const volume = pod.spec.volumes.find(({ name }: Manifest) => name === mount?.name);
    const claim = volume?.persistentVolumeClaim?.claimName;
    const home = claim === undefined ? pod : this.objects.find('PersistentVolumeClaim', claim);
    // A volume that is in use outlives its claim.
    return `${home?.metadata.uid ?? claim}${path}`;
  }
}
