import { Field, type Problem } from '../fields';
import { KINDS, type KubernetesVersion } from '../kubernetes';
import { allocated } from './allocated';
import { decode } from './decode';
import { defaulted } from './defaulted';
import { heeded } from './heeded';
import type { JsonObject } from './json';
import { merged, unmergeable } from './merge';
import { Schema } from './schema';
import { sizeProblems } from './size';
import { stored } from './stored';
import { prepared, updateProblems } from './update';
import { problemsOf } from './validation';

/** The namespace that kubectl applies to where none is named. */
const NAMESPACE = 'default';

/** An object on a cluster. */
export interface Standing {
  /** The manifest that was applied last. */
  readonly applied: JsonObject;
  /** The object as the API server gives it back, but for its status. */
  readonly live: JsonObject;
}

/** What comes of applying a manifest: an object, or problems for which nothing changes. */
export type Applied =
  | { readonly standing: Standing; readonly problems?: undefined }
  | { readonly standing?: undefined; readonly problems: readonly Problem[] };

/** What Kubernetes of a version makes of manifests that client-side `kubectl apply` brings to it. */
export class ApiServer {
  readonly schema: Schema;

  constructor(readonly version: KubernetesVersion) {
    this.schema = Schema.of(version);
  }

  /** What comes of applying a manifest where this stands, or nothing. */
  apply(manifest: JsonObject, before?: Standing): Applied {
    const kind = this.schema.kind(String(manifest.apiVersion), String(manifest.kind));
    if (kind === undefined && isOwn(String(manifest.apiVersion))) return { problems: [this.unserved(manifest)] };
    const unsent = this.unsent(manifest, kind?.type, before);
    if (unsent.length > 0) return { problems: unsent };
    const next = before ? merged(before.live, before.applied, manifest, kind?.type, this.schema) : manifest;
    return kind?.type === undefined
      ? { standing: { applied: manifest, live: next } }
      : this.judged(manifest, next, kind.type, before);
  }

  /** Why the server refuses an object where there is none yet. */
  problemsOf(manifest: JsonObject): readonly Problem[] {
    const kind = this.schema.kind(String(manifest.apiVersion), String(manifest.kind));
    if (kind?.type === undefined)
      return kind === undefined && isOwn(String(manifest.apiVersion)) ? [this.unserved(manifest)] : [];
    const { value, problems } = this.read(manifest, kind.type);
    return problems.length > 0 ? problems : problemsOf(new Field(value), this.version);
  }

  /** An object of a struct as the server reads it: with its defaults, without what this version drops. */
  read(manifest: JsonObject, struct: string): { readonly value: JsonObject; readonly problems: readonly Problem[] } {
    const { value, problems } = decode(manifest, struct, this.schema);
    const full = defaulted(value, struct, this.schema);
    return { value: stored(heeded(full, String(manifest.kind), this.version)), problems };
  }

  /** Why kubectl can't ask the server. */
  private unsent(manifest: JsonObject, struct: string | undefined, before: Standing | undefined): Problem[] {
    const large = sizeProblems(new Field(manifest), NAMESPACE);
    return before ? [...large, ...unmergeable(before.live, manifest, struct, this.schema)] : large;
  }

  private judged(manifest: JsonObject, next: JsonObject, struct: string, before: Standing | undefined): Applied {
    // The server reads the patched object; what of it comes from the manifest is what can be wrong with it.
    const { value, problems } = this.read(next, struct);
    if (problems.length > 0) return { problems };
    const live = this.completed(value, before);
    const found = [...problemsOf(new Field(live), this.version), ...this.updateProblems(live, before)];
    return found.length > 0 ? { problems: found } : { standing: { applied: manifest, live } };
  }

  private completed(value: JsonObject, before: Standing | undefined): JsonObject {
    if (before !== undefined) return prepared(before.live, value, this.version);
    return value.kind === 'Service' ? allocated(value) : value;
  }

  private updateProblems(live: JsonObject, before: Standing | undefined): readonly Problem[] {
    return before ? updateProblems(new Field(before.live), new Field(live), this.version) : [];
  }

  private unserved({ apiVersion, kind }: JsonObject): Problem {
    const served = Object.keys(KINDS)
      .map((name) => name.split(' ') as [string, string])
      .filter(([version, name]) => name === kind && this.schema.kind(version, name) !== undefined)
      .map(([version]) => version);
    const allowed =
      served.length > 0
        ? `${served.join(' or ')}: Kubernetes ${this.version} serves ${String(kind)} under no other`
        : `one that Kubernetes ${this.version} serves: it has no ${String(kind)} of its own`;
    return { path: 'apiVersion', value: apiVersion, allowed };
  }
}

/** Whether a version of an API is Kubernetes' own; others are those of custom resources. */
function isOwn(apiVersion: string): boolean {
  return OWN_GROUPS.has(groupOf(apiVersion));
}

const OWN_GROUPS: ReadonlySet<string> = new Set([...Object.keys(KINDS).map(groupOf), 'extensions']);

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
