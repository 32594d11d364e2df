import { KINDS, type KubernetesVersion } from '../kubernetes';
import { Field, type Issue } from '../validation';
import { comparable, converted } from './converted';
import { decode } from './decode';
import { defaulted } from './defaulted';
import { groupOf } from './group';
import { heeded } from './heeded';
import { isObject, type JsonObject, mapOf } from './json';
import { mergeMatchLabelKeys } from './match-label-keys';
import { isSame, merged, unmergeable } from './merge';
import { applyObjectDefaults, labelJob } from './object-defaults';
import { prepareForCreate } from './prepare-for-create';
import { Schema } from './schema';
import { sizeProblems } from './size';
import { stored } from './stored';
import { prepared, updateProblems, withoutTolerated } from './update';
import { validateObject } from './validation';

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
  | { readonly standing?: undefined; readonly problems: readonly Issue[] };

/** What Kubernetes of a version makes of manifests that client-side `kubectl apply` brings to it. */
export class ApiServer {
  readonly schema: Schema;

  constructor(readonly version: KubernetesVersion) {
    this.schema = Schema.of(version);
  }

  /** What comes of applying a manifest where this stands, or nothing. */
  apply(manifest: JsonObject, before?: Standing): Applied {
    const said = converted(manifest);
    const struct = this.structOf(said);
    const unsent = [...this.unserved(said), ...this.unsent(said, struct, before)];
    if (unsent.length > 0) return { problems: unsent };
    const next = before ? merged(before.live, comparable(before.applied, manifest), said, struct, this.schema) : said;
    if (before !== undefined && isNothingSent(manifest, next, before)) return { standing: before };
    return struct === undefined
      ? { standing: { applied: manifest, live: next } }
      : this.judged(manifest, next, struct, before);
  }

  /** Why the server refuses an object where there is none yet, whatever client brings it. */
  problemsOf(manifest: JsonObject): readonly Issue[] {
    const said = converted(manifest);
    const struct = this.structOf(said);
    return struct === undefined ? this.unserved(said) : (this.judged(manifest, said, struct).problems ?? []);
  }

  /** What an older server stored, as this one reads it: with its defaults. What it can't decode stays as it is. */
  takeOver(stored: Standing): Standing {
    const struct = this.structOf(stored.live);
    if (struct === undefined) return stored;
    const { value, problems } = this.read(stored.live, struct);
    return problems.length > 0 ? stored : { applied: stored.applied, live: value };
  }

  /** The type of TYPES that an object has; undefined where it isn't known. */
  structOf({ apiVersion, kind }: JsonObject): string | undefined {
    return this.schema.kind(String(apiVersion), String(kind))?.type;
  }

  /** An object of a struct as the server reads it: with its defaults, without what this version drops. */
  read(
    manifest: JsonObject,
    struct: string,
    how?: { readonly isPatched: boolean },
  ): { readonly value: JsonObject; readonly problems: readonly Issue[] } {
    const { value, problems } = decode(manifest, struct, this.schema, how);
    const full = applyObjectDefaults(defaulted(value, struct, this.schema), struct);
    return { value: stored(heeded(full, String(manifest.kind), this.version)), problems };
  }

  /** Why kubectl can't ask the server. */
  private unsent(manifest: JsonObject, struct: string | undefined, before: Standing | undefined): Issue[] {
    const large = sizeProblems(new Field(manifest), NAMESPACE);
    if (before === undefined) return large;
    return [...large, ...unmergeable(before.live, manifest, struct, this.schema), ...ownMetadata(new Field(manifest))];
  }

  private judged(manifest: JsonObject, next: JsonObject, struct: string, before?: Standing): Applied {
    // The server reads the patched object; what of it comes from the manifest is what can be wrong with it.
    const { value, problems } = this.read(next, struct, { isPatched: before !== undefined });
    if (problems.length > 0) return { problems };
    const live = this.completed(value, struct, before);
    const found = this.validated(live, before);
    if (found.length > 0) return { problems: found };
    const isNewPod = before === undefined && struct === 'core/v1.Pod';
    const stored = isNewPod ? mergeMatchLabelKeys(live, this.version) : withoutUnread(live);
    return { standing: { applied: manifest, live: stored } };
  }

