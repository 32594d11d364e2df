import type { Cause, ImageChange, ObjectReport, Report, Rollout } from '../lib/review';

/** A report on these objects. */
export function reviewReport(objects: readonly ObjectReport[], more: Partial<Report> = {}): Report {
  const none = { cpu: 0, memory: 0, storage: 0 };
  return {
    version: 1,
    kubernetes: '1.28',
    verdict: 'none',
    objects,
    notes: [],
    images: [],
    totals: { before: none, after: none },
    ...more,
  };
}

/** A report on an object that does not change, except for the given fields. */
export function objectReport(kind: string, name: string, more: Partial<ObjectReport> = {}): ObjectReport {
  return {
    apiVersion: kind === 'StatefulSet' ? 'apps/v1' : 'v1',
    kind,
    namespace: null,
    name,
    outcome: 'unchanged',
    verdict: 'none',
    changes: [],
    file: `${name}.yaml`,
    line: 1,
    ...more,
  };
}

/** A rollout that does nothing, except for the given fields. */
export function rolloutReport(more: Partial<Rollout> = {}): Rollout {
  return { templateChanged: false, restarts: [], held: [], creates: [], deletes: [], ...more };
}

/** `web-0`, `web-1` and `web-2` for `web` and 3. */
export function numberedNames(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
}

const IMAGE = '/spec/template/spec/containers/0/image';
const CHECKSUM = '/spec/template/metadata/annotations/checksum~1config';

/** The cause of a restart for another image. */
export const NEW_IMAGE_CAUSE: Cause = { reason: 'the image of container app changed', paths: [IMAGE] };

/** A StatefulSet whose pods restart for another image. */
export function restartingStatefulSet(name: string, replicas: number): ObjectReport {
  const pods = numberedNames(name, replicas);
  return objectReport('StatefulSet', name, {
    outcome: 'updated',
    verdict: 'restart',
    changes: [{ path: IMAGE, before: 'web:1.0', after: 'web:1.1', effect: 'restart', line: 30 }],
    causes: [NEW_IMAGE_CAUSE],
    rollout: rolloutReport({ templateChanged: true, restarts: pods.toReversed(), leastSeconds: 95 }),
    claims: numberedNames(`data-${name}`, replicas).map((claim) => ({ name: claim, fate: 'kept' })),
  });
}

/** The image changes of `restartingStatefulSet`. */
export function imageChanges(...names: readonly string[]): ImageChange[] {
  return names.map((name) => ({
    object: `StatefulSet ${name}`,
    container: 'app',
    before: 'web:1.0',
    after: 'web:1.1',
  }));
}

const canary = objectReport('StatefulSet', 'web', {
  namespace: 'shop',
  outcome: 'updated',
  verdict: 'restart',
  changes: [
    { path: IMAGE, before: 'web:1.0', after: 'web:1.1', effect: 'restart', line: 30 },
    { path: CHECKSUM, before: 'aaa', after: 'bbb', effect: 'restart', line: 22 },
    { path: '/spec/replicas', before: 3, after: 4, effect: 'in-place', line: 9 },
    { path: '/metadata/labels/team', after: 'shop', effect: 'in-place', line: 6 },
    {
      path: '/spec/template/spec/containers/0/resources/requests/memory',
      before: '1Gi',
      after: '1024Mi',
      effect: 'ignored',
    },
  ],
  causes: [NEW_IMAGE_CAUSE, { reason: 'ConfigMap web changed', paths: [CHECKSUM], objects: ['ConfigMap web'] }],
  warnings: ['replicas is left out: 1 pod runs until the autoscaler acts'],
  rollout: rolloutReport({
    templateChanged: true,
    restarts: ['web-2', 'web-1'],
    held: ['web-0'],
    creates: ['web-3'],
    leastSeconds: 95,
  }),
  claims: [
    ...numberedNames('data-web', 3).map((name) => ({ name, fate: 'kept' as const })),
    { name: 'data-web-3', fate: 'created' },
  ],
  line: 20,
});

const renamed = objectReport('StatefulSet', 'ledger', {
  namespace: 'shop',
  outcome: 'created',
  verdict: 'data-loss',
  renamedFrom: 'StatefulSet books',
  pairedBy: 'the same selector',
  rollout: rolloutReport({ creates: ['ledger-0'] }),
  claims: [{ name: 'data-ledger-0', fate: 'created' }],
  data: [
    {
      container: 'ledger',
      path: '/data',
      before: 'claim template data',
      after: 'claim template data',
      fate: 'left-behind',
      reason: 'StatefulSet ledger does not mount the claims of StatefulSet books',
    },
    { container: 'ledger', path: '/logs', before: 'host path /srv/logs', after: 'host path /srv/logs', fate: 'kept' },
  ],
});

