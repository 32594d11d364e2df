import { ApiServer } from '../../lib/api-server';
import type { Manifest } from '../manifests';

const SERVER = new ApiServer('1.34');

/** The JSON of live objects by the JSON of their manifests, since tests apply the same ones many times. */
const liveByManifest = new Map<string, string>();

/** The live object of a manifest, with defaults. */
function applyCached(manifest: Manifest): Manifest {
  const key = JSON.stringify(manifest);
  const known = liveByManifest.get(key) ?? JSON.stringify(apply(JSON.parse(key)));
  liveByManifest.set(key, known);
  return JSON.parse(known);
}

function apply(manifest: Manifest): Manifest {
  const { liveObject, problems } = SERVER.apply(manifest);
  if (liveObject === undefined) throw new Error(`${manifest.kind} ${manifest.metadata.name}: ${problems[0]?.path}`);
  return liveObject.live;
}

/** The objects that the API server stores. */
export class Objects {
  readonly #all: Manifest[] = [];
  #made = 0;

  get all(): readonly Manifest[] {
    return this.#all;
  }

  /** Stores the object of a manifest, with defaults. */
  create(manifest: Manifest): Manifest {
    this.#made += 1;
    const live = applyCached(manifest);
    live.metadata = { ...live.metadata, uid: `${live.kind}-${this.#made}` };
    if (manifest.status !== undefined) live.status = structuredClone(manifest.status);
    this.#all.push(live);
    return live;
  }

  find(kind: string, name: string): Manifest | undefined {
    return this.of(kind).find(({ metadata }) => metadata.name === name);
  }

  /** The objects of a kind that have these labels. */
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
