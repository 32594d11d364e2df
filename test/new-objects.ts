import { ApiServer } from '../lib/api-server';
import type { JsonObject } from '../lib/kubernetes';
import { Field } from '../lib/validation';

/** A manifest as JSON, without undefined values. */
export function object(apiVersion: string, kind: string, more: object = {}): JsonObject {
  return JSON.parse(JSON.stringify({ apiVersion, kind, metadata: { name: 'web' }, ...more }));
}

/** Creates an object and returns it as it is live. Fails if it is rejected. */
export function createLive(manifest: JsonObject, server = new ApiServer('1.34')): Field {
  const { liveObject, problems } = server.apply(manifest);
  if (liveObject === undefined) throw new Error(JSON.stringify(problems));
  return new Field(liveObject.live);
}

/** The paths of the problems for which a new object is rejected. Undefined if it is not. */
export function problemsOf(manifest: JsonObject, server = new ApiServer('1.34')): string[] | undefined {
  return server.apply(manifest).problems?.map(({ path }) => path);
}
