import { DEFAULT_NAMESPACE, type JsonObject } from '../kubernetes';
import { Field, type Issue } from '../validation';
import { findSizeProblems } from './manifest-size';
import { findMissingMergeKeys } from './merge';
import type { Schema } from './schema';

/** Metadata of a live object that only the API server writes. */
const SERVER_METADATA = ['uid', 'resourceVersion', 'deletionGracePeriodSeconds'];

/** Finds why `kubectl apply` rejects a manifest, before it asks the API server. */
export function findKubectlProblems(
  manifest: JsonObject,
  live: JsonObject | undefined,
  struct: string | undefined,
  schema: Schema,
): Issue[] {
  const fields = new Field(manifest);
  const tooLarge = findSizeProblems(fields, DEFAULT_NAMESPACE);
  if (live === undefined) return tooLarge;
  return [...tooLarge, ...findMissingMergeKeys(live, manifest, struct, schema), ...findServerMetadata(fields)];
}

function findServerMetadata(manifest: Field): Issue[] {
  return SERVER_METADATA.flatMap((name) => manifest.find('metadata', name)).map((field) =>
    field.issue('left out: the API server writes it itself'),
  );
}
