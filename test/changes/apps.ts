import type { Manifest } from '../manifests';
import {
  CONFIG_MAP,
  DEPLOYMENT,
  HEADLESS_SERVICE,
  NODE_PORT_SERVICE,
  POD_DISRUPTION_BUDGET,
  SECRET,
  STATEFUL_SET,
} from './app';
import type { FolderChange } from './change';
import { applyEdits, defineChange, REMOVED } from './edit';

const ALL = [CONFIG_MAP, SECRET, HEADLESS_SERVICE, NODE_PORT_SERVICE, STATEFUL_SET, POD_DISRUPTION_BUDGET];
const IMAGE = { '/spec/template/spec/containers/0/image': 'web:2' };
const list = (...items: Manifest[]): Manifest => ({ apiVersion: 'v1', kind: 'List', items });
const renamed = applyEdits(STATEFUL_SET, { '/metadata/name': 'app' });
const inNamespace = (manifest: Manifest, namespace: unknown) =>
  applyEdits(manifest, { '/metadata/namespace': namespace });
const named = (length: number) => applyEdits(STATEFUL_SET, { '/metadata/name': 'w'.repeat(length) });
/** The objects of the app, with edits by kind. */
const all = (edits: Readonly<Record<string, Record<string, unknown>>>) =>
  ALL.map((one) => applyEdits(one, edits[one.metadata.name === 'web-external' ? 'NodePort' : one.kind] ?? {}));