  private validated(object: JsonObject, before: Standing | undefined): readonly Issue[] {
    const validate = (one: Field) => validateObject(one, this.version);
    const problems = validate(new Field(object));
    if (before === undefined) return [...problems, ...ownVersion(new Field(object))];
    const old = new Field(before.live);
    return [
      ...withoutTolerated(problems, old, this.version, validate),
      ...updateProblems(old, new Field(object), this.version),
    ];
  }

  private completed(value: JsonObject, struct: string, before: Standing | undefined): JsonObject {
    const said = dropRepeatedOwners(value);
    const object =
      before === undefined ? prepareForCreate(said, struct, this.version) : prepared(before.live, said, this.version);
    return struct === 'batch/v1.Job' ? labelJob(object) : object;
  }

  /** That there is no such kind under this version of the API, where it would be one of Kubernetes' own. */
  private unserved({ apiVersion, kind }: JsonObject): Issue[] {
    const isServed = this.schema.kind(String(apiVersion), String(kind)) !== undefined;
    if (isServed || !isOwn(String(apiVersion))) return [];
    const served = Object.keys(KINDS)
      .map((name) => name.split(' ') as [string, string])
      .filter(([version, name]) => name === kind && this.schema.kind(version, name) !== undefined)
      .map(([version]) => version);
    const allowed =
      served.length > 0
        ? `${served.join(' or ')}: Kubernetes ${this.version} serves ${String(kind)} under no other`
        : `one that Kubernetes ${this.version} serves: it has no ${String(kind)} of its own`;
    return [{ path: 'apiVersion', value: apiVersion, allowed }];
  }
}

/** Whether kubectl sends nothing, since its patch is empty: then no server judges the object. */
function isNothingSent(manifest: JsonObject, next: JsonObject, { applied, live }: Standing): boolean {
  return isSame(manifest, applied) && isSame(next, live);
}

/** Keeps one of the owner references that are equal. */
function dropRepeatedOwners(object: JsonObject): JsonObject {
  const { ownerReferences, ...metadata } = mapOf(object.metadata);
  if (!Array.isArray(ownerReferences)) return object;
  const kept = ownerReferences.filter(
    (owner, index) => !ownerReferences.slice(0, index).some((one) => isSame(one, owner)),
  );
  return { ...object, metadata: { ...metadata, ownerReferences: kept } };
}

/** What of the metadata of an object that stands only the server writes. */
function ownMetadata(manifest: Field): Issue[] {
  return ['uid', 'resourceVersion', 'deletionGracePeriodSeconds']
    .flatMap((name) => manifest.find('metadata', name))
    .map((field) => field.issue('left out: the server writes it itself'));
}

/** An object as clients read it: a Service that is but a name in DNS has no traffic policy, whatever was stored. */
function withoutUnread(object: JsonObject): JsonObject {
  const { spec } = object;
  if (object.kind !== 'Service' || !isObject(spec) || spec.type !== 'ExternalName') return object;
  const { internalTrafficPolicy: _, ...read } = spec;
  return { ...object, spec: read };
}

/** That a new object names a version of itself. */
function ownVersion(object: Field): Issue[] {
  return object
    .find('metadata', 'resourceVersion')
    .map((field) => field.issue('left out: a new object has none before the server gives it one'));
}

/** Whether a version of an API is Kubernetes' own; others are those of custom resources. */
function isOwn(apiVersion: string): boolean {
  return OWN_GROUPS.has(groupOf(apiVersion));
}

const OWN_GROUPS: ReadonlySet<string> = new Set([...Object.keys(KINDS).map(groupOf), 'extensions']);
