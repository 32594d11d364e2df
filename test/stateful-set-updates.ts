import type { StatefulSetUpdate } from '../lib/review';
import { Field } from '../lib/validation';

/** The differences from the StatefulSet of `liveStatefulSet`. */
interface StatefulSetFields {
  readonly name?: string;
  readonly claims?: readonly object[];
  readonly mounts?: readonly object[];
  readonly labels?: object;
  readonly image?: string;
  readonly namespace?: string;
  readonly spec?: object;
}

/** The claim template `data`. */
export const DATA_CLAIM = sizedClaim('data', '1Gi');

/** A claim or claim template. */
export function sizedClaim(name: string, storage: string, more: { metadata?: object; spec?: object } = {}): object {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...more.spec };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, ...more.metadata }, spec };
}

/** A live StatefulSet with two pods, which mount the claim `data` at /data. */
export function liveStatefulSet(fields: StatefulSetFields = {}): Field {
  const { name = 'web', namespace, labels = { app: 'web' }, image = 'web:1', claims = [DATA_CLAIM] } = fields;
  const mounts = fields.mounts ?? [{ name: 'data', mountPath: '/data' }];
  return new Field({
    metadata: { name, namespace },
    spec: {
      replicas: 2,
      serviceName: 'web',
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels }, spec: { containers: [{ image, volumeMounts: mounts }] } },
      volumeClaimTemplates: claims,
      ...fields.spec,
    },
  });
}

/** An update of a live StatefulSet by HEAD. */
export function statefulSetUpdate(
  after: StatefulSetFields,
  before: StatefulSetFields = {},
  more: Partial<StatefulSetUpdate> = {},
): StatefulSetUpdate {
  const file = 'dist/web.yaml';
  const [old, now] = [liveStatefulSet(before), liveStatefulSet(after)];
  return { before: old, after: now, namespace: null, file, kubernetes: '1.34', ...more };
}
