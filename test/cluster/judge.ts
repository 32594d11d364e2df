import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { parse } from 'yaml';
import { isOlder, type KubernetesVersion } from '../../lib/kubernetes';
import type { Level } from '../generated';
import type { Manifest } from '../manifests';
import type { Answer, ApiServer } from './api-server';
import { claimsOf, podOf } from './controller';

const LEVELS: readonly Level[] = ['restricted', 'baseline', 'privileged'];

const CONFLICT = 409;
/** Admission goes by what it has seen, and that is what was there a moment ago. */
const NOT_SEEN_YET = /no PriorityClass with name|error looking up service account/;
const TRIES = 50;
const PAUSE_MS = 100;

/**
 * An API server that is asked what it would take, in namespaces of its own that enforce one level of Pod Security
 * each. Of what it is asked about nothing is kept.
 */
export class Judge {
  static async of(server: ApiServer): Promise<Judge> {
    const judge = new Judge(server, randomBytes(4).toString('hex'));
    for (const level of LEVELS) {
      const labels = { 'pod-security.kubernetes.io/enforce': level };
      await judge.make({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: judge.namespace(level), labels } });
      await judge.account('default', level);
    }
    return judge;
  }

  readonly #asked = new Map<string, Promise<string | undefined>>();
  readonly #made: Manifest[] = [];
  /** What was made for one file, and goes with its verdict. */
  readonly #fleeting: Manifest[] = [];

  private constructor(
    private readonly server: ApiServer,
    private readonly id: string,
  ) {}

  /** Such as `1.28`. */
  get version(): KubernetesVersion {
    return this.server.version;
  }

  /** Whether what is applied to no older Kubernetes than this is applied to it. */
  serves(oldest: KubernetesVersion): boolean {
    return !isOlder(this.version, oldest);
  }

  /** Takes back what was made. */
  async close(): Promise<void> {
    // With a namespace goes what is in it.
    for (const one of this.#made.filter(({ metadata }) => metadata.namespace === undefined))
      await this.server.remove(one);
    this.server.close();
  }

  /** What the server would make of an object, whatever its pods may do. */
  tryOut(manifest: Manifest): Promise<Answer> {
    return this.server.tryOut(manifest, this.namespace('privileged'));
  }

  /**
   * What stands against a file of manifests: what the server says to its objects, and to the pod and the claims that
   * would come of a StatefulSet, once what these refer to is there.
   */
  async objections(text: string, level: Level): Promise<string[]> {
    const documents = text.split(/^---\n/m).map((document) => ({ document, manifest: parse(document) }));
    const ofControllers = documents
      .filter(({ manifest }) => manifest.kind === 'StatefulSet')
      .flatMap(({ manifest }) => [podOf(manifest), ...claimsOf(manifest)]);
    const needed = ofControllers.filter(({ kind }) => kind === 'Pod').map(({ spec }) => this.referred(spec, level));
    const missing = (await Promise.all(needed.flat())).filter((one) => one !== undefined);
    if (missing.length > 0) return missing;
    const answers = await Promise.all([
      ...documents.map(({ document, manifest }) => this.answer(manifest, level, document)),
      ...ofControllers.map((manifest) => this.answer(manifest, level)),
    ]);
    await Promise.all(this.#fleeting.splice(0).map((one) => this.server.remove(one)));
    return answers.filter((one) => one !== undefined);
  }

  private async answer(manifest: Manifest, level: Level, yaml?: string, tries = TRIES): Promise<string | undefined> {
    const { status, body } = await this.server.tryOut(manifest, this.namespace(level), yaml);
    if (tries > 1 && NOT_SEEN_YET.test(body.message)) {
      await setTimeout(PAUSE_MS);
      return this.answer(manifest, level, yaml, tries - 1);
    }
    if (status >= 300) return `${this.version} of ${manifest.kind}: ${body.message}`;
    const ports: Manifest[] = manifest.kind === 'Service' ? manifest.spec.ports : [];
    return ports.some(({ nodePort }) => nodePort !== undefined) ? this.nodePortsOf(manifest, level) : undefined;
  }

  /** What stands against the node ports of a Service: a dry run looks at none. */
  private async nodePortsOf(service: Manifest, level: Level): Promise<string | undefined> {
    const metadata = { ...service.metadata, namespace: this.namespace(level) };
    const { status, body } = await this.server.create({ ...service, metadata });
    if (status >= 300) return `${this.version} of ${service.kind}: ${body.message}`;
    this.#fleeting.push({ ...service, metadata });
    return undefined;
  }

  /** Makes what admission looks for before it lets a pod in. */
  private referred({ priorityClassName, serviceAccountName }: Manifest, level: Level): Promise<string | undefined>[] {
    const priority = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', value: 1 };
    return [
      ...(priorityClassName === undefined ? [] : [this.make({ ...priority, metadata: { name: priorityClassName } })]),
      ...(serviceAccountName === undefined ? [] : [this.account(serviceAccountName, level)]),
    ];
  }

  private account(name: string, level: Level): Promise<string | undefined> {
    const metadata = { name, namespace: this.namespace(level) };
    return this.make({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  }

  /** Makes an object once, and says what stands against it. */
  private make(manifest: Manifest): Promise<string | undefined> {
    const key = JSON.stringify(manifest);
    const asked = this.#asked.get(key) ?? this.reallyMake(manifest);
    this.#asked.set(key, asked);
    return asked;
  }

  private async reallyMake(manifest: Manifest): Promise<string | undefined> {
    const { status, body } = await this.server.create(manifest);
    if (status < 300) this.#made.push(manifest);
    return status < 300 || status === CONFLICT ? undefined : `${this.version} of ${manifest.kind}: ${body.message}`;
  }

  private namespace(level: Level): string {
    return `stateful-apps-test-${this.id}-${level}`;
  }
}
