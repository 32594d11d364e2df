import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KubernetesVersion } from '../../lib/kubernetes';
import type { Manifest } from '../manifests';

/** As many requests are under way at once at the most. */
const MAX_CONNECTIONS = 16;

/** What an API server answered. */
export interface ApiResponse {
  readonly status: number;
  readonly body: Manifest;
}

/** The objects of a kind by uid. They are up to date until it is closed. */
export interface WatchedObjects {
  readonly objects: ReadonlyMap<string, Manifest>;
  close(): void;
}

/** Receives each object that is there or changes, and the last state of each that is deleted. */
type Listener = (object: Manifest) => void;

/** The API of a cluster, for more requests than `kubectl` could be started for. */
export class ClusterApi {
  /** Reaches a server by `kubectl proxy`, which knows how its kubeconfig is meant. */
  static async open(kubeconfig: string): Promise<ClusterApi> {
    const folder = mkdtempSync(join(tmpdir(), 'api-'));
    const socketPath = join(folder, 'socket');
    const env = { ...process.env, KUBECONFIG: kubeconfig };
    const args = ['proxy', `--unix-socket=${socketPath}`];
    const proxy = spawn('kubectl', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((resolve, reject) => {
      proxy.once('error', reject).once('exit', (code) => reject(new Error(`kubectl proxy exited with ${code}`)));
      proxy.stdout?.once('data', () => resolve());
    });
    const server = new ClusterApi(kubeconfig, proxy, folder, socketPath);
    const { major, minor } = (await server.send('GET', '/version')).body;
    return Object.assign(server, { version: `${major}.${minor.replace(/\D/g, '')}` });
  }

  /** Such as `1.28`. */
  readonly version: KubernetesVersion = '0.0';
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  readonly #resources = new Map<string, Promise<Manifest[]>>();

  private constructor(
    /** The kubeconfig that leads to it. */
    readonly kubeconfig: string,
    private readonly proxy: ChildProcess,
    private readonly folder: string,
    private readonly socketPath: string,
  ) {}

  close(): void {
    this.#agent.destroy();
    this.proxy.kill();
    rmSync(this.folder, { recursive: true });
  }

  /** Makes an object. */
  async create(manifest: Manifest): Promise<ApiResponse> {
    const path = await this.pathOf(manifest, manifest.metadata.namespace);
    return this.send('POST', path, JSON.stringify(manifest), 'application/json');
  }

  /** Watches the objects of a kind in all namespaces. */
  async watch(
    { apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>,
    listener: Listener = () => {},
  ): Promise<WatchedObjects> {
    const root = rootPathOf(apiVersion);
    const path = `${root}/${(await this.findResource(root, kind)).name}`;
    const { items, metadata } = (await this.send('GET', path)).body;
    const objects = new Map<string, Manifest>();
    const keep = (type: string, item: Manifest) => {
      const object = { apiVersion, kind, ...item };
      if (type === 'DELETED') objects.delete(object.metadata.uid);
      else objects.set(object.metadata.uid, object);
      listener(object);
    };
    for (const item of items) keep('ADDED', item);
    const since = `${path}?watch=true&resourceVersion=${metadata.resourceVersion}`;
    const sent = request({ socketPath: this.socketPath, agent: false, path: since }, (response) => {
      const lines = createInterface({ input: response });
      lines.on('line', (line) => {
        const { type, object } = JSON.parse(line);
        keep(type, object);
      });
      for (const one of [response, lines]) one.on('error', () => {});
    });
    sent.on('error', () => {}).end();
    return { objects, close: () => sent.destroy() };
  }

  /** All objects of a kind, of whatever namespace. None where the server doesn't have that kind. */
  async list({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): Promise<Manifest[]> {
    const root = rootPathOf(apiVersion);
    const { groups } = (await this.send('GET', '/apis')).body;
    const versions = groups.flatMap((group: Manifest) => group.versions).map((one: Manifest) => one.groupVersion);
    const resource = ['v1', ...versions].includes(apiVersion) ? await this.findResource(root, kind) : undefined;
    if (resource === undefined) return [];
    const { body } = await this.send('GET', `${root}/${resource.name}`);
    return body.items.map((item: Manifest) => ({ apiVersion, kind, ...item }));
  }

  /** An object as it is. */
  async read(manifest: Manifest): Promise<ApiResponse> {
    const path = await this.pathOf(manifest, manifest.metadata.namespace);
    return this.send('GET', `${path}/${manifest.metadata.name}`);
  }

  /** Asks what would come of an update: whether the server takes it, and what it makes of it. */
  async tryUpdate(manifest: Manifest): Promise<ApiResponse> {
    const path = await this.pathOf(manifest, manifest.metadata.namespace);
    const query = 'dryRun=All&fieldValidation=Strict';
    return this.send('PUT', `${path}/${manifest.metadata.name}?${query}`, JSON.stringify(manifest), 'application/json');
  }

  /** Removes an object. */
  async delete(manifest: Manifest): Promise<ApiResponse> {
    const path = await this.pathOf(manifest, manifest.metadata.namespace);
    return this.send('DELETE', `${path}/${manifest.metadata.name}`);
  }

  /**
   * Asks what would come of making an object: whether the server takes it, and what it makes of it. Unknown fields are
   * refused.
   *
   * @param yaml its manifest as it is written, where it is
   */
  async tryCreate(manifest: Manifest, namespace: string, yaml?: string): Promise<ApiResponse> {
    const path = `${await this.pathOf(manifest, namespace)}?dryRun=All&fieldValidation=Strict`;
    return yaml === undefined
      ? this.send('POST', path, JSON.stringify(manifest), 'application/json')
      : this.send('POST', path, yaml, 'application/yaml');
  }

  private async pathOf({ apiVersion, kind }: Manifest, namespace?: string): Promise<string> {
    const root = rootPathOf(apiVersion);
    const resource = await this.findResource(root, kind);
    return `${root}${resource.namespaced ? `/namespaces/${namespace}` : ''}/${resource.name}`;
  }

  /** What the server says of a kind, if it has it. */
  private async findResource(root: string, kind: string): Promise<Manifest> {
    const known = this.#resources.get(root) ?? this.send('GET', root).then(({ body }) => body.resources);
    this.#resources.set(root, known);
    return (await known).find((one: Manifest) => one.kind === kind && !one.name.includes('/'));
  }

  private send(method: string, path: string, body?: string, type?: string): Promise<ApiResponse> {
    const headers = { accept: 'application/json', ...(type && { 'content-type': type }) };
    return new Promise((resolve, reject) => {
      const sent = request({ socketPath: this.socketPath, agent: this.#agent, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          const text = Buffer.concat(chunks).toString();
          const isAnswer = status < 500 && response.headers['content-type'] === 'application/json';
          if (isAnswer) resolve({ status, body: JSON.parse(text) });
          else reject(new Error(`${method} ${path} was answered with ${status}: ${text}`));
        });
      });
      sent.on('error', reject).end(body);
    });
  }
}

/** Where the kinds of a version of the API are. */
function rootPathOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
