import { type Clock, pollUntil } from '../clock';
import { type ClusterClient, type CommandResult, KubectlFailure, toKubectlError } from '../cluster';
import type { Lasting } from '../context';
import { describeNotReady, isPodReady } from '../live-pods';
import { CheckSkipped } from '../unchecked';
import type { UndoStack } from '../undo';

/** After this it ends by itself, whatever became of who started it. */
const MOST_SECONDS = 3600;
const NOBODY = 65534;

/** What a helper pod is made of. */
export interface HelperPodSetup {
  readonly cluster: ClusterClient;
  readonly lasting: Lasting;
  readonly repairs: UndoStack;
  readonly time: Clock;
  readonly seconds: number;
  readonly image: string;
  readonly name: string;
  readonly namespace: string;
  progress(what: string): void;
}

/** The addresses behind a name, as pods see them. */
export interface ResolvedName {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** A pod beside the app that mounts nothing of it, and asks for what only pods see. Started when it is first needed. */
export class HelperPod {
  #started: Promise<string> | undefined;

  constructor(private readonly setup: HelperPodSetup) {}

  /**
   * The addresses behind a name of a Service's domain, by the pods' own DNS.
   *
   * @param service `python-app`, or `python-app-0.python-app`
   * @param family `a` for IPv4, `aaaa` for IPv6
   * @throws Unchecked where there is no helper
   */
  async resolve(service: string, family: 'a' | 'aaaa'): Promise<ResolvedName> {
    const domain = await this.domain();
    const name = `${service}.${domain}`;
    const ended = await this.exec(['nslookup', `-type=${family}`, `${name}.`]);
    if (!/^Server:/m.test(ended.stdout)) throw toLookupError(ended);
    return { name, addresses: parseAddresses(ended.stdout) };
  }

  private async domain(): Promise<string> {
    const ended = await this.exec(['cat', '/etc/resolv.conf']);
    if (ended.code !== 0) throw toLookupError(ended);
    const { stdout } = ended;
    const searched = /^search (.*)$/m.exec(stdout)?.[1]?.split(' ') ?? [];
    const prefix = `${this.setup.namespace}.svc.`;
    return searched.find((domain) => domain.startsWith(prefix)) ?? `${prefix}cluster.local`;
  }

  private async exec(command: readonly string[]) {
    const { cluster, name } = this.setup;
    this.#started ??= this.start();
    await this.#started;
    return cluster.exec(name, 'helper', command);
  }

  private async start(): Promise<string> {
    const { cluster, lasting, repairs, time, seconds, name, image, progress } = this.setup;
    progress(`starts the helper pod ${name}`);
    repairs.add({
      leftover: `the helper pod ${name}`,
      manualCommand: ['delete', 'pod', name],
      undo: () => lasting.cluster.delete('pods', [name, '--grace-period=0', '--force'], { wait: true }),
    });
    try {
      await cluster.create([createManifest(name, image)], '.metadata.name');
    } catch (error) {
      // A quota or an admission controller may be against it.
      throw error instanceof KubectlFailure ? new CheckSkipped(`no helper pod: ${error.message}`) : error;
    }
    let last = '';
    const ready = await pollUntil(time, seconds, async () => {
      const pod = await cluster.find('pods', name);
      last = pod === undefined ? 'is gone' : describeNotReady(pod);
      return pod !== undefined && isPodReady(pod) ? true : undefined;
    });
    if (ready === undefined) {
      throw new CheckSkipped(`the helper pod of image ${image} did not start: it ${last} (--image chooses another)`);
    }
    return name;
  }
}

/** Why it could not be asked for a name, which says nothing of the app. */
function toLookupError({ stdout, stderr }: CommandResult): Error {
  const failure = toKubectlError(['exec'], stderr);
  const told = stderr === '' ? stdout.trim() : stderr;
  return failure instanceof KubectlFailure
    ? new CheckSkipped(`the helper pod could not ask for names: ${told}`)
    : failure;
}

/** Fit for a namespace that enforces the Pod Security Standard `restricted`. */
function createManifest(name: string, image: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { 'app.kubernetes.io/name': 'verify-helper' } },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      activeDeadlineSeconds: MOST_SECONDS,
      terminationGracePeriodSeconds: 0,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: NOBODY,
        runAsGroup: NOBODY,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'helper',
          image,
          command: ['sleep', String(MOST_SECONDS)],
          resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}

/** Those that stand behind the name that was asked for; what stands before it is who answered. */
function parseAddresses(output: string): string[] {
  const start = output.search(/^Name:/m);
  if (start === -1) return [];
  const found = [...output.slice(start).matchAll(/^Address(?: \d+)?:\s+(\S+)/gm)].map(([, address]) => String(address));
  return [...new Set(found)].sort();
}
