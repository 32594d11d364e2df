import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { CommandResult, Kubectl, RunningCommand, VerifyTools } from '../../lib/verify';
import type { Manifest } from '../manifests';
import { type ClusterParts, CommandRefused, kubectlVerbs, parseCommand } from './commands';
import { Containers } from './containers';
import type { SimulatedImages } from './images';
import { Network } from './network';
import { Objects } from './objects';
import { isReady, Pods } from './pods';
import { SimulatedClock } from './simulated-clock';
import { StatefulSets } from './stateful-sets';

const SETTLE_MS = 10_000;

/** How a simulated cluster behaves. */
export interface SimulationOptions {
  readonly images?: SimulatedImages;
  /**
   * Whether the StatefulSet controller stops an update at the partition.
   *
   * @default true
   */
  readonly respectsPartitions?: boolean;
}

/** A call of kubectl. */
export interface KubectlCall {
  /** The index of the call, from 0. */
  readonly number: number;
  readonly args: readonly string[];
  /** The flags before the command, such as `--context`. */
  readonly flags: readonly string[];
}

/** Faults of kubectl, by call. */
export interface KubectlFaults {
  /** The result instead of running the command. Undefined to run it. */
  before?(call: KubectlCall): Partial<CommandResult> | undefined;
  /** The result after running the command. Undefined for its own result. */
  after?(call: KubectlCall): Partial<CommandResult> | undefined;
}

/** A cluster with one namespace, as far as `verify` uses it. Time passes only while `verify` waits. */
export class SimulatedCluster {
  readonly parts: ClusterParts;
  readonly calls: KubectlCall[] = [];
  faults: KubectlFaults = {};

  constructor(manifests: readonly Manifest[], { images = {}, respectsPartitions = true }: SimulationOptions = {}) {
    const objects = new Objects();
    const clock = new SimulatedClock(() => this.reconcile());
    const pods = new Pods(objects, images, () => clock.now);
    const containers = new Containers(objects, images);
    this.parts = {
      objects,
      clock,
      pods,
      containers,
      statefulSets: new StatefulSets(objects, pods, respectsPartitions),
      network: new Network(objects, containers),
    };
    for (const one of manifests)
      one.kind === 'PersistentVolumeClaim' ? pods.createBoundClaim(one) : objects.create(one);
    clock.advance(SETTLE_MS);
  }

  get tools(): VerifyTools {
    return {
      createKubectl: (flags, { signal }) => this.createKubectl(flags, signal),
      createClock: (signal) => ({
        now: () => this.parts.clock.now,
        pause: async (ms) => {
          signal?.throwIfAborted();
          this.parts.clock.advance(ms);
          // Lets readers handle the lines that were written meanwhile.
          await setImmediate();
          signal?.throwIfAborted();
        },
      }),
      network: this.parts.network.client,
    };
  }

  get areAllPodsReady(): boolean {
    return this.parts.objects.of('Pod').every(isReady);
  }

  /** Runs the kubelet and the controller. Returns whether pods are still starting or ending. */
  private reconcile(): boolean {
    this.parts.pods.reconcile();
    this.parts.statefulSets.reconcile();
    return !this.parts.pods.isSettled;
  }

  private createKubectl(flags: readonly string[], signal: AbortSignal | undefined): Kubectl {
    const record = (args: readonly string[]) => this.record({ args, flags });
    return {
      run: async (args, options) => {
        const call = record(args);
        signal?.throwIfAborted();
        const result = this.faults.before?.(call) ?? (await this.runCommand(args, options?.input));
        const finalResult = this.faults.after?.(call) ?? result;
        signal?.throwIfAborted();
        return { code: 0, stdout: '', stderr: '', ...finalResult };
      },
      start: (args) => {
        const call = record(args);
        const fault = this.faults.before?.(call);
        // An aborted command ends without an error.
        if (signal?.aborted) return createEndedCommand('');
        return fault === undefined ? this.startCommand(args) : createEndedCommand(fault.stderr ?? '');
      },
    };
  }

  private record(args: Omit<KubectlCall, 'number'>): KubectlCall {
    const call = { number: this.calls.length, ...args };
    this.calls.push(call);
    return call;
  }

  private async runCommand(args: readonly string[], input?: string): Promise<Partial<CommandResult>> {
    const command = parseCommand(args, input);
    try {
      const [verb = ''] = command.words;
      const stdout = await kubectlVerbs[verb]?.(this.parts, command);
      this.reconcile();
      return { stdout };
    } catch (error) {
      if (error instanceof CommandRefused) return { code: error.code, stdout: error.stdout, stderr: error.stderr };
      throw error;
    }
  }

  private startCommand(args: readonly string[]): RunningCommand {
    const { words, flags } = parseCommand(args);
    if (words[0] === 'get') return this.watchPods(flags['--selector'] ?? '');
    const [, target = '', port = ''] = words;
    const local = this.parts.network.forward(target, Number(port.slice(1)));
    if (local === undefined) return createEndedCommand('error: unable to forward port because pod is not running');
    const output = new PassThrough();
    output.write(`Forwarding from 127.0.0.1:${local} -> ${port.slice(1)}\n`);
    return createRunningCommand(output, { stderr: this.parts.network.forwardingError });
  }

  /** Writes the name of each changed pod, and whether it is ready, as the JSONPath template of `verify` says. */
  private watchPods(selector: string): RunningCommand {
    const [key = '', value = ''] = selector.split('=');
    const output = new PassThrough();
    const end = this.parts.pods.watch((pod) => {
      const { name, labels } = pod.metadata;
      if (labels[key] === value) output.write(`${name} ${isReady(pod) ? 'True' : 'False'}\n`);
    });
    return createRunningCommand(output, { end });
  }
}

/** A command that prints the output until it is stopped. */
function createRunningCommand(output: PassThrough, { end = () => {}, stderr = '' }): RunningCommand {
  return {
    lines: createInterface({ input: output }),
    async stop() {
      end();
      output.end();
      return stderr;
    },
  };
}

/** A command that has ended. */
function createEndedCommand(stderr: string): RunningCommand {
  return { lines: createInterface({ input: new PassThrough().end() }), stop: async () => stderr };
}
