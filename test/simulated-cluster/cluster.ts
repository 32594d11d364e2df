import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { CommandResult, Kubectl, RunningCommand, VerifyTools } from '../../lib/verify';
import type { Manifest } from '../manifests';
import { CommandRefused, kubectlVerbs, parseCommand } from './commands';
import { Containers } from './containers';
import type { Images } from './images';
import { Network } from './network';
import { Objects } from './objects';
import { isReady, Pods } from './pods';
import { SimulatedClock } from './simulated-clock';
import { StatefulSets } from './stateful-sets';

const SETTLED_WITHIN_MS = 10_000;

/** What a cluster is made of. */
export interface ClusterParts {
  readonly objects: Objects;
  readonly pods: Pods;
  readonly statefulSets: StatefulSets;
  readonly containers: Containers;
  readonly network: Network;
  readonly clock: SimulatedClock;
}

/** What is other about a cluster than about the plainest. */
export interface SimulationOptions {
  readonly images?: Images;
  /** Default: true. */
  readonly respectsPartitions?: boolean;
}

/** A call of kubectl. */
export interface KubectlCall {
  /** The how manieth it is, from 0 on. */
  readonly number: number;
  readonly args: readonly string[];
  /** What leads kubectl to the cluster. */
  readonly flags: readonly string[];
}

/** What gets in the way of kubectl. */
export interface KubectlFaults {
  /** What it says instead of doing what it is asked for. */
  before?(call: KubectlCall): Partial<CommandResult> | undefined;
  /** What it says instead of what it did. */
  after?(call: KubectlCall): Partial<CommandResult> | undefined;
}

/** A cluster with one namespace, as `kubectl` shows it: as far as checks ask for it, and in no time at all. */
export class SimulatedCluster {
  readonly parts: ClusterParts;
  readonly calls: KubectlCall[] = [];
  faults: KubectlFaults = {};

  constructor(
    manifests: readonly Manifest[],
    { images = {}, respectsPartitions: heedsPartitions = true }: SimulationOptions = {},
  ) {
    const objects = new Objects();
    const clock = new SimulatedClock(() => this.reconcile());
    const pods = new Pods(objects, images, () => clock.now);
    const containers = new Containers(objects, images);
    this.parts = {
      objects,
      clock,
      pods,
      containers,
      statefulSets: new StatefulSets(objects, pods, heedsPartitions),
      network: new Network(objects, containers),
    };
    for (const one of manifests) one.kind === 'PersistentVolumeClaim' ? pods.bind(one) : objects.make(one);
    clock.advance(SETTLED_WITHIN_MS);
  }

  get tools(): VerifyTools {
    return {
      createKubectl: (flags, { signal }) => this.kubectl(flags, signal),
      createClock: (signal) => ({
        now: () => this.parts.clock.now,
        pause: async (ms) => {
          signal?.throwIfAborted();
          this.parts.clock.advance(ms);
          // What was told in the meantime is heard.
          await setImmediate();
          signal?.throwIfAborted();
        },
      }),
      network: this.parts.network.ask,
    };
  }

  /** Whether all pods are ready. */
  get areAllPodsReady(): boolean {
    return this.parts.objects.of('Pod').every(isReady);
  }

  /** Does what is due, and says whether pods are still starting or ending. */
  private reconcile(): boolean {
    this.parts.pods.go();
    this.parts.statefulSets.reconcile();
    return !this.parts.pods.isSettled;
  }

  private kubectl(flags: readonly string[], signal: AbortSignal | undefined): Kubectl {
    const note = (args: readonly string[]) => this.note({ args, flags });
    return {
      run: async (args, how) => {
        const call = note(args);
        signal?.throwIfAborted();
        const ended = this.faults.before?.(call) ?? (await this.done(args, how?.input));
        const said = this.faults.after?.(call) ?? ended;
        signal?.throwIfAborted();
        return { code: 0, stdout: '', stderr: '', ...said };
      },
      start: (args) => {
        const call = note(args);
        const broken = this.faults.before?.(call);
        // What is told to stop is ended, and complains of nothing.
        if (signal?.aborted) return ended('');
        return broken === undefined ? this.started(args) : ended(broken.stderr ?? '');
      },
    };
  }

  private note(made: Omit<KubectlCall, 'number'>): KubectlCall {
    const call = { number: this.calls.length, ...made };
    this.calls.push(call);
    return call;
  }

  private async done(args: readonly string[], input?: string): Promise<Partial<CommandResult>> {
    const command = parseCommand(args, input);
    try {
      const stdout = await (kubectlVerbs[command.words[0] as string] as (typeof kubectlVerbs)[string])(
        this.parts,
        command,
      );
      this.reconcile();
      return { stdout };
    } catch (error) {
      if (error instanceof CommandRefused) return { code: error.code, stdout: error.stdout, stderr: error.stderr };
      throw error;
    }
  }

  private started(args: readonly string[]): RunningCommand {
    const { words, flags } = parseCommand(args);
    if (words[0] === 'get') return this.watching(flags['--selector'] ?? '');
    const [, target = '', port = ''] = words;
    const local = this.parts.network.forward(target, Number(port.slice(1)));
    if (local === undefined) return ended('error: unable to forward port because pod is not running');
    const output = new PassThrough();
    output.write(`Forwarding from 127.0.0.1:${local} -> ${port.slice(1)}\n`);
    return running(output, { complaint: this.parts.network.complaint });
  }

  /** Tells of the pods of a selector, as the paths of the command have it: name, and whether ready. */
  private watching(selector: string): RunningCommand {
    const [key = '', value = ''] = selector.split('=');
    const output = new PassThrough();
    const end = this.parts.pods.watch((pod) => {
      const { name, labels } = pod.metadata;
      if (labels[key] === value) output.write(`${name} ${isReady(pod) ? 'True' : 'False'}\n`);
    });
    return running(output, { end });
  }
}

/** A command that tells what is written there until it is stopped. */
function running(output: PassThrough, { end = () => {}, complaint = '' }): RunningCommand {
  return {
    lines: createInterface({ input: output }),
    async stop() {
      end();
      output.end();
      return complaint;
    },
  };
}

/** A command that ended at once. */
function ended(stderr: string): RunningCommand {
  return { lines: createInterface({ input: new PassThrough().end() }), stop: async () => stderr };
}
