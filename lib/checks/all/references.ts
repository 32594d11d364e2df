import { POD_REFERENCES } from '../../kubernetes';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/**
 * Reports references of pods to ConfigMaps, Secrets, PersistentVolumeClaims, ServiceAccounts and PriorityClasses that are
 * neither in the App nor declared as existing (`Secret.fromSecretName(…)`, `new OutsideObject(…)`).
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret
 */
export function checkReferences(app: FinishedApp): Finding[] {
  return app.pods.flatMap((pods) => POD_REFERENCES.flatMap(({ kind, path }) => findMissing(app, pods, kind, path)));
}

function findMissing(app: FinishedApp, { spec, owner }: Pods, kind: string, path: readonly string[]): Finding[] {
  const allowed = `the name of a ${kind} that is in this App or declared: new OutsideObject(scope, id, { kind: '${kind}', name })`;
  return spec
    .find(...path.slice(0, -1))
    .filter((reference) => reference.at('optional').raw !== true)
    .map((reference) => reference.at(...path.slice(-1)))
    .filter((name) => name.raw !== undefined && !app.has(kind, name.scalar, owner))
    .flatMap((name) => owner.findings(name.issue(allowed)));
}
