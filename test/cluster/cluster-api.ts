import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KubernetesVersion } from '../../lib/kubernetes';
import type { Manifest } from '../manifests';

/** The largest number of requests at a time. */
const MAX_CONNECTIONS = 16;

/** The response of an API server. */
export interface ApiResponse {
  readonly status: number;
  readonly body: Manifest;
}

/** The objects of a kind. The map is kept up to date until the watch is closed. */
export interface WatchedObjects {
  /** By UID. */
  readonly objects: ReadonlyMap<string, Manifest>;
  close(): void;
}

/** Receives each object that exists or changes, and the last state of each deleted object. */
type Listener = (object: Manifest) => void;

/** The API of a cluster, for tests with too many requests to start `kubectl` for each. */
export class ClusterApi {
  /** Connects to the API server of a kubeconfig through `kubectl proxy`. */
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

  /** The version of Kubernetes, such as `1.28`. */
  readonly version: KubernetesVersion = '0.0';
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  readonly #resources = new Map<string, Promise<Manifest[]>>();

  private constructor(
    /** The path of the kubeconfig. */
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

  /** Creates an object. */
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

  /** Lists the objects of a kind in all namespaces. None if the server does not have the kind. */
  async list({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): Promise<Manifest[]> {
    const root = rootPathOf(apiVersion);
    const { groups } = (await this.send('GET', '/apis')).body;
    const versions = groups.flatMap((group: Manifest) => group.versions).map((one: Manifest) => one.groupVersion);
    const resource = ['v1', ...versions].includes(apiVersion) ? await this.findResource(root, kind) : undefined;
    if (resource === undefined) return [];
    const { body } = await this.send('GET', `${root}/${resource.name}`);
    return body.items.map((item: Manifest) => ({ apiVersion, kind, ...item }));
  }

  /** Reads an object. */
  async read(manifest: Manifest): Promise<ApiResponse> {
    const path = await this.pathOf(manifest, manifest.metadata.namespace);
    return this.send('GET', `${path}/${manifest.metadata.name}`);
  }

  /** Updates an object in a dry run. Unknown fields are rejected. */
  async tryUpdate(manifest: Manifest): Promise<ApiResponse> {
    const path = await this.pathOf(manifest, manifest.metadata.namespace);
    const query = 'dryRun=All&fieldValidation=Strict';
    return this.send('PUT', `${path}/${manifest.metadata.name}?${query}`, JSON.stringify(manifest), 'application/json');
  }

  /** Deletes an object. */
  async delete(manifest: Manifest): Promise<ApiResponse> {
    const path = await this.pathOf(manifest, manifest.metadata.namespace);
    return this.send('DELETE', `${path}/${manifest.metadata.name}`);
  }

  /**
   * Creates an object in a dry run. Unknown fields are rejected.
   *
   * @param yaml the manifest as YAML, to be sent in place of JSON
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

  /** Finds the API resource of a kind. Undefined if the server does not have it. */
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
          else reject(new Error(`${method} ${path} failed with ${status}: ${text}`));
        });
      });
      sent.on('error', reject).end(body);
    });
  }
}

/** The path of the resources of an API version. */
function rootPathOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
