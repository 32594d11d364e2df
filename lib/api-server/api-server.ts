import { isObject, isSame, type JsonObject, type KubernetesVersion, mapOf, omitKeys } from '../kubernetes';
import { Field, type Issue, nestIssues } from '../validation';
import { mergeMatchLabelKeys, prepareForCreate } from './create';
import { type Decoded, type DecodeOptions, decode } from './decode';
import { applyDefaults, applyObjectDefaults, labelJob } from './defaults';
import { findKubectlProblems } from './kubectl-problems';
import { mergeThreeWay } from './merge';
import { Schema } from './schema';
import { findUnservedKind } from './served-kinds';
import { dropDisabledFields, foldStringData, lastAppliedFor, toStorageVersion } from './storage';
import { dropToleratedProblems, prepareForUpdate, validateUpdate } from './update';
import { validateObject } from './validation';

/** An object of a cluster. */
export interface LiveObject {
  /** The manifest that was applied last. */
  readonly lastApplied: JsonObject;
  /** The object as the API server returns it, without its status. */
  readonly live: JsonObject;
}

/** The result of applying a manifest: the object, or the problems for which it is rejected. */
export type ApplyResult =
  | { readonly liveObject: LiveObject; readonly problems?: undefined }
  | { readonly liveObject?: undefined; readonly problems: readonly Issue[] };

/** Forecasts how client-side `kubectl apply` and the API server of a Kubernetes version answer. */
export class ApiServer {
  readonly schema: Schema;

  constructor(readonly version: KubernetesVersion) {
    this.schema = Schema.of(version);
  }

  /**
   * Applies a manifest.
   *
   * @param before the object on the cluster, if there is one
   */
  apply(manifest: JsonObject, before?: LiveObject): ApplyResult {
    const converted = toStorageVersion(manifest);
    const struct = this.structOf(converted);
    const notSent = [
      ...findUnservedKind(converted, this.schema, this.version),
      ...findKubectlProblems(converted, before?.live, struct, this.schema),
    ];
    if (notSent.length > 0) return { problems: notSent };
    const next = before ? this.merge(manifest, converted, struct, before) : converted;
    // kubectl sends no empty patch, so the API server does not validate the object.
    if (before !== undefined && isSame(manifest, before.lastApplied) && isSame(next, before.live)) {
      return { liveObject: before };
    }
    if (struct === undefined) return { liveObject: { lastApplied: manifest, live: next } };
    const { live, problems } = this.store(next, struct, before?.live);
    return problems === undefined ? { liveObject: { lastApplied: manifest, live } } : { problems };
  }

  /** Finds why the API server rejects a manifest of a new object, whichever client sends it. */
  validate(manifest: JsonObject): readonly Issue[] {
    const converted = toStorageVersion(manifest);
    const struct = this.structOf(converted);
    if (struct === undefined) {
      return [...findUnservedKind(converted, this.schema, this.version), ...this.findMetadataProblems(converted)];
    }
    return this.store(converted, struct).problems ?? [];
  }

  /** Reads an object that an older version stored, and adds the defaults of this version. */
  readStored(stored: LiveObject): LiveObject {
    const struct = this.structOf(stored.live);
    if (struct === undefined) return stored;
    const { value, problems } = this.read(stored.live, struct);
    return problems.length > 0 ? stored : { lastApplied: stored.lastApplied, live: value };
  }

  /** The type of an object, by its name in `TYPES`. Undefined for custom resources. */
  structOf({ apiVersion, kind }: JsonObject): string | undefined {
    return this.schema.kind(String(apiVersion), String(kind))?.type;
  }

  /** Decodes an object, adds its defaults, and drops the fields that this version has disabled. */
  read(manifest: JsonObject, struct: string, options?: DecodeOptions): Decoded {
    const { value, problems } = decode(manifest, struct, this.schema, options);
    const defaulted = applyObjectDefaults(applyDefaults(value, struct, this.schema), struct);
    return { value: foldStringData(dropDisabledFields(defaulted, String(manifest.kind), this.version)), problems };
  }

  private merge(
    manifest: JsonObject,
    converted: JsonObject,
    struct: string | undefined,
    { lastApplied, live }: LiveObject,
  ): JsonObject {
    return mergeThreeWay(live, lastAppliedFor(manifest, lastApplied), converted, struct, this.schema);
  }

  /** Stores an object as the API server does: it reads, prepares and validates it. */
  private store(object: JsonObject, struct: string, before?: JsonObject): Stored {
    const { value, problems } = this.read(object, struct, { isPatched: before !== undefined });
    if (problems.length > 0) return { problems };
    const live = this.prepare(value, struct, before);
    const found = before === undefined ? this.validateNew(live) : this.validateUpdate(live, before);
    if (found.length > 0) return { problems: found };
    const isNewPod = before === undefined && struct === 'core/v1.Pod';
    return { live: isNewPod ? mergeMatchLabelKeys(live, this.version) : dropHiddenFields(live) };
  }

  private prepare(object: JsonObject, struct: string, before: JsonObject | undefined): JsonObject {
    const owned = dropEqualOwners(object);
    const ready =
      before === undefined
        ? prepareForCreate(owned, struct, this.version)
        : prepareForUpdate(before, owned, this.version);
    return struct === 'batch/v1.Job' ? labelJob(ready) : ready;
  }

  /** Finds why the API server rejects the metadata of a custom resource, whose type is not known. */
  private findMetadataProblems(object: JsonObject): readonly Issue[] {
    const { value, problems } = decode(mapOf(object.metadata), 'meta/v1.ObjectMeta', this.schema);
    if (problems.length > 0) return nestIssues('metadata', problems);
    return validateObject(new Field({ ...object, metadata: value }), this.version);
  }

  private validateNew(object: JsonObject): readonly Issue[] {
    const fields = new Field(object);
    return [...validateObject(fields, this.version), ...findResourceVersion(fields)];
  }

  private validateUpdate(object: JsonObject, before: JsonObject): readonly Issue[] {
    const [oldFields, fields] = [new Field(before), new Field(object)];
    const validate = (one: Field) => validateObject(one, this.version);
    return [
      ...dropToleratedProblems(validate(fields), oldFields, this.version, validate),
      ...validateUpdate(oldFields, fields, this.version),
    ];
  }
}

/** The object that the API server stores, or the problems for which it stores nothing. */
type Stored =
  | { readonly live: JsonObject; readonly problems?: undefined }
  | { readonly live?: undefined; readonly problems: readonly Issue[] };

/** Keeps one of several owner references that are equal. */
function dropEqualOwners(object: JsonObject): JsonObject {
  const { ownerReferences, ...metadata } = mapOf(object.metadata);
  if (!Array.isArray(ownerReferences)) return object;
  const kept = ownerReferences.filter(
    (owner, index) => !ownerReferences.slice(0, index).some((other) => isSame(other, owner)),
  );
  return { ...object, metadata: { ...metadata, ownerReferences: kept } };
}

function findResourceVersion(object: Field): Issue[] {
  return object
    .find('metadata', 'resourceVersion')
    .map((field) => field.issue('left out: the API server gives a new object its first version'));
}

/** Drops what the API server stores and does not return: the internal traffic policy of an ExternalName Service. */
function dropHiddenFields(object: JsonObject): JsonObject {
  const { kind, spec } = object;
  if (kind !== 'Service' || !isObject(spec) || spec.type !== 'ExternalName') return object;
  return { ...object, spec: omitKeys(spec, ['internalTrafficPolicy']) };
}
