import type { Manifest } from '../manifests';
import { BUDGET, CONFIG, DEPLOYMENT, HEADLESS, NODE_PORT, SECRET, STATEFUL_SET } from './app';
import type { ManifestChange } from './change';
import { createChange, editManifest, GONE } from './edit';

const ALL = [CONFIG, SECRET, HEADLESS, NODE_PORT, STATEFUL_SET, BUDGET];
const IMAGE = { '/spec/template/spec/containers/0/image': 'web:2' };
const list = (...items: Manifest[]): Manifest => ({ apiVersion: 'v1', kind: 'List', items });
const renamed = editManifest(STATEFUL_SET, { '/metadata/name': 'app' });
const inNamespace = (manifest: Manifest, namespace: unknown) =>
  editManifest(manifest, { '/metadata/namespace': namespace });
const named = (length: number) => editManifest(STATEFUL_SET, { '/metadata/name': 'w'.repeat(length) });
/** The objects of the app, edited by their kind. */
const all = (edits: Readonly<Record<string, Record<string, unknown>>>) =>
  ALL.map((one) => editManifest(one, edits[one.metadata.name === 'web-external' ? 'NodePort' : one.kind] ?? {}));

/** Changes of several objects, and of whole apps. */
export const WHOLE_APP_CHANGES: readonly ManifestChange[] = [
  createChange('whole: nothing', ALL, ALL),
  createChange('whole: in another order', ALL, [...ALL].reverse()),
  createChange('whole: new', [CONFIG], ALL),
  createChange('whole: all but one object gone', ALL, [CONFIG]),
  createChange('whole: budget gone', ALL, ALL.slice(0, -1)),
  createChange(
    'whole: image, budget and configuration at once',
    ALL,
    all({
      StatefulSet: IMAGE,
      PodDisruptionBudget: { '/spec/maxUnavailable': 2 },
      ConfigMap: { '/data/color': 'red' },
    }),
  ),
  createChange(
    'whole: one object is rejected, the others are accepted',
    ALL,
    all({ StatefulSet: { ...IMAGE, '/spec/serviceName': 'other' }, ConfigMap: { '/data/color': 'red' } }),
  ),
  createChange('whole: scaled down with a claim that stays', ALL, all({ StatefulSet: { '/spec/replicas': 1 } })),
  createChange(
    'whole: every object labeled',
    ALL,
    ALL.map((one) => editManifest(one, { '/metadata/labels/more': 'a' })),
  ),
  createChange(
    'whole: every object annotated',
    ALL,
    ALL.map((one) => editManifest(one, { '/metadata/annotations/more': 'a' })),
  ),
  createChange(
    'whole: labeled pods, selector and governing Service',
    ALL,
    all({
      StatefulSet: { '/spec/selector/matchLabels/v': '1', '/spec/template/metadata/labels/v': '1' },
      Service: { '/spec/selector/v': '1' },
    }),
  ),
  createChange(
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
  createChange(
    'whole: replicas, partition and image',
    ALL,
    all({ StatefulSet: { ...IMAGE, '/spec/replicas': 4, '/spec/updateStrategy/rollingUpdate': { partition: 1 } } }),
  ),
  createChange('whole: StatefulSet renamed', [HEADLESS, STATEFUL_SET], [HEADLESS, renamed], 'data-loss'),
  createChange(
    'whole: StatefulSet renamed with its labels',
    [HEADLESS, STATEFUL_SET],
    [
      HEADLESS,
      editManifest(renamed, { '/spec/selector/matchLabels/app': 'app', '/spec/template/metadata/labels/app': 'app' }),
    ],
    'data-loss',
  ),
  createChange(
    'whole: StatefulSet without claims renamed',
    [
      editManifest(STATEFUL_SET, {
        '/spec/volumeClaimTemplates': GONE,
        '/spec/template/spec/containers/0/volumeMounts/0': GONE,
      }),
    ],
    [
      editManifest(renamed, {
        '/spec/volumeClaimTemplates': GONE,
        '/spec/template/spec/containers/0/volumeMounts/0': GONE,
      }),
    ],
    'in-place',
  ),
  createChange('whole: StatefulSet gone', [HEADLESS, STATEFUL_SET], [HEADLESS]),
  createChange('whole: StatefulSet added', [HEADLESS], [HEADLESS, STATEFUL_SET]),
  createChange(
    'whole: StatefulSet added whose pods the API server rejects in 1.28',
    [HEADLESS],
    [HEADLESS, editManifest(STATEFUL_SET, { '/spec/template/spec/volumes': GONE })],
  ),
  createChange(
    'whole: StatefulSet added that every version rejects',
    [HEADLESS],
    [HEADLESS, editManifest(STATEFUL_SET, { '/spec/replicas': -1 })],
  ),
  createChange('whole: StatefulSet of a name of 52 characters', [named(52)], [editManifest(named(52), IMAGE)]),
  createChange('whole: StatefulSet of a name of 53 characters', [HEADLESS], [HEADLESS, named(53)]),
  createChange('whole: StatefulSet of a name of 57 characters', [HEADLESS], [HEADLESS, named(57)]),
  createChange('whole: StatefulSet of a name of 63 characters', [HEADLESS], [HEADLESS, named(63)]),
  createChange('whole: StatefulSet of a name of 64 characters', [HEADLESS], [HEADLESS, named(64)]),
  createChange(
    'whole: StatefulSet of a name with a dot',
    [HEADLESS],
    [HEADLESS, editManifest(STATEFUL_SET, { '/metadata/name': 'web.app' })],
  ),
  createChange(
    'whole: StatefulSet of a name with capitals',
    [HEADLESS],
    [HEADLESS, editManifest(STATEFUL_SET, { '/metadata/name': 'Web' })],
  ),
  createChange('whole: ConfigMap moved to another namespace', [CONFIG], [inNamespace(CONFIG, 'elsewhere')]),
  createChange(
    'whole: ConfigMap in two namespaces, one changed',
    [CONFIG, inNamespace(CONFIG, 'elsewhere')],
    [CONFIG, editManifest(inNamespace(CONFIG, 'elsewhere'), { '/data/color': 'red' })],
  ),
  createChange('whole: ConfigMap renamed', [CONFIG], [editManifest(CONFIG, { '/metadata/name': 'settings' })]),
  createChange(
    'whole: StatefulSet moved to another namespace',
    [HEADLESS, STATEFUL_SET],
    [inNamespace(HEADLESS, 'elsewhere'), inNamespace(STATEFUL_SET, 'elsewhere')],
    'data-loss',
  ),
  createChange(
    'whole: two node ports swapped between namespaces',
    [NODE_PORT, inNamespace(editManifest(NODE_PORT, { '/spec/ports/0/nodePort': 30102 }), 'elsewhere')],
    [editManifest(NODE_PORT, { '/spec/ports/0/nodePort': 30102 }), inNamespace(NODE_PORT, 'elsewhere')],
  ),
  createChange('whole: moved into a list', [CONFIG, STATEFUL_SET], [list(CONFIG, STATEFUL_SET)]),
  createChange(
    'whole: moved into a list and changed',
    [CONFIG, STATEFUL_SET],
    [list(editManifest(CONFIG, { '/data/color': 'red' }), editManifest(STATEFUL_SET, IMAGE))],
  ),
  createChange('whole: one moved out of a list, the other removed', [list(CONFIG, SECRET)], [CONFIG]),
  createChange(
    'whole: list with one object that is rejected',
    [CONFIG, HEADLESS],
    [list(editManifest(CONFIG, { '/data/color': 1 }), HEADLESS)],
  ),
  createChange(
    'whole: rejected in BASE, removed in HEAD',
    [CONFIG, editManifest(HEADLESS, { '/spec/ports/0/port': 0 })],
    [CONFIG],
  ),
  createChange(
    'whole: rejected in BASE, fixed in HEAD',
    [editManifest(HEADLESS, { '/spec/ports/0/port': 0 })],
    [HEADLESS],
  ),
  createChange(
    'whole: rejected in BASE and HEAD',
    [editManifest(HEADLESS, { '/spec/ports/0/port': 0 })],
    [editManifest(HEADLESS, { '/spec/ports/0/port': -1 })],
  ),
  createChange(
    'whole: Deployment and StatefulSet of one name',
    [DEPLOYMENT, STATEFUL_SET],
    [editManifest(DEPLOYMENT, IMAGE), STATEFUL_SET],
  ),
  createChange('whole: Deployment becomes a StatefulSet', [DEPLOYMENT], [STATEFUL_SET]),
  createChange('whole: StatefulSet becomes a Deployment', [STATEFUL_SET], [DEPLOYMENT], 'data-loss'),
  createChange(
    'whole: kind of no such version',
    [CONFIG],
    [CONFIG, editManifest(DEPLOYMENT, { '/apiVersion': 'apps/v1beta1' })],
  ),
  createChange(
    'whole: kind in the wrong group',
    [CONFIG],
    [CONFIG, editManifest(STATEFUL_SET, { '/apiVersion': 'v1' })],
  ),
  createChange('whole: kind misspelled', [CONFIG], [CONFIG, editManifest(STATEFUL_SET, { '/kind': 'Statefulset' })]),
];
