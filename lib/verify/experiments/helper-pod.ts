import type { AppContext } from '../app-context';
import { pollUntil } from '../clock';
import { type CommandResult, KubectlFailure, toKubectlError } from '../cluster';
import { describeNotReady, isPodReady } from '../live-pods';
import { CheckSkipped } from '../report';

/** The pod ends after this time if it is not deleted. */
const MAX_LIFETIME_SECONDS = 3600;
const NOBODY_UID = 65534;
const CONTAINER = 'helper';

/** The name and the image of a helper pod. */
export interface HelperPodProps {
  readonly name: string;
  /** An image with `sleep`, `cat` and `nslookup`. */
  readonly image: string;
}

/** A name as pods resolve it. */
export interface ResolvedName {
  /** With the cluster's domain. */
  readonly name: string;
  readonly addresses: readonly string[];
}

/** A pod that resolves names in the cluster. It mounts no data, and is created when it is first needed. */
export class HelperPod {
  #creation: Promise<void> | undefined;

  constructor(
    private readonly context: AppContext,
    private readonly props: HelperPodProps,
  ) {}

  /**
   * Resolves the name of a Service, or of a pod of a Service.
   *
   * @param service `python-app`, or `python-app-0.python-app`
   * @param recordType `a` for IPv4, `aaaa` for IPv6
   * @throws CheckSkipped if the helper pod does not start, or cannot resolve names
   */
  async resolve(service: string, recordType: 'a' | 'aaaa'): Promise<ResolvedName> {
    const name = `${service}.${await this.readDomain()}`;
    const lookup = await this.exec(['nslookup', `-type=${recordType}`, `${name}.`]);
    if (!/^Server:/m.test(lookup.stdout)) throw toLookupError(lookup);
    return { name, addresses: parseAddresses(lookup.stdout) };
  }

  /** The domain of the Services in the namespace: `shop.svc.cluster.local`. */
  private async readDomain(): Promise<string> {
    const file = await this.exec(['cat', '/etc/resolv.conf']);
    if (file.code !== 0) throw toLookupError(file);
    const searchDomains = /^search (.*)$/m.exec(file.stdout)?.[1]?.split(' ') ?? [];
    const prefix = `${this.context.namespace}.svc.`;
    return searchDomains.find((domain) => domain.startsWith(prefix)) ?? `${prefix}cluster.local`;
  }

  private async exec(command: readonly string[]): Promise<CommandResult> {
    this.#creation ??= this.create();
    await this.#creation;
    return this.context.cluster.exec(this.props.name, CONTAINER, command);
  }

  private async create(): Promise<void> {
    const { cluster, undoStack, progress } = this.context;
    const { name, image } = this.props;
    progress(`starts the helper pod ${name}`);
    undoStack.add({
      leftover: `the helper pod ${name}`,
      manualCommand: ['delete', 'pod', name],
      undo: (access) => access.cluster.delete('pods', [name, '--grace-period=0', '--force'], { wait: true }),
    });
    try {
      await cluster.create([createHelperManifest(name, image)], '.metadata.name');
    } catch (error) {
      // A quota or an admission controller may reject the pod.
      throw error instanceof KubectlFailure ? new CheckSkipped(`no helper pod: ${error.message}`) : error;
    }
    await this.waitUntilReady();
  }

  private async waitUntilReady(): Promise<void> {
    const { cluster, clock, settings } = this.context;
    const { name, image } = this.props;
    let state = '';
    const isReady = await pollUntil(clock, settings.timeoutSeconds, async () => {
      const pod = await cluster.find('pods', name);
      state = pod === undefined ? 'is gone' : describeNotReady(pod);
      return (pod !== undefined && isPodReady(pod)) || undefined;
    });
    if (isReady) return;
    throw new CheckSkipped(
      `the helper pod of image ${image} did not start: it ${state} (choose another image with --image)`,
    );
  }
}

/** The error for a lookup that failed. It says nothing about the app. */
function toLookupError({ stdout, stderr }: CommandResult): Error {
  const error = toKubectlError(['exec'], stderr);
  if (!(error instanceof KubectlFailure)) return error;
  return new CheckSkipped(`the helper pod could not resolve names: ${stderr === '' ? stdout.trim() : stderr}`);
}

/** A pod that the Pod Security Standard `restricted` allows. */
function createHelperManifest(name: string, image: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { 'app.kubernetes.io/name': 'verify-helper' } },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      activeDeadlineSeconds: MAX_LIFETIME_SECONDS,
      terminationGracePeriodSeconds: 0,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: NOBODY_UID,
        runAsGroup: NOBODY_UID,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: CONTAINER,
          image,
          command: ['sleep', String(MAX_LIFETIME_SECONDS)],
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

/** The addresses in the output of nslookup. Before the first `Name:` it prints the address of the DNS server. */
function parseAddresses(output: string): string[] {
  const start = output.search(/^Name:/m);
  if (start === -1) return [];
  const found = [...output.slice(start).matchAll(/^Address(?: \d+)?:\s+(\S+)/gm)].map(([, address]) => String(address));
  return [...new Set(found)].sort();
}
