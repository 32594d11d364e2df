import { Field } from '../../validation';
import { CannotVerify, toKubectlError } from './errors';
import type { CommandOptions, CommandResult, Kubectl, RunningCommand } from './kubectl';

/** The line that kubectl adds to the standard error of the command in the container. */
const EXIT_CODE_LINE = /\ncommand terminated with exit code \d+$/;
/** Enough for the grace period of most pods, and for their volumes to be detached. */
const DELETION_TIMEOUT_SECONDS = 150;
const EXEC_TIMEOUT_SECONDS = 60;

/** How an object is deleted. */
export interface DeleteOptions {
  /** Whether to wait until the object is gone. */
  readonly wait: boolean;
}

/** Reads and changes objects in one namespace of a cluster, by kubectl. */
export class ClusterClient {
  constructor(private readonly kubectl: Kubectl) {}

  /** The object with this name. Undefined if it does not exist. */
  async find(resource: string, name: string): Promise<Field | undefined> {
    const json = await this.run(['get', resource, name, '--ignore-not-found', '--output=json']);
    return json === '' ? undefined : parseField(json);
  }

  /** The live objects of these manifests, without those that do not exist. */
  async findAll(manifests: readonly object[]): Promise<Field[]> {
    const args = ['get', '--filename=-', '--ignore-not-found', '--output=json'];
    const json = await this.run(args, { input: createList(manifests) });
    if (json === '') return [];
    const found = parseField(json);
    return found.at('kind').string === 'List' ? itemsOf(found) : [found];
  }

  /** The objects of a resource that match the flags. */
  async list(resource: string, ...flags: readonly string[]): Promise<Field[]> {
    return itemsOf(parseField(await this.run(['get', resource, ...flags, '--output=json'])));
  }

  /** Creates objects. Returns the value at a JSONPath of each created object. */
  async create(manifests: readonly object[], jsonPath: string): Promise<string[]> {
    const args = ['create', '--filename=-', `--output=jsonpath={${jsonPath}}{"\\n"}`];
    return (await this.run(args, { input: createList(manifests) })).split('\n');
  }

  /** Deletes the objects that have these names, or that match a selector, if they exist. */
  async delete(resource: string, namesOrFlags: readonly string[], { wait }: DeleteOptions): Promise<void> {
    const waitFlags = wait ? ['--wait=true', `--timeout=${DELETION_TIMEOUT_SECONDS}s`] : ['--wait=false'];
    const args = ['delete', resource, ...namesOrFlags, '--ignore-not-found', ...waitFlags];
    await this.run(args, { timeoutSeconds: DELETION_TIMEOUT_SECONDS + 30 });
  }

  /** Changes an object by a JSON patch. */
  async patch(resource: string, name: string, patch: readonly object[]): Promise<void> {
    await this.run(['patch', resource, name, '--type=json', `--patch=${JSON.stringify(patch)}`]);
  }

  /** Runs a command in a container. The command may fail: see the exit code of the result. */
  async exec(pod: string, container: string, command: readonly string[]): Promise<CommandResult> {
    const args = ['exec', pod, `--container=${container}`, '--', ...command];
    const result = await this.kubectl.run(args, { timeoutSeconds: EXEC_TIMEOUT_SECONDS });
    return { ...result, stderr: result.stderr.trim().replace(EXIT_CODE_LINE, '') };
  }

  /** Waits for a rollout. Returns what kubectl reports about it. */
  rolloutStatus(statefulSet: string, timeoutSeconds: number): Promise<string> {
    const args = ['rollout', 'status', `statefulset/${statefulSet}`, `--timeout=${timeoutSeconds}s`];
    return this.run(args, { timeoutSeconds: timeoutSeconds + 15 });
  }

  /** Watches the pods that match a selector. Each event is a line of this JSONPath template. */
  watchPods(selector: string, template: string): RunningCommand {
    return this.kubectl.start(['get', 'pods', `--selector=${selector}`, '--watch', `--output=jsonpath=${template}`]);
  }

  /** Forwards a free local port to a port of a pod or Service, such as `pod/web-0`. */
  portForward(target: string, port: number): RunningCommand {
    return this.kubectl.start(['port-forward', '--address=127.0.0.1', target, `:${port}`]);
  }

  /** @throws CannotVerify or KubectlFailure if the command fails */
  private async run(args: readonly string[], options?: CommandOptions): Promise<string> {
    const { code, stdout, stderr } = await this.kubectl.run(args, options);
    if (code !== 0) throw toKubectlError(args, stderr);
    return stdout.trim();
  }
}

function parseField(json: string): Field {
  try {
    return new Field(JSON.parse(json));
  } catch {
    throw new CannotVerify([`kubectl printed no JSON: ${json.slice(0, 100)}`]);
  }
}

/** The items of a list, each with paths that begin at the item. */
function itemsOf(list: Field): Field[] {
  return list
    .at('items')
    .items()
    .map((item) => new Field(item.raw));
}

function createList(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
