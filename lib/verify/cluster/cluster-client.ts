import { Field } from '../../validation';

import { CannotVerify } from './errors';
import { toKubectlError } from './failure';
import type { CommandOptions, CommandResult, Kubectl, RunningCommand } from './kubectl';

/** What stands behind what the command itself said. */
const OF_KUBECTL = /\ncommand terminated with exit code \d+$/;

/** As long as pods have time to end, as a rule, and volumes to be let go. */
const GONE_WITHIN_SECONDS = 150;

/** How an object is deleted. */
export interface DeleteOptions {
  /** Whether to wait until it is gone. */
  readonly wait: boolean;
}

/** The namespace of a cluster in which an app runs, by kubectl. */
export class ClusterClient {
  constructor(private readonly kubectl: Kubectl) {}

  /** The object of this kind and name; undefined where there is none. */
  async find(resource: string, name: string): Promise<Field | undefined> {
    const json = await this.outputOfCommand(['get', resource, name, '--ignore-not-found', '--output=json']);
    return json === '' ? undefined : parseField(json);
  }

  /** Those of these objects that are there. */
  async findAll(manifests: readonly object[]): Promise<Field[]> {
    const args = ['get', '--filename=-', '--ignore-not-found', '--output=json'];
    const json = await this.outputOfCommand(args, { input: createList(manifests) });
    if (json === '') return [];
    const found = parseField(json);
    return found.at('kind').string === 'List' ? found.at('items').items().map(detach) : [found];
  }

  /** The objects of a kind. */
  async list(resource: string, ...selection: readonly string[]): Promise<Field[]> {
    const json = await this.outputOfCommand(['get', resource, ...selection, '--output=json']);
    return parseField(json).at('items').items().map(detach);
  }

  /** Makes objects, and gives the value at this JSON path of each as it is made. */
  async create(manifests: readonly object[], path: string): Promise<string[]> {
    const args = ['create', '--filename=-', `--output=jsonpath={${path}}{"\\n"}`];
    return (await this.outputOfCommand(args, { input: createList(manifests) })).split('\n');
  }

  /** Deletes objects of a kind, by their names or a selector, where they are there. */
  async delete(resource: string, which: readonly string[], { wait }: DeleteOptions): Promise<void> {
    const limits = wait ? ['--wait=true', `--timeout=${GONE_WITHIN_SECONDS}s`] : ['--wait=false'];
    const args = ['delete', resource, ...which, '--ignore-not-found', ...limits];
    await this.outputOfCommand(args, { timeoutSeconds: GONE_WITHIN_SECONDS + 30 });
  }

  /** Changes an object by a JSON patch. */
  async patch(resource: string, name: string, patch: readonly object[]): Promise<void> {
    await this.outputOfCommand(['patch', resource, name, '--type=json', `--patch=${JSON.stringify(patch)}`]);
  }

  /** Runs a command in a container. It may fail: how it ended is what there is to know. */
  async exec(pod: string, container: string, command: readonly string[]): Promise<CommandResult> {
    const ended = await this.kubectl.run(['exec', pod, `--container=${container}`, '--', ...command], {
      timeoutSeconds: 60,
    });
    return { ...ended, stderr: ended.stderr.trim().replace(OF_KUBECTL, '') };
  }

  /** Waits for a rollout, and gives what kubectl says of it. */
  rolloutStatus(statefulSet: string, seconds: number): Promise<string> {
    const args = ['rollout', 'status', `statefulset/${statefulSet}`, `--timeout=${seconds}s`];
    return this.outputOfCommand(args, { timeoutSeconds: seconds + 15 });
  }

  /** Changes of the pods of a selector, each as the values of these JSON paths. */
  watchPods(selector: string, template: string): RunningCommand {
    return this.kubectl.start(['get', 'pods', `--selector=${selector}`, '--watch', `--output=jsonpath=${template}`]);
  }

  /** Makes a port of a pod or Service one of this machine, until it is stopped. */
  portForward(target: string, port: number): RunningCommand {
    return this.kubectl.start(['port-forward', '--address=127.0.0.1', target, `:${port}`]);
  }

  /** What a command prints. Throws where it fails. */
  async outputOfCommand(args: readonly string[], how?: CommandOptions): Promise<string> {
    const ended = await this.kubectl.run(args, how);
    if (ended.code !== 0) throw toKubectlError(args, ended.stderr);
    return ended.stdout.trim();
  }
}

function parseField(json: string): Field {
  try {
    return new Field(JSON.parse(json));
  } catch {
    throw new CannotVerify([`kubectl printed what is no JSON: ${json.slice(0, 100)}`]);
  }
}

/** An item of a list as an object of its own. */
function detach(item: Field): Field {
  return new Field(item.raw);
}

function createList(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
