import { ApiServer } from '../../api-server';
import { isOlder, type JsonObject, MEASURED_MINORS, NEWEST_MEASURED, toMinorVersion } from '../../kubernetes';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';

/**
 * Reports fields that an API server rejects: unknown fields, wrong types and invalid values. It asks every measured
 * version from the oldest that the App supports, but at least the newest.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export function checkApiServer(app: FinishedApp): Finding[] {
  const versions = MEASURED_MINORS.filter(
    (version) => version === NEWEST_MEASURED || !isOlder(version, toMinorVersion(app.kubernetes)),
  );
  const servers = versions.map((version) => new ApiServer(version));
  return app.objects.flatMap((object) => findRejectedFields(object, servers));
}

/** Finds the fields that a server rejects, each once. Manifests without a kind are left to the other checks. */
function findRejectedFields(object: FinishedObject, servers: readonly ApiServer[]): Finding[] {
  const manifest = object.fields.map;
  const hasKind = object.at('apiVersion').string !== undefined && object.at('kind').string !== undefined;
  if (manifest === undefined || !hasKind) return [];
  const issues = servers.flatMap((server) => server.validate(manifest as JsonObject));
  const issuesByPath = new Map(issues.map((issue) => [issue.path, issue]));
  return object.findings(
    ...[...issuesByPath.values()].map((issue) => ({ ...issue, value: issue.value ?? valueAt(manifest, issue.path) })),
  );
}

/** The value at a path of the manifest. An API server reads 0 and the empty string as unset. */
function valueAt(manifest: unknown, path: string): unknown {
  const keys = Array.from(path.matchAll(/\['([^']*)'\]|\[(\d+)\]|([^.[\]]+)/g), ([, ...found]) => found.join(''));
  return keys.reduce((value, key) => (Object.hasOwn(Object(value), key) ? Object(value)[key] : undefined), manifest);
}
