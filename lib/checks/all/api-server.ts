import { ApiServer, type JsonObject } from '../../api-server';
import { isOlder, MEASURED, minorOf, NEWEST_MEASURED } from '../../kubernetes';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';

/**
 * Every API server from the oldest that is supported to the newest that was measured takes every object: each field is
 * there, of its type, and has a value that it may have.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export function checkApiServer(app: FinishedApp): Finding[] {
  const versions = MEASURED.filter(
    (version) => version === NEWEST_MEASURED || !isOlder(version, minorOf(app.kubernetes)),
  );
  const servers = versions.map((version) => new ApiServer(version));
  return app.objects.flatMap((object) => findRejectedFields(object, servers));
}

/** Each field that a server refuses, once. */
function findRejectedFields(object: FinishedObject, servers: readonly ApiServer[]): Finding[] {
  const [manifest, ...names] = [object.fields.map, object.at('apiVersion').string, object.at('kind').string];
  // What is no object at all is for other checks to find.
  if (manifest === undefined || names.includes(undefined)) return [];
  const problems = servers.flatMap((server) => server.problemsOf(manifest as JsonObject));
  return object.findings(...new Map(problems.map((problem) => [problem.path, problem])).values());
}
