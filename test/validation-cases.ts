import { validateObject } from '../lib/api-server/validation/validate-object';
import { isOlder, type KubernetesVersion, MEASURED_MINORS } from '../lib/kubernetes';
import { Field } from '../lib/validation';
import { edited } from './edited';
import type { Manifest } from './manifests';

/** The versions from `since` on, or before `before`; all of them if neither is set. */
interface Versions {
  readonly since?: KubernetesVersion;
  readonly before?: KubernetesVersion;
}

/** An object, what is changed in it, the paths at which it is then rejected, and by which versions. */
export type ValidationCase = readonly [base: Manifest, changes: Record<string, unknown>, paths: string, by?: Versions];

/** A path, in whose quoted keys there may be spaces. */
const PATH = /(?:'[^']*'|[^ '])+/g;

/** The labels, the selector and the pod template of a workload that is valid. */
export const selector = { matchLabels: { app: 'web' } };
export const podTemplate = {
  metadata: { labels: { app: 'web' } },
  spec: {
    restartPolicy: 'Always',
    containers: [{ name: 'web', image: 'web:1', imagePullPolicy: 'Always', terminationMessagePolicy: 'File' }],
  },
};

/** An object that is called web. */
export function object(apiVersion: string, kind: string, rest: object): Manifest {
  return { apiVersion, kind, metadata: { name: 'web' }, ...rest };
}

/** Tests that every measured version rejects each case at its paths alone. */
export function testValidation(cases: readonly ValidationCase[]): void {
  const titled = cases.map(
    ([base, changes, paths, by]) => [base.kind, changes, paths || 'no field', base, paths, by] as const,
  );
  test.each(titled)('a %s with %j is rejected at %s', (_, changes, __, base, paths, { since, before } = {}) => {
    for (const version of MEASURED_MINORS) {
      const found = validateObject(new Field(edited(base, changes)), version).map(({ path }) => path);
      const isRejected = !(since && isOlder(version, since)) && !(before && !isOlder(version, before));
      const expected = isRejected ? paths : '';
      expect([version, [...new Set(found)].sort()]).toEqual([version, expected.match(PATH)?.sort() ?? []]);
    }
  });
}
