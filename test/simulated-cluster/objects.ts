import { ApiServer } from '../../lib/api-server';
import type { Manifest } from '../manifests';

const SERVER = new ApiServer('1.34');

/** JSON of the live object of each manifest, by the JSON of the manifest: tests apply the same few again and again. */
const APPLIED = new Map<string, string>();

/** An object of a manifest, with what API servers fill in. */
function applied(manifest: Manifest): Manifest {
  const key = JSON.stringify(manifest);
  const known = APPLIED.get(key) ?? JSON.stringify(apply(JSON.parse(key)));
  APPLIED.set(key, known);
  return JSON.parse(known);
}

function apply(manifest: Manifest): Manifest {
  const { liveObject: standing, problems } = SERVER.apply(manifest);
  if (standing === undefined) throw new Error(`${manifest.kind} ${manifest.metadata.name}: ${problems[0]?.path}`);
  return standing.live;
}

/** The objects of a cluster, as its API server keeps them. */
export class Objects {
  readonly #all: Manifest[] = [];
  #made = 0;

  get all(): readonly Manifest[] {
    return this.#all;
  }

  /** Makes an object of a manifest, with what API servers fill in. */
  make(manifest: Manifest): Manifest {
    this.#made += 1;
    const live = applied(manifest);
    live.metadata = { ...live.metadata, uid: `${live.kind}-${this.#made}` };
    if (manifest.status !== undefined) live.status = structuredClone(manifest.status);
    this.#all.push(live);
    return live;
  }

  find(kind: string, name: string): Manifest | undefined {
    return this.of(kind).find(({ metadata }) => metadata.name === name);
  }

  /** The objects of a kind, with these labels. */
  of(kind: string, labels: Readonly<Record<string, string>> = {}): Manifest[] {
    const wanted = Object.entries(labels);
    return this.#all.filter(
      (one) => one.kind === kind && wanted.every(([key, value]) => one.metadata.labels?.[key] === value),
    );
  }

  remove(object: Manifest): void {
    const index = this.#all.indexOf(object);
    if (index !== -1) this.#all.splice(index, 1);
  }
}
