import { groupOf, type JsonObject, KINDS, type KubernetesVersion } from '../kubernetes';
import type { Issue } from '../validation';
import type { Schema } from './schema';

/** The API groups of Kubernetes itself. Other groups are those of custom resources. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set([...Object.keys(KINDS).map(groupOf), 'extensions']);

/** Finds whether a version does not serve a kind of Kubernetes itself under its `apiVersion`. */
export function findUnservedKind(
  { apiVersion, kind }: JsonObject,
  schema: Schema,
  version: KubernetesVersion,
): Issue[] {
  const isServed = schema.kind(String(apiVersion), String(kind)) !== undefined;
  if (isServed || !BUILT_IN_GROUPS.has(groupOf(String(apiVersion)))) return [];
  const servedVersions = Object.keys(KINDS)
    .filter((name) => name.endsWith(` ${String(kind)}`))
    .map((name) => name.slice(0, name.indexOf(' ')))
    .filter((servedVersion) => schema.kind(servedVersion, String(kind)) !== undefined);
  const allowed =
    servedVersions.length > 0
      ? `${servedVersions.join(' or ')}: Kubernetes ${version} serves ${String(kind)} under no other`
      : `one that Kubernetes ${version} serves: it has no ${String(kind)} of its own`;
  return [{ path: 'apiVersion', value: apiVersion, allowed }];
}
