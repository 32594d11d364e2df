import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Manifest } from '../manifests';
import { missingKubeconfigError, unknownClusterError } from '../test-cluster';

const POLL_MS = 500;
const MAX_OUTPUT_BYTES = 2 ** 28;
/** Longer than the longest `--timeout` in tests. */
const KUBECTL_TIMEOUT_MS = 600_000;
/** Longer than a suite uses the namespace of the lab. */
const LAB_TIMEOUT_MS = 500_000;

/** Runs kubectl, and returns its output. Throws its error output if it fails. */
export function kubectl(args: readonly string[], input?: string, kubeconfig = process.env.KUBECONFIG): string {
  const env = { ...process.env, KUBECONFIG: kubeconfig };
  const options = { encoding: 'utf8', input, env, maxBuffer: MAX_OUTPUT_BYTES, timeout: KUBECTL_TIMEOUT_MS } as const;
  const { error, status, stdout, stderr } = spawnSync('kubectl', args, options);
  if (error) throw new Error(`kubectl ${args.join(' ')} cannot run: ${error.message}`);
  if (status !== 0) throw new Error(`kubectl ${args.join(' ')} exited with ${status}: ${stderr}`);
  return stdout;
}

/** Runs kubectl asynchronously, and returns its output. Rejects with its error output if it fails. */
function runKubectl(args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: MAX_OUTPUT_BYTES, timeout: KUBECTL_TIMEOUT_MS };
    const child = execFile('kubectl', args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`kubectl ${args.join(' ')} failed: ${error.message} ${stderr}`));
      else resolve(stdout);
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** The only namespace whose Services may use the lab's node port, 30007. */
const LAB_NAMESPACE = 'stateful-apps-test-lab';

/** A namespace for a test, on a test cluster. */
export class TestNamespace {
  /** Creates a namespace with labels. Throws if there is no cluster, or it does not look like a test cluster. */
  static create(labels: Readonly<Record<string, string>> = {}): TestNamespace {
    assertTestCluster(process.env.KUBECONFIG);
    const name = `stateful-apps-test-${randomBytes(4).toString('hex')}`;
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
    kubectl(['create', '--filename=-'], JSON.stringify(namespace));
    return new TestNamespace(name);
  }

  /** Creates the namespace that may use the lab's node port. Waits while another suite uses it. */
  static createForLab(): TestNamespace {
    assertTestCluster(process.env.KUBECONFIG);
    const deadline = Date.now() + LAB_TIMEOUT_MS;
    while (Date.now() < deadline) {
      try {
        kubectl(['create', 'namespace', LAB_NAMESPACE]);
        return new TestNamespace(LAB_NAMESPACE);
      } catch (error) {
        if (!/AlreadyExists/.test(String(error))) throw error;
        spawnSync('kubectl', ['wait', `namespace/${LAB_NAMESPACE}`, '--for=delete', '--timeout=60s']);
      }
    }
    throw new Error(
      `The namespace ${LAB_NAMESPACE} still exists after ${LAB_TIMEOUT_MS / 1000} seconds. If no test uses it, delete it.`,
    );
  }

  private constructor(readonly name: string) {}

  /** Deletes the namespace with its objects. Does not wait until it is deleted. */
  delete(): void {
    kubectl(['delete', 'namespace', this.name, '--wait=false']);
  }

  /** Runs kubectl in the namespace. */
  kubectl(args: readonly string[], input?: string): string {
    return kubectl(['--namespace', this.name, ...args], input);
  }

  /** Runs kubectl in the namespace, asynchronously. */
  runKubectl(args: readonly string[], input?: string): Promise<string> {
    return runKubectl(['--namespace', this.name, ...args], input);
  }

  /**
   * Deletes pods of a controller, and waits until new pods with these names are ready. Runs `kubectl delete` without
   * waiting, since it may take the new pod for the deleted one and wait forever.
   */
  async replacePods(pods: readonly string[], seconds: number): Promise<void> {
    const before = new Set(this.findPods(pods).map(({ metadata }) => metadata.uid));
    this.kubectl(['delete', 'pods', ...pods, '--wait=false']);
    await waitUntil(`new pods ${pods} are ready`, seconds, () => {
      const replaced = this.findPods(pods).filter(({ metadata }) => !before.has(metadata.uid));
      return replaced.length === pods.length && replaced.every(isReady);
    });
  }

  private findPods(names: readonly string[]): readonly Manifest[] {
    return this.get('pods').items.filter(({ metadata }: Manifest) => names.includes(metadata.name));
  }

  /** Like `get`, asynchronously. */
  async read(...what: readonly string[]): Promise<Manifest> {
    return JSON.parse(await this.runKubectl(['get', ...what, '--output=json']));
  }

  /** Reads the objects of kinds, or the object of a kind and name. */
  get(...what: readonly string[]): Manifest {
    return JSON.parse(this.kubectl(['get', ...what, '--output=json']));
  }

  /** Runs a command in the container of a pod. Returns its output without white space around it. */
  exec(pod: string, ...command: readonly string[]): string {
    return this.kubectl(['exec', pod, '--', ...command]).trim();
  }
}

function isReady({ status }: Manifest): boolean {
  return status.conditions?.some(({ type, status }: Manifest) => type === 'Ready' && status === 'True') ?? false;
}

const testedKubeconfigs = new Set<string | undefined>();

/** Throws if a kubeconfig is not set, or its cluster does not look like a test cluster. */
export function assertTestCluster(kubeconfig?: string): void {
  if (testedKubeconfigs.has(kubeconfig)) return;
  throwIfAny(missingKubeconfigError({ KUBECONFIG: kubeconfig }));
  const config = JSON.parse(kubectl(['config', 'view', '--minify', '--output=json'], undefined, kubeconfig));
  const { server, 'proxy-url': proxy } = config.clusters[0].cluster;
  throwIfAny(unknownClusterError({ environment: process.env, context: config['current-context'], server, proxy }));
  testedKubeconfigs.add(kubeconfig);
}

function throwIfAny(reason: string | undefined): void {
  if (reason !== undefined) throw new Error(reason);
}

/** Waits until a condition is true. If it throws, it is tried again. */
export async function waitUntil(
  what: string,
  seconds: number,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  let last = '';
  while (Date.now() < deadline) {
    try {
      if (await condition()) return;
    } catch (error) {
      last = `: ${error}`;
    }
    await setTimeout(POLL_MS);
  }
  throw new Error(`Waited ${seconds} seconds until ${what}${last}`);
}

/** A List of objects, as the input of kubectl. */
export function listOf(items: readonly Manifest[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