const scaledDown = objectReport('StatefulSet', 'cache', {
  namespace: 'shop',
  outcome: 'updated',
  verdict: 'data-loss',
  changes: [{ path: '/spec/replicas', before: 10, after: 2, effect: 'in-place', line: 9 }],
  rollout: rolloutReport({ deletes: numberedNames('cache', 10).slice(2).toReversed(), promotes: ['cache-1'] }),
  claims: numberedNames('data-cache', 10).map((name, ordinal) => ({ name, fate: ordinal < 2 ? 'kept' : 'deleted' })),
});

const grown = objectReport('StatefulSet', 'search', {
  namespace: 'shop',
  outcome: 'rejected',
  verdict: 'rejected',
  changes: [
    {
      path: '/spec/volumeClaimTemplates/0/spec/resources/requests/storage',
      before: '1Gi',
      after: '2Gi',
      effect: 'rejected',
      line: 61,
    },
  ],
  errors: [
    {
      path: 'spec.volumeClaimTemplates[0].spec.resources.requests.storage',
      message: 'may not change once set',
      line: 61,
    },
    { path: 'spec.serviceName', message: 'may not change once set' },
  ],
  runbook: [
    '# The claims grow first.',
    `kubectl patch persistentvolumeclaim data-search-0 -n shop -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
    'kubectl delete statefulset search -n shop --cascade=orphan --ignore-not-found',
    'kubectl apply -f dist/',
  ],
});

const unstartable = objectReport('StatefulSet', 'queue', {
  outcome: 'updated',
  verdict: 'broken',
  changes: [{ path: '/spec/template/spec/containers/0/volumeMounts/0/name', after: 'tmp', effect: 'restart' }],
  causes: [
    {
      reason: 'the volume mount /tmp of container queue changed',
      paths: ['/spec/template/spec/containers/0/volumeMounts/0/name'],
    },
  ],
  rollout: rolloutReport({
    templateChanged: true,
    restarts: ['queue-0'],
    outage: true,
    broken: "no pod can be made: volumeMounts[0].name is 'tmp', and no volume has that name",
  }),
});

/** A report with all kinds of facts. */
export const RICH_REPORT = reviewReport(
  [
    canary,
    renamed,
    scaledDown,
    grown,
    unstartable,
    objectReport('Deployment', 'api', {
      outcome: 'updated',
      verdict: 'restart',
      pods: 'all 3 pods are replaced, new ones first',
      changes: [{ path: IMAGE, before: 'api:1', after: 'api:2', effect: 'restart' }],
      causes: [NEW_IMAGE_CAUSE],
    }),
    objectReport('Service', 'web', {
      changes: [{ path: '/spec/clusterIP', before: 'None', effect: 'ignored' }],
      warnings: ['clusterIP is left out: the Service stays headless'],
    }),
    objectReport('Service', 'outside', {
      outcome: 'rejected',
      verdict: 'rejected',
      errors: [{ path: 'spec.ports[0].nodePort', message: '30007 is taken by Service web-external' }],
    }),
    objectReport('Secret', 'login', {
      outcome: 'updated',
      verdict: 'in-place',
      pods: 'pods of StatefulSet web see it only after a restart',
      changes: [{ path: '/data/password', before: 'aHVudGVyMg==', after: 'aHVudGVyMw==', effect: 'in-place' }],
    }),
    objectReport('ConfigMap', 'web', {
      namespace: 'shop',
      outcome: 'updated',
      verdict: 'in-place',
      pods: 'the pods of StatefulSet web see it within two minutes or so',
      changes: [
        { path: '/data/web.conf', before: 'port 80\ntimeout 30\n', after: 'port 80\ntimeout 60\n', effect: 'in-place' },
      ],
    }),
    objectReport('ConfigMap', 'settings', { outcome: 'created', verdict: 'in-place' }),
    objectReport('ConfigMap', 'quiet'),
    objectReport('Service', 'books', {
      outcome: 'left-running',
      verdict: 'in-place',
      runbook: ['kubectl delete service books -n shop --ignore-not-found'],
    }),
  ],
  {
    verdict: 'data-loss',
    notes: ['Kubernetes 1.31 was not measured: the rules of 1.28 hold.'],
    images: [
      ...imageChanges('web').map((image) => ({ ...image, namespace: 'shop' })),
      { object: 'StatefulSet queue', container: 'log', after: 'fluent-bit:3.0' },
      { object: 'StatefulSet web', container: 'proxy', before: 'envoy:1.30' },
    ],
    totals: {
      before: { cpu: 0.25, memory: 1.5 * 2 ** 30, storage: 13 * 2 ** 30 },
      after: { cpu: 2, memory: 2 * 2 ** 30, storage: 13 * 2 ** 30 },
    },
  },
);