/** Changes of several objects at once. */
export const APP_CHANGES: readonly FolderChange[] = [
  defineChange('whole: nothing', ALL, ALL),
  defineChange('whole: in another order', ALL, [...ALL].reverse()),
  defineChange('whole: new', [CONFIG_MAP], ALL),
  defineChange('whole: all but one object removed', ALL, [CONFIG_MAP]),
  defineChange('whole: budget gone', ALL, ALL.slice(0, -1)),
  defineChange(
    'whole: image, budget and configuration at once',
    ALL,
    all({
      StatefulSet: IMAGE,
      PodDisruptionBudget: { '/spec/maxUnavailable': 2 },
      ConfigMap: { '/data/color': 'red' },
    }),
  ),
  defineChange(
    'whole: one object is rejected, the others are not',
    ALL,
    all({ StatefulSet: { ...IMAGE, '/spec/serviceName': 'other' }, ConfigMap: { '/data/color': 'red' } }),
  ),
  defineChange('whole: scaled down with a claim that stays', ALL, all({ StatefulSet: { '/spec/replicas': 1 } })),
  defineChange(
    'whole: every object labelled',
    ALL,
    ALL.map((one) => applyEdits(one, { '/metadata/labels/more': 'a' })),
  ),
  defineChange(
    'whole: every object annotated',
    ALL,
    ALL.map((one) => applyEdits(one, { '/metadata/annotations/more': 'a' })),
  ),
  defineChange(
    'whole: labelled pods, selector and governing Service',
    ALL,
    all({
      StatefulSet: { '/spec/selector/matchLabels/v': '1', '/spec/template/metadata/labels/v': '1' },
      Service: { '/spec/selector/v': '1' },
    }),
  ),
  defineChange(
    'whole: defaults written out everywhere',
    ALL,
    all({
      StatefulSet: {
        '/spec/updateStrategy/rollingUpdate': { partition: 0 },
        '/spec/revisionHistoryLimit': 10,
        '/spec/template/spec/restartPolicy': 'Always',
      },
      Service: { '/spec/type': 'ClusterIP', '/spec/ports/0/targetPort': 8080 },
      ConfigMap: { '/immutable': false },
      Secret: { '/type': 'Opaque' },
    }),
  ),
  defineChange(
    'whole: replicas, partition and image',
    ALL,
    all({ StatefulSet: { ...IMAGE, '/spec/replicas': 4, '/spec/updateStrategy/rollingUpdate': { partition: 1 } } }),
  ),
  defineChange(
    'whole: StatefulSet renamed',
    [HEADLESS_SERVICE, STATEFUL_SET],
    [HEADLESS_SERVICE, renamed],
    'data-loss',
  ),
  defineChange(
    'whole: StatefulSet renamed with its labels',
    [HEADLESS_SERVICE, STATEFUL_SET],
    [
      HEADLESS_SERVICE,
      applyEdits(renamed, { '/spec/selector/matchLabels/app': 'app', '/spec/template/metadata/labels/app': 'app' }),
    ],
    'data-loss',
  ),
  defineChange(
    'whole: StatefulSet without claims renamed',
    [
      applyEdits(STATEFUL_SET, {
        '/spec/volumeClaimTemplates': REMOVED,
        '/spec/template/spec/containers/0/volumeMounts/0': REMOVED,
      }),
    ],
    [
      applyEdits(renamed, {
        '/spec/volumeClaimTemplates': REMOVED,
        '/spec/template/spec/containers/0/volumeMounts/0': REMOVED,
      }),
    ],
    'in-place',
  ),
  defineChange('whole: StatefulSet gone', [HEADLESS_SERVICE, STATEFUL_SET], [HEADLESS_SERVICE]),
  defineChange('whole: StatefulSet added', [HEADLESS_SERVICE], [HEADLESS_SERVICE, STATEFUL_SET]),
  defineChange(
    'whole: StatefulSet added whose pods 1.28 cannot make',
    [HEADLESS_SERVICE],
    [HEADLESS_SERVICE, applyEdits(STATEFUL_SET, { '/spec/template/spec/volumes': REMOVED })],
  ),
  defineChange(
    'whole: StatefulSet added with negative replicas',
    [HEADLESS_SERVICE],
    [HEADLESS_SERVICE, applyEdits(STATEFUL_SET, { '/spec/replicas': -1 })],
  ),
  defineChange('whole: StatefulSet of a name of 52 characters', [named(52)], [applyEdits(named(52), IMAGE)]),
  defineChange('whole: StatefulSet of a name of 53 characters', [HEADLESS_SERVICE], [HEADLESS_SERVICE, named(53)]),
  defineChange('whole: StatefulSet of a name of 57 characters', [HEADLESS_SERVICE], [HEADLESS_SERVICE, named(57)]),
  defineChange('whole: StatefulSet of a name of 63 characters', [HEADLESS_SERVICE], [HEADLESS_SERVICE, named(63)]),
  defineChange('whole: StatefulSet of a name of 64 characters', [HEADLESS_SERVICE], [HEADLESS_SERVICE, named(64)]),
  defineChange(
    'whole: StatefulSet of a name with a dot',
    [HEADLESS_SERVICE],
    [HEADLESS_SERVICE, applyEdits(STATEFUL_SET, { '/metadata/name': 'web.app' })],
  ),
  defineChange(
    'whole: StatefulSet of a name with capitals',
    [HEADLESS_SERVICE],
    [HEADLESS_SERVICE, applyEdits(STATEFUL_SET, { '/metadata/name': 'Web' })],
  ),
  defineChange('whole: ConfigMap moved to another namespace', [CONFIG_MAP], [inNamespace(CONFIG_MAP, 'elsewhere')]),
  defineChange(
    'whole: ConfigMap in two namespaces, one changed',
    [CONFIG_MAP, inNamespace(CONFIG_MAP, 'elsewhere')],
    [CONFIG_MAP, applyEdits(inNamespace(CONFIG_MAP, 'elsewhere'), { '/data/color': 'red' })],
  ),
  defineChange('whole: ConfigMap renamed', [CONFIG_MAP], [applyEdits(CONFIG_MAP, { '/metadata/name': 'settings' })]),
  defineChange(
    'whole: StatefulSet moved to another namespace',
    [HEADLESS_SERVICE, STATEFUL_SET],
    [inNamespace(HEADLESS_SERVICE, 'elsewhere'), inNamespace(STATEFUL_SET, 'elsewhere')],
    'data-loss',
  ),
  defineChange(
    'whole: two node ports swapped between namespaces',
    [NODE_PORT_SERVICE, inNamespace(applyEdits(NODE_PORT_SERVICE, { '/spec/ports/0/nodePort': 30102 }), 'elsewhere')],
    [applyEdits(NODE_PORT_SERVICE, { '/spec/ports/0/nodePort': 30102 }), inNamespace(NODE_PORT_SERVICE, 'elsewhere')],
  ),
  defineChange('whole: taken into a list', [CONFIG_MAP, STATEFUL_SET], [list(CONFIG_MAP, STATEFUL_SET)]),
  defineChange(
    'whole: taken into a list and changed',
    [CONFIG_MAP, STATEFUL_SET],
    [list(applyEdits(CONFIG_MAP, { '/data/color': 'red' }), applyEdits(STATEFUL_SET, IMAGE))],
  ),
  defineChange('whole: taken out of a list and one left', [list(CONFIG_MAP, SECRET)], [CONFIG_MAP]),
  defineChange(
    'whole: list with an object that is rejected',
    [CONFIG_MAP, HEADLESS_SERVICE],
    [list(applyEdits(CONFIG_MAP, { '/data/color': 1 }), HEADLESS_SERVICE)],
  ),
  defineChange(
    'whole: rejected in BASE and removed in HEAD',
    [CONFIG_MAP, applyEdits(HEADLESS_SERVICE, { '/spec/ports/0/port': 0 })],
    [CONFIG_MAP],
  ),
  defineChange(
    'whole: rejected in BASE, valid in HEAD',
    [applyEdits(HEADLESS_SERVICE, { '/spec/ports/0/port': 0 })],
    [HEADLESS_SERVICE],
  ),
  defineChange(
    'whole: rejected in BASE and HEAD',
    [applyEdits(HEADLESS_SERVICE, { '/spec/ports/0/port': 0 })],
    [applyEdits(HEADLESS_SERVICE, { '/spec/ports/0/port': -1 })],
  ),
  defineChange(
    'whole: Deployment and StatefulSet of one name',
    [DEPLOYMENT, STATEFUL_SET],
    [applyEdits(DEPLOYMENT, IMAGE), STATEFUL_SET],
  ),
  defineChange('whole: Deployment becomes a StatefulSet', [DEPLOYMENT], [STATEFUL_SET]),
  defineChange('whole: StatefulSet becomes a Deployment', [STATEFUL_SET], [DEPLOYMENT], 'data-loss'),
  defineChange(
    'whole: kind of no such version',
    [CONFIG_MAP],
    [CONFIG_MAP, applyEdits(DEPLOYMENT, { '/apiVersion': 'apps/v1beta1' })],
  ),
  defineChange(
    'whole: kind in the wrong group',
    [CONFIG_MAP],
    [CONFIG_MAP, applyEdits(STATEFUL_SET, { '/apiVersion': 'v1' })],
  ),
  defineChange(
    'whole: kind misspelled',
    [CONFIG_MAP],
    [CONFIG_MAP, applyEdits(STATEFUL_SET, { '/kind': 'Statefulset' })],
  ),
];
